/** What the paper and the panel share about comments, beside the document: the thread that is looked at, and what is not sent yet. */
import type { CommentPlace } from "../../../shared/review/comment-place.ts";

export interface CommentsState {
  /** The thread that is looked at: the caret stands in its text, or its card has the focus. */
  active: string | null;
  /** What the comment that is being written goes on. */
  begun: CommentPlace | null;
  /** Whether the field of that comment is to get the focus. */
  wantsFocus: boolean;
  /** Texts that are not sent yet, by the name of their field. They stay while the panel shows something else. */
  drafts: ReadonlyMap<string, string>;
}

/** The names of the fields. */
export const draftOf = { new: "new", answer: (id: string) => `answer ${id}`, edit: (id: string, index: number) => `edit ${id} ${index}` };

export interface CommentsStore {
  subscribe(listener: () => void): () => void;
  read(): CommentsState;
  activate(id: string | null): void;
  /** Begins a comment, or puts the one that is being written elsewhere. Null: none is written any more. */
  begin(place: CommentPlace | null): void;
  /** The field of the new comment has the focus. */
  focused(): void;
  /** Keeps what is not sent yet; null: it is sent, or given up. */
  draft(field: string, text: string | null): void;
}

export function createCommentsStore(): CommentsStore {
  let state: CommentsState = { active: null, begun: null, wantsFocus: false, drafts: new Map() };
  const listeners = new Set<() => void>();
  const change = (some: Partial<CommentsState>) => {
    state = { ...state, ...some };
    listeners.forEach((listener) => listener());
  };
  const drafted = (field: string, text: string | null) => {
    const drafts = new Map(state.drafts);
    if (text === null) drafts.delete(field);
    else drafts.set(field, text);
    return drafts;
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => state,
    activate: (active) => {
      if (active !== state.active) change({ active });
    },
    begin: (begun) => change({ begun, wantsFocus: begun !== null, ...(begun ? {} : { drafts: drafted(draftOf.new, null) }) }),
    focused: () => change({ wantsFocus: false }),
    draft: (field, text) => change({ drafts: drafted(field, text) }),
  };
}
