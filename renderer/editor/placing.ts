/** Placing a manuscript where the caret is: one step of the history. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback } from "react";
import { placeManuscript, type PlacedManuscript, type Placement } from "../../shared/bulletin/place.ts";
import { bringIn, caretBlock } from "./bring-in.ts";
import { goTo } from "./go.ts";
import { useOutlineStore } from "./session.tsx";

/** Places a manuscript behind the article with the caret, at the end where there is none, and goes there. */
export function usePlacing(): (manuscript: PlacedManuscript, placement: Placement) => void {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  return useCallback(
    (manuscript, placement) => {
      const [first] = bringIn(editor, store, (issue) => placeManuscript(issue, manuscript, caretBlock(editor), placement));
      if (first) goTo(editor, first.id);
    },
    [editor, store],
  );
}
