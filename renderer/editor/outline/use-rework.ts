/** Actions that turn an article as a whole into something else. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useMemo } from "react";
import { trimToBrief } from "../../../shared/bulletin/brief.ts";
import { takeBack } from "../../../shared/bulletin/place.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { ask, useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTask } from "../../app/use-task.ts";
import { readBulletin } from "../document/read.ts";
import { useOutlineStore } from "../editor-state.tsx";
import { useUndoOffer } from "../undo-offer.ts";
import { arrange } from "./arrange.ts";
import { titleOf } from "./titles.ts";

/** Each change is one undo step, followed by a notice with a button that undoes it. */
export interface Rework {
  /**
   * Returns an article to the manuscripts (退回稿库). The library derives from the issue that the manuscript is
   * no longer used; its state becomes 选用, because somebody had chosen it.
   */
  takeBack(id: string): void;
  /** Cuts an article down to a brief (摘为简讯). Returns the id of the brief, or null if nothing changed. */
  trim(id: string): string | null;
}

/** The actions for the open bulletin. */
export function useRework(): Rework {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { bridge } = useApp();
  const words = useMessages().editor;
  const task = useTask();
  const offer = useUndoOffer();

  const change = useCallback(
    (
      id: string,
      make: (bulletin: BulletinDocument, id: string) => BulletinDocument,
      noticeOf: (title: string) => string,
    ): BulletinDocument | null => {
      const before = readBulletin(editor);
      const after = make(before, id);
      if (after === before || !editor.isEditable()) return null;
      store.refresh();
      const title = titleOf(store.outline().sections, id, words);
      arrange(editor, before, after);
      store.refresh();
      offer({ text: noticeOf(title), label: words.undoIt, refusal: words.changedSince });
      return after;
    },
    [editor, offer, store, words],
  );
  return useMemo(
    () => ({
      takeBack: (id) => {
        const manuscript = store.origins().get(id);
        const after = change(id, takeBack, words.tookBack);
        if (after && manuscript !== undefined)
          void task(() =>
            ask(bridge, "manuscripts.change", { ids: [manuscript], change: { state: "chosen" } }),
          );
      },
      trim: (id) => {
        const oldIds = new Set(readBulletin(editor).blocks.map((block) => block.id));
        return (
          change(id, trimToBrief, words.trimmed)?.blocks.findLast((block) => !oldIds.has(block.id))?.id ??
          null
        );
      },
    }),
    [bridge, change, editor, store, task, words],
  );
}
