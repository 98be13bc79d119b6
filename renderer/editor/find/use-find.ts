import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import {
  findMatches,
  patternOf,
  replaceMatches,
  type FindQuery,
  type Match,
  type Within,
} from "../../../shared/bulletin/find.ts";
import { stateToDocument } from "../adapter.ts";
import { $placeOf, $range, $selectedBlocks, sizeOf } from "../selection.ts";
import { $getState, type LexicalEditor } from "lexical";
import { idState } from "../nodes.ts";
import { replaceRuns } from "../replace-runs.ts";
import { clearPaint, paintMatches, paintScope, showMatch } from "./ranges.ts";

export interface Finding {
  matches: Match[];
  /** Which of the matches is looked at; -1 without matches. */
  at: number;
  /** False where the text is not a pattern. */
  isValid: boolean;
  go: (to: number) => void;
  /** Replaces the match that is looked at, and goes on to the next. */
  replaceOne: (replacement: string) => void;
  /** How many were replaced. */
  replaceAll: (replacement: string) => number;
}

/** Matches of a query in what is being edited; found again when that changes. */
export function useFind(query: FindQuery): Finding {
  const [editor] = useLexicalComposerContext();
  const state = useDeferredValue(useContentState(editor));
  const deferred = useDeferredValue(query);
  const document = useMemo(() => stateToDocument(state), [state]);
  const matches = useMemo(() => findMatches(document, deferred), [document, deferred]);
  const [wanted, setWanted] = useState(0);
  const at = matches.length === 0 ? -1 : Math.min(wanted, matches.length - 1);
  const current = matches[at];

  useEffect(() => paintMatches(editor, matches, current), [editor, matches, current]);
  useEffect(() => paintScope(editor, document, query.within), [editor, document, query.within]);
  useEffect(() => clearPaint, []);
  useEffect(() => {
    if (current) showMatch(editor, current);
    // Only going somewhere scrolls; typing in the paper with the panel open does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, deferred, at]);

  const go = useCallback(
    (to: number) => setWanted(matches.length === 0 ? 0 : (to + matches.length) % matches.length),
    [matches.length],
  );
  const replace = (some: readonly Match[], replacement: string) => {
    // From the newest state: what was found may be a moment old.
    const document = stateToDocument(editor.getEditorState());
    const now = findMatches(document, query);
    const chosen = now.filter((match) =>
      some.some((each) => matchId(match) === matchId(each) && match.text === each.text),
    );
    if (chosen.length > 0) replaceRuns(editor, replaceMatches(document, chosen, replacement, query));
    return chosen.length;
  };
  return {
    matches,
    at,
    isValid: query.text === "" || patternOf(query) !== null,
    go,
    replaceOne: (replacement) => {
      if (current) replace([current], replacement);
    },
    replaceAll: (replacement) => replace(matches, replacement),
  };
}

/** Tells the matches of an issue apart. */
export const matchId = ({ block, cell, start, end }: Match): string =>
  `${block} ${cell ? `${cell.row} ${cell.column}` : ""} ${start} ${end}`;

/** The editor's state, as its content changes; the selection alone changes nothing. */
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

/** What is selected in the paper: its text where it is short, and where it stands. */
export function readSelection(editor: LexicalEditor): {
  text: string;
  within: ReadonlyMap<string, Within> | null;
} {
  return editor.getEditorState().read(() => {
    const range = $range();
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
