import { useEffect, useSyncExternalStore } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useErrorSentence, useTask } from "../app/use-task.ts";
import { isConflict, sheetOf, type Sheet, type Shown } from "./sheet.ts";

/** The tables of names for editing; null until they are there. What cannot be saved is told, with what can be done. */
export function useSheet(): { sheet: Sheet; shown: Shown | null } {
  const { bridge, notify } = useApp();
  const words = useMessages().names;
  const task = useTask();
  const sentence = useErrorSentence();
  const sheet = sheetOf(bridge);
  const shown = useSyncExternalStore(sheet.subscribe, sheet.read);
  useEffect(() => {
    sheet.tellFailures((thrown) => {
      const choices = [
        { label: words.takeTheirs, run: () => void task(() => sheet.takeTheirs()) },
        { label: words.keepMine, run: () => void task(() => sheet.keepMine()) },
      ];
      notify({ kind: "error", text: sentence(thrown), ...(isConflict(thrown) ? { actions: choices } : {}) });
    });
  }, [sheet, notify, sentence, task, words]);
  useEffect(() => {
    const load = () => void task(() => sheet.load());
    const flush = () => void sheet.flush();
    load();
    const stop = bridge.on("names.changed", load);
    // Another program on the same library sends no event here.
    addEventListener("focus", load);
    addEventListener("pagehide", flush);
    return () => {
      stop();
      removeEventListener("focus", load);
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [bridge, sheet, task]);
  return { sheet, shown };
}
