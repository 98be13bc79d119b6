/** Stores which revision is current: the one at the caret, or the one chosen in the panel. */
import type { LexicalEditor } from "lexical";
import { $getRange } from "../nodes/selection.ts";
import { $selectedRevisions } from "./selected.ts";

export interface RevisionsStore {
  subscribe(listener: () => void): () => void;
  /** The id of the current revision; null for none. */
  current(): string | null;
  /** True if a range of text with revisions in it is selected. */
  hasSelected(): boolean;
  /** Makes a revision the current one until the caret moves. */
  choose(id: string | null): void;
  /** Starts following the caret; returns the function that stops it. */
  start(): () => void;
}

/** Creates the store of the current revision, which follows the caret. */
export function createRevisionsStore(editor: LexicalEditor): RevisionsStore {
  let current: string | null = null;
  let hasSelected = false;
  let lastSelection = "";
  const listeners = new Set<() => void>();
  const set = (id: string | null, isSelected: boolean) => {
    if (id === current && isSelected === hasSelected) return;
    current = id;
    hasSelected = isSelected;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    current: () => current,
    hasSelected: () => hasSelected,
    choose: (id) => set(id, hasSelected),
    start: () =>
      editor.registerUpdateListener(() => {
        editor.getEditorState().read(() => {
          const range = $getRange();
          const selection = range
            ? `${range.anchor.key} ${range.anchor.offset} ${range.focus.key} ${range.focus.offset}`
            : "";
          // A revision chosen in the panel stays current until the selection changes.
          if (selection === lastSelection) return;
          lastSelection = selection;
          const [id = null] = $selectedRevisions();
          set(id, id !== null && range !== null && !range.isCollapsed());
        });
      }),
  };
}
