import { useCallback, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import { useApp } from "../app/context.tsx";
import { formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

const events = ["backups.changed"] as const;

/** The backups and their folders, loaded again after each change. `null` until the first answer. */
export function useBackups(): Output<"backups.list"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [answer, setAnswer] = useState<Output<"backups.list"> | null>(null);
  const load = useCallback(
    () => void task(async () => setAnswer(await bridge.ask("backups.list", {}))),
    [bridge, task],
  );
  useFresh(load, events);
  return answer;
}

/** A function that makes a backup now and tells of it, and whether it runs. */
export function useMakeBackup(): { make: () => Promise<void>; isMaking: boolean } {
  const { bridge, notify } = useApp();
  const { backups: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const [isMaking, setIsMaking] = useState(false);
  const make = async () => {
    setIsMaking(true);
    await task(async () => {
      const { backup } = await bridge.ask("backups.make", {});
      notify({ kind: "done", text: words.made(formatDate(backup.date, locale)) });
    });
    setIsMaking(false);
  };
  return { make, isMaking };
}
