import { useCallback, useEffect, useRef, useState } from "react";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import type { EventData } from "../../shared/contract/calls.ts";
import { useApp } from "./context.tsx";
import { useTask } from "./use-task.ts";

/** `total` 0: it is not known yet. `step` null: none was told yet. */
export interface JobProgress {
  done: number;
  total: number;
  step: EventData<"job.progress">["step"] | null;
}

interface Job {
  /** Null while nothing runs, or has not run long. */
  progress: JobProgress | null;
  isRunning: boolean;
  /** One at a time: another one that is asked for meanwhile does not begin. True where the work was done, false where it failed, which is told. */
  run: (work: (job: string) => Promise<void>) => Promise<boolean>;
  stop: () => void;
}

/** A long call, with its progress; it ends with the window that began it. @param showAfter ms; what is done sooner shows no progress. */
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
      const silence = bridge.on("job.progress", ({ job: whose, ...told }) => {
        if (whose !== id) return;
        latest = told;
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
      silence();
      job.current = null;
      setProgress(null);
      setIsRunning(false);
      return isDone === true;
    },
    [bridge, showAfter, task],
  );
  const stop = useCallback(() => {
    if (job.current !== null) void bridge.call("jobs.cancel", { job: job.current });
  }, [bridge]);
  useEffect(() => stop, [stop]);
  return { progress, isRunning, run, stop };
}
