/** Placing a manuscript where the caret is, or at a place of the outline: one step of the history. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback } from "react";
import type { ArticlePlace } from "../../shared/bulletin/move.ts";
import { outline } from "../../shared/bulletin/outline.ts";
import {
  blockBefore,
  placeManuscript,
  type PlacedManuscript,
  type Placement,
} from "../../shared/bulletin/place.ts";
import { placeReused } from "../../shared/bulletin/reuse.ts";
import type { Block } from "../../shared/bulletin/schema.ts";
import { bringIn, caretBlock } from "./bring-in.ts";
import { goTo } from "./go.ts";
import { useOutlineStore } from "./session.tsx";

export type Place = (manuscript: PlacedManuscript, placement: Placement, place?: ArticlePlace) => void;

/** Places a manuscript, without a place behind the article with the caret or at the end where there is none, and goes there. */
export function usePlacing(): Place {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  return useCallback(
    (manuscript, placement, place) => {
      const [first] = bringIn(editor, store, (issue) =>
        placeManuscript(
          issue,
          manuscript,
          place ? blockBefore(outline(issue), place) : caretBlock(editor),
          placement,
        ),
      );
      if (first) goTo(editor, first.id);
    },
    [editor, store],
  );
}

/** Puts an article of an earlier issue into the section of its name, or behind the article with the caret, and goes there. */
export function useReusing(): (reused: { section: string; blocks: readonly Block[] }) => void {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  return useCallback(
    (reused) => {
      const [first] = bringIn(editor, store, (issue) => placeReused(issue, reused, caretBlock(editor)));
      if (first) goTo(editor, first.id);
    },
    [editor, store],
  );
}
