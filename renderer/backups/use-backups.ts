import { useCallback, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

const events = ["backups.changed"] as const;

/** The backups and their folders, loaded again after each change. `null` until the first answer. */
export function useBackups(): Output<"backups.list"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [answer, setAnswer] = useState<Output<"backups.list"> | null>(null);
  const load = useCallback(
    () => void task(async () => setAnswer(await ask(bridge, "backups.list", {}))),
    [bridge, task],
  );
  useFresh(load, events);
  return answer;
}
