/** Actions that turn an article as a whole into something else. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useMemo } from "react";
import { trimToBrief } from "../../../shared/manuscripts/brief.ts";
import { takeBack } from "../../../shared/manuscripts/place.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTask } from "../../app/use-task.ts";
import { insertedBlocks } from "../document/bring-in.ts";
import { commit, type Commit } from "../document/commit.ts";
import { useOutlineStore } from "../session/editor-state.tsx";
import { useUndoOffer } from "../session/undo-offer.ts";
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
    ): Commit | null => {
      store.refresh();
      const title = titleOf(store.outline().sections, id, words);
      const result = commit(editor, (bulletin) => make(bulletin, id));
      if (result) offer({ text: noticeOf(title), label: words.undoIt, refusal: words.changedSince });
      return result;
    },
    [editor, offer, store, words],
  );
  return useMemo(
    () => ({
      takeBack: (id) => {
        const manuscript = store.origins().get(id);
        const isTakenBack = change(id, takeBack, words.tookBack) !== null;
        if (isTakenBack && manuscript !== undefined)
          void task(() =>
            bridge.ask("manuscripts.change", { ids: [manuscript], change: { state: "chosen" } }),
          );
      },
      trim: (id) => {
        const result = change(id, trimToBrief, words.trimmed);
        return (result && insertedBlocks(result).at(-1)?.id) ?? null;
      },
    }),
    [bridge, change, store, task, words],
  );
}
