/** Replaces the open bulletin by another one. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $addUpdateTag, $getRoot, HISTORY_PUSH_TAG } from "lexical";
import { useCallback } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { $documentToState } from "./adapter.ts";
import { $ensureBlock } from "./paragraphs.ts";
import { useOutlineStore } from "./editor-state.tsx";
import { TRACKED_TAG } from "./revisions/tracking.ts";

/**
 * Returns a function that replaces the open bulletin, including masthead and imprint, as one undo step. It
 * returns false if the issue is read-only.
 */
export function useReplaceDocument(): (bulletin: BulletinDocument) => boolean {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  return useCallback(
    (bulletin) => {
      if (!editor.isEditable()) return false;
      editor.update(
        () => {
          $addUpdateTag(HISTORY_PUSH_TAG);
          // The new bulletin keeps its own revisions; the replacement itself is not tracked.
          $addUpdateTag(TRACKED_TAG);
          $documentToState(bulletin);
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
