/** Searching and replacing in what is being edited. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import {
  findMatches,
  patternOf,
  replaceMatches,
  keepCurrentMatches,
  type FindQuery,
  type Match,
  type Within,
} from "../../../shared/editing/find.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { commit } from "../document/commit.ts";
import { bulletinOf, readBulletin } from "../document/read.ts";
import { $placeOf, $getRange, $selectedBlocks, sizeOf } from "../nodes/selection.ts";
import { $getState, type LexicalEditor } from "lexical";
import { idState } from "../nodes/nodes.ts";
import { createPatternSearch } from "./pattern-search.ts";
import { clearPaint, paintMatches, paintScope, showMatch } from "./ranges.ts";

/** How far a search is: `invalid` is no regular expression, `too-complex` one that took too long. */
export type Progress = "found" | "searching" | "invalid" | "too-complex";

/** The state of a search, and what a person does with its matches. */
export interface FindState {
  matches: Match[];
  progress: Progress;
  /** Index of the current match; -1 without matches. */
  at: number;
  /** Makes another match the current one; wraps around at both ends. */
  go: (to: number) => void;
  /** Replaces the current match; the next one becomes current. */
  replaceOne: (replacement: string) => void;
  /** Replaces all matches as one undo step and returns their number. */
  replaceAll: (replacement: string) => number;
}

/** Finds the matches of a query in the bulletin, again after each change of either. */
export function useFind(query: FindQuery): FindState {
  const [editor] = useLexicalComposerContext();
  const state = useDeferredValue(useContentState(editor));
  const deferredQuery = useDeferredValue(query);
  const bulletin = bulletinOf(state);
  const { query: searchedQuery, matches, progress } = useMatches(bulletin, deferredQuery);
  const [wantedIndex, setWantedIndex] = useState(0);
  const at = matches.length === 0 ? -1 : Math.min(wantedIndex, matches.length - 1);
  const current = matches[at];

  useEffect(() => paintMatches(editor, matches, current), [editor, matches, current]);
  useEffect(() => paintScope(editor, bulletin, query.within), [editor, bulletin, query.within]);
  useEffect(() => clearPaint, []);
  useEffect(() => {
    if (current) showMatch(editor, current);
    // Scroll only when the query or the current index changes, not while the person types in the paper.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, deferredQuery, at]);

  const go = useCallback(
    (to: number) => setWantedIndex(matches.length === 0 ? 0 : (to + matches.length) % matches.length),
    [matches.length],
  );
  const replace = (some: readonly Match[], replacement: string) => {
    // The matches come from an earlier state and may be outdated.
    const bulletin = readBulletin(editor);
    const chosenMatches = searchedQuery === query ? keepCurrentMatches(bulletin, some, query) : [];
    commit(editor, () => replaceMatches(bulletin, chosenMatches, replacement, query));
    return chosenMatches.length;
  };
  return {
    matches,
    at,
    progress,
    go,
    replaceOne: (replacement) => {
      if (current) replace([current], replacement);
    },
    replaceAll: (replacement) => replace(matches, replacement),
  };
}

/** The result of a search. */
interface Result {
  /** The query that was searched for. */
  query: FindQuery;
  matches: Match[];
  progress: Progress;
}

const noMatches: Match[] = [];

/**
 * Finds the matches: of plain text at once, of a regular expression in a worker. After a change of the
 * bulletin the matches of before stay until the new ones are there; an expression that was too complex is
 * not tried again until the query changes.
 */
function useMatches(bulletin: BulletinDocument, query: FindQuery): Result {
  const [patternSearch] = useState(createPatternSearch);
  const [lastByPattern, setByPattern] = useState<Result | null>(null);
  const byPattern = lastByPattern?.query === query ? lastByPattern : null;
  const isTooComplex = byPattern?.progress === "too-complex";
  const isInWorker = query.isPattern && patternOf(query) !== null;
  useEffect(() => patternSearch.stop, [patternSearch]);
  useEffect(() => {
    if (!isInWorker || isTooComplex) return patternSearch.stop();
    patternSearch.run(bulletin, query, (matches) =>
      setByPattern({
        query,
        matches: matches ?? noMatches,
        progress: matches ? "found" : "too-complex",
      }),
    );
  }, [patternSearch, bulletin, query, isInWorker, isTooComplex]);
  const atOnce = useMemo<Result>(() => {
    if (!query.isPattern || query.text === "")
      return { query, matches: findMatches(bulletin, query), progress: "found" };
    return { query, matches: noMatches, progress: isInWorker ? "searching" : "invalid" };
  }, [bulletin, query, isInWorker]);
  return byPattern ?? atOnce;
}

/** An id of a match, unique within its bulletin. */
export const matchId = ({ block, cell, start, end }: Match): string =>
  `${block} ${cell ? `${cell.row} ${cell.column}` : ""} ${start} ${end}`;

/** The state of the editor; changes only with the content, not with the selection. */
function useContentState(editor: LexicalEditor) {
  const [state, setState] = useState(() => editor.getEditorState());
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) setState(editorState);
      }),
    [editor],
  );
  return state;
}

/**
 * Reads the selection: its text if it lies in one block and has at most 60 characters, and its stretch of
 * each block.
 */
export function readSelection(editor: LexicalEditor): {
  text: string;
  within: ReadonlyMap<string, Within> | null;
} {
  return editor.getEditorState().read(() => {
    const range = $getRange();
    const [start, end] = (
      range?.isBackward() ? [range.focus, range.anchor] : [range?.anchor, range?.focus]
    ).map((point) => point && $placeOf(point));
    if (!range || range.isCollapsed() || !start || !end) return { text: "", within: null };
    const blocks = $selectedBlocks();
    const within = new Map(
      blocks.map((block) => [
        $getState(block, idState),
        {
          before: block.is(start.block) ? start.offset : 0,
          behind: block.is(end.block)
            ? block.getChildren().reduce((sum, child) => sum + sizeOf(child), 0) - end.offset
            : 0,
        },
      ]),
    );
    const text = blocks.length === 1 ? range.getTextContent() : "";
    return { text: text.length <= 60 ? text : "", within };
  });
}
