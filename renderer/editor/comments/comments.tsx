/** State and actions of the comments of one open editor. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  createContext,
  use,
  useCallback,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { randomId } from "../../../shared/basics/identifiers.ts";
import type { Remark } from "../../../shared/document/schema.ts";
import { findAgain, type CommentPlace } from "../../../shared/revisions/comment-place.ts";
import {
  addComment,
  editRemark,
  listComments,
  removeThread,
  reply,
  setResolved,
  type ListedComment,
} from "../../../shared/revisions/comments.ts";
import { useApp } from "../../app/context.tsx";
import { useOutlinedBulletin } from "../session/editor-state.tsx";
import { goToComment } from "./anchors.ts";
import { changeComments } from "./change.ts";
import { createCommentsStore, type CommentsState, type CommentsStore } from "./comments-store.ts";

const CommentsContext = createContext<CommentsStore | null>(null);

export function CommentsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createCommentsStore);
  return <CommentsContext value={store}>{children}</CommentsContext>;
}

/** The store of the open editor, for actions. */
export function useCommentsStore(): CommentsStore {
  const store = use(CommentsContext);
  if (!store) throw new Error("useCommentsStore must be used inside BulletinEditor");
  return store;
}

/** The current state of the store. */
export function useCommentsState(): CommentsState {
  const store = useCommentsStore();
  return useSyncExternalStore(store.subscribe, store.read);
}

/** All threads in the order of the text; updated when typing pauses. */
export function useComments(): ListedComment[] {
  const bulletin = useOutlinedBulletin();
  return useMemo(() => listComments(bulletin), [bulletin]);
}

/** Returns a function that moves the caret to the text of a thread and makes the thread active. */
export function useGoToComment(): (id: string) => void {
  const [editor] = useLexicalComposerContext();
  const store = useCommentsStore();
  return useCallback(
    (id) => {
      store.activate(id);
      goToComment(editor, id);
    },
    [editor, store],
  );
}

export interface CommentActions {
  /** Adds a comment; returns false if its text no longer exists. */
  add(place: CommentPlace, text: string): boolean;
  answer(id: string, text: string): void;
  edit(id: string, index: number, text: string): void;
  resolve(id: string, isResolved: boolean): void;
  remove(id: string): void;
}

/** The actions of the person who works here; each is one undo step. The person's name must be known. */
export function useCommentActions(): CommentActions {
  const [editor] = useLexicalComposerContext();
  const store = useCommentsStore();
  const { name, role } = useApp().settings.person;
  return useMemo(() => {
    const change = (changeBulletin: Parameters<typeof changeComments>[1]) =>
      changeComments(editor, changeBulletin);
    const createRemark = (text: string): Remark => ({
      author: name,
      role,
      date: new Date().toISOString(),
      text,
    });
    return {
      add: ({ stretches }, text) => {
        const id = randomId();
        const isAdded = change((bulletin) => {
          const currentStretches = findAgain(bulletin.blocks, stretches);
          return currentStretches && addComment(bulletin, currentStretches, id, createRemark(text));
        });
        if (isAdded) store.activate(id);
        return isAdded;
      },
      answer: (id, text) => void change((bulletin) => reply(bulletin, id, createRemark(text))),
      edit: (id, index, text) => void change((bulletin) => editRemark(bulletin, id, index, text)),
      resolve: (id, isResolved) => void change((bulletin) => setResolved(bulletin, id, isResolved)),
      remove: (id) => void change((bulletin) => removeThread(bulletin, id)),
    };
  }, [editor, store, name, role]);
}
