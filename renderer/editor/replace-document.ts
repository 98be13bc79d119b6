import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $addUpdateTag, $getRoot, HISTORY_PUSH_TAG } from "lexical";
import { useCallback } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { $documentToState } from "./adapter.ts";
import { $ensureBlock } from "./paragraphs.ts";
import { useOutlineStore } from "./session.tsx";
import { TRACKED_TAG } from "./revisions/tracking.ts";

/** Puts another document in the place of the open one, masthead and imprint too: one step of the history. False where the issue may not be edited. */
export function useReplaceDocument(): (document: BulletinDocument) => boolean {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  return useCallback(
    (document) => {
      if (!editor.isEditable()) return false;
      editor.update(
        () => {
          $addUpdateTag(HISTORY_PUSH_TAG);
          // It comes with the marks that it had.
          $addUpdateTag(TRACKED_TAG);
          $documentToState(document);
          $ensureBlock();
          $getRoot().selectStart();
        },
        { discrete: true },
      );
      store.refresh();
      return true;
    },
    [editor, store],
  );
}
