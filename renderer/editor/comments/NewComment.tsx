/** The comment that is being written, at the top of the panel. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { CommentPlace } from "../../../shared/revisions/comment-place.ts";
import { useApp } from "../../app/context.tsx";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import { PersonBadge } from "../../ui/PersonBadge.tsx";
import type { Option } from "../options/OptionList.tsx";
import { useCommentActions, useCommentsState, useCommentsStore } from "./comments.tsx";
import { draftFields } from "./comments-store.ts";
import { RemarkField } from "./RemarkField.tsx";
import styles from "./comments.module.css";

/** Shows the text that the comment is about, and the field for it. */
export function NewComment({ place, mentionable }: { place: CommentPlace; mentionable: readonly Option[] }) {
  const [editor] = useLexicalComposerContext();
  const { settings, notify } = useApp();
  const { comments: words } = useMessages();
  const store = useCommentsStore();
  const { wantsFocus, drafts } = useCommentsState();
  const { add } = useCommentActions();
  const send = (text: string) => {
    if (!add(place, text)) {
      notify({ kind: "error", text: words.placeGone });
      return false;
    }
    store.setNewPlace(null);
    editor.focus();
    return true;
  };
  const cancel = () => {
    store.setNewPlace(null);
    editor.focus();
  };
  return (
    <section className={joinClasses(styles.comment, styles.commentNew)} aria-label={words.newComment}>
      <header className={styles.remarkBy}>
        <PersonBadge {...settings.person} />
        <strong>{words.newComment}</strong>
      </header>
      <q className={styles.commentQuote} lang="zh-CN">
        {place.stretches.map(({ text }) => text).join("")}
      </q>
      {place.isNearby ? <p className={styles.commentNote}>{words.nearby}</p> : null}
      <RemarkField
        field={draftFields.new}
        label={words.text}
        sendLabel={words.send}
        mentionable={mentionable}
        wantsFocus={wantsFocus}
        onFocused={store.clearFocusRequest}
        onSend={send}
        onLeave={() => ((drafts.get(draftFields.new) ?? "").trim() === "" ? cancel() : editor.focus())}
        onCancel={cancel}
      />
    </section>
  );
}
