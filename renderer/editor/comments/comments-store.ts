/** What the paper and the panel share about comments, beside the document: the thread that is looked at, and what is not sent yet. */
import type { CommentPlace } from "../../../shared/revisions/comment-place.ts";
import { createStore, type Store } from "../../app/store.ts";

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
export const draftOf = {
  new: "new",
  answer: (id: string) => `answer ${id}`,
  edit: (id: string, index: number) => `edit ${id} ${index}`,
};

export interface CommentsStore extends Pick<Store<CommentsState>, "subscribe" | "read"> {
  activate(id: string | null): void;
  /** Begins a comment, or puts the one that is being written elsewhere. Null: none is written any more. */
  begin(place: CommentPlace | null): void;
  /** The field of the new comment has the focus. */
  focused(): void;
  /** Keeps what is not sent yet; null: it is sent, or given up. */
  draft(field: string, text: string | null): void;
}

export function createCommentsStore(): CommentsStore {
  const { read, set, subscribe } = createStore<CommentsState>({
    active: null,
    begun: null,
    wantsFocus: false,
    drafts: new Map(),
  });
  const change = (some: Partial<CommentsState>) => set({ ...read(), ...some });
  const drafted = (field: string, text: string | null) => {
    const drafts = new Map(read().drafts);
    if (text === null) drafts.delete(field);
    else drafts.set(field, text);
    return drafts;
  };
  return {
    subscribe,
    read,
    activate: (active) => {
      if (active !== read().active) change({ active });
    },
    begin: (begun) =>
      change({ begun, wantsFocus: begun !== null, ...(begun ? {} : { drafts: drafted(draftOf.new, null) }) }),
    focused: () => change({ wantsFocus: false }),
    draft: (field, text) => change({ drafts: drafted(field, text) }),
  };
}
