import { useEffect, useSyncExternalStore } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useErrorSentence, useTask } from "../app/use-task.ts";
import { isConflict, sheetOf, type Sheet, type SheetContent } from "./sheet.ts";

/**
 * The tables of names for editing; `content` is `null` until they are loaded. A save that fails shows a
 * notice; after a conflict with another window, with buttons that choose a side.
 */
export function useSheet(): { sheet: Sheet; content: SheetContent | null } {
  const { bridge, notify } = useApp();
  const words = useMessages().names;
  const task = useTask();
  const sentence = useErrorSentence();
  const sheet = sheetOf(bridge);
  const content = useSyncExternalStore(sheet.subscribe, sheet.read);
  useEffect(() => {
    sheet.tellFailures((error) => {
      const choices = [
        { label: words.takeTheirs, run: () => void task(() => sheet.takeTheirs()) },
        { label: words.keepMine, run: () => void task(() => sheet.keepMine()) },
      ];
      notify({ kind: "error", text: sentence(error), ...(isConflict(error) ? { actions: choices } : {}) });
    });
  }, [sheet, notify, sentence, task, words]);
  useEffect(() => {
    const load = () => void task(() => sheet.load());
    const flush = () => void sheet.flush();
    load();
    const stop = bridge.on("names.changed", load);
    // Another program that uses the same library sends no events to this one.
    addEventListener("focus", load);
    addEventListener("pagehide", flush);
    return () => {
      stop();
      removeEventListener("focus", load);
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [bridge, sheet, task]);
  return { sheet, content };
}
