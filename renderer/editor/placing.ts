/** Inserts manuscripts and reused articles into the bulletin, each as one undo step. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback } from "react";
import type { ArticlePlace } from "../../shared/editing/move.ts";
import { deriveOutline } from "../../shared/document/outline.ts";
import {
  blockBefore,
  placeManuscript,
  type PlacedManuscript,
  type Placement,
} from "../../shared/manuscripts/place.ts";
import { placeReused } from "../../shared/manuscripts/reuse.ts";
import type { Block } from "../../shared/document/schema.ts";
import { bringIn, caretBlock } from "./document/bring-in.ts";
import { goTo } from "./document/go.ts";

/** Places a manuscript; without `place`, after the article that contains the caret. */
export type PlaceManuscript = (
  manuscript: PlacedManuscript,
  placement: Placement,
  place?: ArticlePlace,
) => void;

/**
 * Returns a function that places a manuscript at a place of the outline, by default after the article that
 * contains the caret (at the end without a caret), and moves the caret there.
 */
export function usePlacing(): PlaceManuscript {
  const [editor] = useLexicalComposerContext();
  return useCallback(
    (manuscript, placement, place) => {
      const [first] = bringIn(editor, (issue) =>
        placeManuscript(
          issue,
          manuscript,
          place ? blockBefore(deriveOutline(issue), place) : caretBlock(editor),
          placement,
        ),
      );
      if (first) goTo(editor, first.id);
    },
    [editor],
  );
}

/**
 * Returns a function that inserts an article of an earlier issue into the section of the same name, or else
 * after the article that contains the caret, and moves the caret there.
 */
export function useReusing(): (copy: { section: string; blocks: readonly Block[] }) => void {
  const [editor] = useLexicalComposerContext();
  return useCallback(
    (copy) => {
      const [first] = bringIn(editor, (issue) => placeReused(issue, copy, caretBlock(editor)));
      if (first) goTo(editor, first.id);
    },
    [editor],
  );
}
