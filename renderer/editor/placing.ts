/** Placing a manuscript where the caret is: one step of the history. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getState } from "lexical";
import { useCallback } from "react";
import { placeManuscript, type PlacedManuscript, type Placement } from "../../shared/bulletin/place.ts";
import { stateToDocument } from "./adapter.ts";
import { goTo } from "./go.ts";
import { idState } from "./nodes.ts";
import { arrange } from "./outline/arrange.ts";
import { $blockOf, $range } from "./selection.ts";
import { useOutlineStore } from "./session.tsx";

/** Places a manuscript behind the article with the caret, at the end where there is none, and goes there. */
export function usePlacing(): (manuscript: PlacedManuscript, placement: Placement) => void {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  return useCallback(
    (manuscript, placement) => {
      if (!editor.isEditable()) return;
      const caret = editor.getEditorState().read(() => {
        const node = $range()?.anchor.getNode();
        const block = node && $blockOf(node);
        return block ? $getState(block, idState) : null;
      });
      const before = stateToDocument(editor.getEditorState());
      const after = placeManuscript(before, manuscript, caret, placement);
      arrange(editor, before, after);
      store.refresh();
      const known = new Set(before.blocks.map(({ id }) => id));
      const first = after.blocks.find(({ id }) => !known.has(id));
      if (first) goTo(editor, first.id);
    },
    [editor, store],
  );
}
