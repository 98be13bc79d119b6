/**
 * Runs what comments (批注) need while the editor is open: starting a comment on the selection, and
 * highlighting commented text.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { findCommentPlace } from "../../../shared/revisions/comment-place.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { readBulletin } from "../document/read.ts";
import { useOutlinedBulletin, useTextCommands } from "../session/editor-state.tsx";
import { selectedSpots, selectSpots } from "./anchors.ts";
import { useCommentsState, useCommentsStore } from "./comments.tsx";
import { followComments, paintNewPlace } from "./paint.ts";

interface CommentsCommandProps {
  /** Asks for the person's name if it is unknown, then does the work. */
  withPerson: (work: () => void) => void;
  /** Shows the comments panel. */
  onShow: () => void;
}

export function CommentsCommand({ withPerson, onShow }: CommentsCommandProps) {
  const [editor] = useLexicalComposerContext();
  const store = useCommentsStore();
  const { newPlace } = useCommentsState();
  const { notify, settings } = useApp();
  const { comments: words } = useMessages();
  const bulletin = useOutlinedBulletin();
  const add = () => {
    const spots = selectedSpots(editor);
    const place = spots && findCommentPlace(readBulletin(editor).blocks, spots.from, spots.to);
    if (!spots || !place) return notify({ kind: "error", text: spots ? words.noText : words.noPlace });

    const start = () => {
      onShow();
      store.setNewPlace(place);
    };
    const startAfterDialog = () => {
      selectSpots(editor, spots);
      start();
    };
    // The dialog that asks for the name returns the focus a moment after it closes, with the caret at the
    // start of the text.
    withPerson(() => (settings.person.name === "" ? setTimeout(startAfterDialog) : start()));
  };
  useTextCommands("comments", { "comment.add": add });
  useEffect(() => followComments(editor, store), [editor, store]);
  useEffect(() => {
    paintNewPlace(editor, bulletin, newPlace);
    return () => void CSS.highlights.delete("comment-begun");
  }, [editor, bulletin, newPlace]);
  return null;
}
