import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useMemo } from "react";
import { trimToBrief } from "../../../shared/bulletin/brief.ts";
import { takeBack } from "../../../shared/bulletin/place.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { ask, useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTask } from "../../app/use-task.ts";
import { stateToDocument } from "../adapter.ts";
import { useOutlineStore } from "../session.tsx";
import { useUndoOffer } from "../undo-offer.ts";
import { arrange } from "./arrange.ts";
import { titleOf } from "./titles.ts";

/** What becomes of an article as a whole. Every change is one step of the history, and told with a button that takes it back. */
export interface Rework {
  /** 退回稿库. That no issue holds the manuscript any more follows from the issue; it stays chosen: somebody had placed it. */
  takeBack(id: string): void;
  /** 摘为简讯. The id of the brief, null where nothing changed. */
  trim(id: string): string | null;
}

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
      make: (document: BulletinDocument, id: string) => BulletinDocument,
      told: (title: string) => string,
    ): BulletinDocument | null => {
      const before = stateToDocument(editor.getEditorState());
      const after = make(before, id);
      if (after === before || !editor.isEditable()) return null;
      store.refresh();
      const title = titleOf(store.outline().sections, id, words);
      arrange(editor, before, after);
      store.refresh();
      offer({ text: told(title), label: words.undoIt, refusal: words.changedSince });
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
        const known = new Set(stateToDocument(editor.getEditorState()).blocks.map((block) => block.id));
        return (
          change(id, trimToBrief, words.trimmed)?.blocks.findLast((block) => !known.has(block.id))?.id ?? null
        );
      },
    }),
    [bridge, change, editor, store, task, words],
  );
}
