import { useCallback, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

const events = ["backups.changed"] as const;

/** What backups there are; asked for anew when something changed. Null until the first answer. */
export function useBackups(): Output<"backups.list"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [listed, setListed] = useState<Output<"backups.list"> | null>(null);
  const load = useCallback(
    () => void task(async () => setListed(await ask(bridge, "backups.list", {}))),
    [bridge, task],
  );
  useFresh(load, events);
  return listed;
}
