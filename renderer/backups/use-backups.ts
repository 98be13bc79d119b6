import { useCallback, useEffect, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";

/** What backups there are; asked for anew when something changed. Null until the first answer. */
export function useBackups(): Output<"backups.list"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [listed, setListed] = useState<Output<"backups.list"> | null>(null);
  const load = useCallback(() => void task(async () => setListed(await ask(bridge, "backups.list", {}))), [bridge, task]);
  useEffect(() => {
    load();
    const stop = bridge.on("backups.changed", load);
    // A stick that was plugged in sends no event.
    addEventListener("focus", load);
    return () => {
      stop();
      removeEventListener("focus", load);
    };
  }, [bridge, load]);
  return listed;
}
