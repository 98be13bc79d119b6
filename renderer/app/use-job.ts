import { useEffect, useRef, useState } from "react";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import { useApp } from "./context.tsx";
import { useTask } from "./use-task.ts";

/** One long call at a time, with its progress; it ends with the window that began it. */
export function useJob(): { progress: { done: number; total: number } | null; run: (work: (job: string) => Promise<void>) => Promise<void>; stop: () => void } {
  const { bridge } = useApp();
  const task = useTask();
  const job = useRef<string | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const run = async (work: (job: string) => Promise<void>) => {
    const id = randomId();
    job.current = id;
    setProgress({ done: 0, total: 0 });
    const silence = bridge.on("job.progress", ({ job: whose, done, total }) => whose === id && setProgress({ done, total }));
    await task(() => work(id));
    silence();
    job.current = null;
    setProgress(null);
  };
  const stop = () => void (job.current && bridge.call("jobs.cancel", { job: job.current }));
  useEffect(() => () => void (job.current && bridge.call("jobs.cancel", { job: job.current })), [bridge]);
  return { progress, run, stop };
}
