/**
 * State that paper and panel share about comments, besides the bulletin: the active thread and the unsent
 * texts.
 */
import type { CommentPlace } from "../../../shared/revisions/comment-place.ts";
import { createStore, type Store } from "../../app/store.ts";

export interface CommentsState {
  /** The active thread: the caret is in its text, or its card has the focus. */
  active: string | null;
  /** The text that the new comment is about; null while none is being written. */
  newPlace: CommentPlace | null;
  /** True until the field of the new comment has got the focus. */
  wantsFocus: boolean;
  /** The unsent texts by the name of their field. They are kept while the panel shows another tab. */
  drafts: ReadonlyMap<string, string>;
}

/** The names of the fields for texts: of a new comment, of an answer, and of an edited remark. */
export const draftFields = {
  new: "new",
  answer: (id: string) => `answer ${id}`,
  edit: (id: string, index: number) => `edit ${id} ${index}`,
};

export interface CommentsStore extends Pick<Store<CommentsState>, "subscribe" | "read"> {
  activate(id: string | null): void;
  /**
   * Starts a new comment, or moves the one being written to another text. null ends it and discards its
   * draft.
   */
  setNewPlace(place: CommentPlace | null): void;
  /** Call when the field of the new comment has got the focus. */
  clearFocusRequest(): void;
  /** Keeps an unsent text; null once it is sent or discarded. */
  setDraft(field: string, text: string | null): void;
}

/** Creates the store of what the comments panel shows: the current thread, the new comment, unsent texts. */
export function createCommentsStore(): CommentsStore {
  const { read, set, subscribe } = createStore<CommentsState>({
    active: null,
    newPlace: null,
    wantsFocus: false,
    drafts: new Map(),
  });
  const change = (some: Partial<CommentsState>) => set({ ...read(), ...some });
  const changeDraft = (field: string, text: string | null) => {
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
    setNewPlace: (newPlace) =>
      change({
        newPlace,
        wantsFocus: newPlace !== null,
        ...(newPlace ? {} : { drafts: changeDraft(draftFields.new, null) }),
      }),
    clearFocusRequest: () => change({ wantsFocus: false }),
    setDraft: (field, text) => change({ drafts: changeDraft(field, text) }),
  };
}
