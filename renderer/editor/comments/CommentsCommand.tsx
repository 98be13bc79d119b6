/** 批注 at the desk: begins a comment on the selection, and shows on the paper which text has comments. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import { useEffect, useLayoutEffect, useRef } from "react";
import { findCommentPlace } from "../../../shared/revisions/comment-place.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { stateToDocument } from "../adapter.ts";
import { useOutlinedBulletin } from "../session.tsx";
import { selectedSpots, selectSpots } from "./anchors.ts";
import { ADD_COMMENT_COMMAND } from "./command.ts";
import { useCommentsState, useCommentsStore } from "./comments.tsx";
import { followComments, paintBegun } from "./paint.ts";
import "./comments.css";

interface CommentsCommandProps {
  /** Does the work once it is known who the person is. */
  first: (work: () => void) => void;
  /** Shows the panel with the comments. */
  onShow: () => void;
}

export function CommentsCommand({ first, onShow }: CommentsCommandProps) {
  const [editor] = useLexicalComposerContext();
  const store = useCommentsStore();
  const { begun } = useCommentsState();
  const { notify, settings } = useApp();
  const { comments: words } = useMessages();
  const document = useOutlinedBulletin();
  const add = () => {
    const spots = selectedSpots(editor);
    const place =
      spots && findCommentPlace(stateToDocument(editor.getEditorState()).blocks, spots.from, spots.to);
    if (!spots || !place) return notify({ kind: "error", text: spots ? words.noText : words.noPlace });
    const begin = () => {
      onShow();
      store.begin(place);
    };
    const beginAfterDialog = () => {
      selectSpots(editor, spots);
      begin();
    };
    // A dialog that asks who it is gives the focus back a moment after it is closed, to the start of the text.
    first(() => (settings.person.name === "" ? setTimeout(beginAfterDialog) : begin()));
  };
  const latest = useRef(add);
  useLayoutEffect(() => {
    latest.current = add;
  });
  useEffect(
    () =>
      editor.registerCommand(
        ADD_COMMENT_COMMAND,
        () => {
          latest.current();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor],
  );
  useEffect(() => followComments(editor, store), [editor, store]);
  useEffect(() => {
    paintBegun(editor, document, begun);
    return () => void CSS.highlights.delete("comment-begun");
  }, [editor, document, begun]);
  return null;
}
