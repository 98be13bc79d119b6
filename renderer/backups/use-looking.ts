import { useEffect, useState } from "react";
import { randomId } from "../../shared/basics/identifiers.ts";
import { useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";

interface Looking<T> {
  /** `null` until the first answer. */
  answer: T | null;
  /** True while a newer answer is on its way. */
  isLooking: boolean;
  /** How many backups were looked into; `null` before the first. */
  progress: { done: number; total: number } | null;
}

/**
 * Looks into the backups whenever `look` is another function; a look that is not needed any more is cancelled.
 * @param delay in ms before it begins, while somebody types
 */
export function useLooking<T>(look: (job: string) => Promise<T>, delay = 0): Looking<T> {
  const { bridge } = useApp();
  const task = useTask();
  const [state, setState] = useState<{ look: unknown; answer: T | null }>({ look: null, answer: null });
  const [progress, setProgress] = useState<Looking<T>["progress"]>(null);
  useEffect(() => {
    const job = randomId();
    let isNeeded = true;
    const stop = bridge.on("job.progress", ({ job: eventJob, done, total }) => {
      if (isNeeded && eventJob === job) setProgress({ done, total });
    });
    const timer = setTimeout(
      () =>
        void task(async () => {
          const answer = await look(job);
          if (isNeeded) setState({ look, answer });
        }),
      delay,
    );
    return () => {
      isNeeded = false;
      clearTimeout(timer);
      stop();
      setProgress(null);
      void bridge.send("jobs.cancel", { job });
    };
  }, [bridge, delay, look, task]);
  return { answer: state.answer, isLooking: state.look !== look, progress };
}
