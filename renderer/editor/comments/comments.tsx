/** The comments of the open editor, for the panel and the desk. */
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
import { randomId } from "../../../shared/bulletin/identifiers.ts";
import type { Remark } from "../../../shared/bulletin/schema.ts";
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
import { useOutlinedBulletin, useOutlineStore } from "../session.tsx";
import { goToComment } from "./anchors.ts";
import { changeComments } from "./change.ts";
import { createCommentsStore, type CommentsState, type CommentsStore } from "./comments-store.ts";

const CommentsContext = createContext<CommentsStore | null>(null);

export function CommentsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createCommentsStore);
  return <CommentsContext value={store}>{children}</CommentsContext>;
}

export function useCommentsStore(): CommentsStore {
  const store = use(CommentsContext);
  if (!store) throw new Error("useCommentsStore must be used inside BulletinEditor");
  return store;
}

export function useCommentsState(): CommentsState {
  const store = useCommentsStore();
  return useSyncExternalStore(store.subscribe, store.read);
}

/** All threads in the order of the text, a moment behind the typing. */
export function useComments(): ListedComment[] {
  const document = useOutlinedBulletin();
  return useMemo(() => listComments(document), [document]);
}

/** Goes to the text of a thread, and makes its card the active one. */
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
  /** False where the text that it was to go on is gone. */
  add(place: CommentPlace, text: string): boolean;
  answer(id: string, text: string): void;
  edit(id: string, index: number, text: string): void;
  resolve(id: string, resolved: boolean): void;
  remove(id: string): void;
}

/** What a person with a name does to comments: each a step of the history. */
export function useCommentActions(): CommentActions {
  const [editor] = useLexicalComposerContext();
  const outlined = useOutlineStore();
  const store = useCommentsStore();
  const { name, role } = useApp().settings.person;
  return useMemo(() => {
    const change = (work: Parameters<typeof changeComments>[1]) => {
      const isChanged = changeComments(editor, work);
      outlined.refresh();
      return isChanged;
    };
    const remark = (text: string): Remark => ({ author: name, role, date: new Date().toISOString(), text });
    return {
      add: ({ stretches }, text) => {
        const id = randomId();
        const isAdded = change((document) => {
          const again = findAgain(document.blocks, stretches);
          return again && addComment(document, again, id, remark(text));
        });
        if (isAdded) store.activate(id);
        return isAdded;
      },
      answer: (id, text) => void change((document) => reply(document, id, remark(text))),
      edit: (id, index, text) => void change((document) => editRemark(document, id, index, text)),
      resolve: (id, resolved) => void change((document) => setResolved(document, id, resolved)),
      remove: (id) => void change((document) => removeThread(document, id)),
    };
  }, [editor, outlined, store, name, role]);
}
