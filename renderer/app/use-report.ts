import { useCallback } from "react";
import { useApp } from "./context.tsx";
import { download } from "./download.ts";
import { today } from "./format.ts";
import { useMessages } from "./messages.tsx";
import { useTask } from "./use-task.ts";

/** Returns a function that saves the report for whoever repairs the program, as a file of the person's choice. */
export function useReport(): () => Promise<void> {
  const { bridge } = useApp();
  const { report: words } = useMessages();
  const task = useTask();
  return useCallback(async () => {
    await task(async () => {
      const { text } = await bridge.ask("doctor.report", {});
      download(words.file(today()), text, "text/plain");
    });
  }, [bridge, task, words]);
}
