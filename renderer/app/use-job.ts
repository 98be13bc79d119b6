import { useCallback, useEffect, useRef, useState } from "react";
import { randomId } from "../../shared/basics/identifiers.ts";
import type { EventData } from "../../shared/contract/calls.ts";
import { useApp } from "./context.tsx";
import { useTask } from "./use-task.ts";

/**
 * Progress of a long call. `total` is 0 until it is known, `step` is null until the first event names one.
 */
export interface JobProgress {
  done: number;
  total: number;
  step: EventData<"job.progress">["step"] | null;
}

interface Job {
  /** `null` while idle, and until the job has run for `showAfter` ms. */
  progress: JobProgress | null;
  isRunning: boolean;
  /**
   * Runs the work, one job at a time. Resolves to true when it succeeded; to false when it failed (a notice
   * says why) or another job is still running.
   */
  run: (work: (job: string) => Promise<void>) => Promise<boolean>;
  stop: () => void;
}

/**
 * Runs a long call of the core with progress. Unmounting the component cancels it.
 * @param showAfter time in ms before progress is shown; a job that ends sooner shows none
 */
export function useJob(showAfter = 0): Job {
  const { bridge } = useApp();
  const task = useTask();
  const job = useRef<string | null>(null);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const run = useCallback(
    async (work: (job: string) => Promise<void>) => {
      if (job.current !== null) return false;
      const id = randomId();
      job.current = id;
      setIsRunning(true);
      let latest: JobProgress = { done: 0, total: 0, step: null };
      let isShown = showAfter === 0;
      if (isShown) setProgress(latest);
      const stopListening = bridge.on("job.progress", ({ job: eventJob, ...progressNow }) => {
        if (eventJob !== id) return;
        latest = progressNow;
        if (isShown) setProgress(latest);
      });
      const timer = setTimeout(() => {
        isShown = true;
        setProgress(latest);
      }, showAfter);

      const isDone = await task(async () => {
        await work(id);
        return true;
      });
      clearTimeout(timer);
      stopListening();
      job.current = null;
      setProgress(null);
      setIsRunning(false);
      return isDone === true;
    },
    [bridge, showAfter, task],
  );
  const stop = useCallback(() => {
    if (job.current !== null) void bridge.send("jobs.cancel", { job: job.current });
  }, [bridge]);
  useEffect(() => stop, [stop]);
  return { progress, isRunning, run, stop };
}
