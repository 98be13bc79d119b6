/** Which revision is looked at: the one at the caret, or the one chosen in the panel. */
import type { LexicalEditor } from "lexical";
import { $range } from "../selection.ts";
import { $selectedRevisions } from "./selected.ts";

export interface RevisionsStore {
  subscribe(listener: () => void): () => void;
  /** The revision that is looked at; null for none. */
  current(): string | null;
  /** Whether more than a caret is selected, with revisions in it. */
  hasSelected(): boolean;
  choose(id: string | null): void;
  /** Starts following the caret. Returns what stops it. */
  start(): () => void;
}

export function createRevisionsStore(editor: LexicalEditor): RevisionsStore {
  let current: string | null = null;
  let hasSelected = false;
  let caret = "";
  const listeners = new Set<() => void>();
  const set = (id: string | null, selected: boolean) => {
    if (id === current && selected === hasSelected) return;
    [current, hasSelected] = [id, selected];
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
          const range = $range();
          const now = range
            ? `${range.anchor.key} ${range.anchor.offset} ${range.focus.key} ${range.focus.offset}`
            : "";
          // What is chosen in the panel stays as long as the caret does.
          if (now === caret) return;
          caret = now;
          const [id = null] = $selectedRevisions();
          set(id, id !== null && range !== null && !range.isCollapsed());
        });
      }),
  };
}
