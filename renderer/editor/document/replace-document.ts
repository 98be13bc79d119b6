/** Replaces the open bulletin by another one. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot } from "lexical";
import { useCallback } from "react";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { commit } from "./commit.ts";

/**
 * Returns a function that replaces the open bulletin, including masthead and imprint, as one undo step, and
 * moves the caret to the start. It returns false if the issue is read-only.
 */
export function useReplaceDocument(): (bulletin: BulletinDocument) => boolean {
  const [editor] = useLexicalComposerContext();
  return useCallback(
    (bulletin) => {
      if (!editor.isEditable()) return false;
      // The new bulletin keeps its own revisions; the replacement itself is not tracked.
      commit(editor, () => bulletin, { isTracked: false });
      editor.update(() => void $getRoot().selectStart(), { discrete: true });
      return true;
    },
    [editor],
  );
}
