import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Check } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ListedComment } from "../../../shared/revisions/comments.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { showComment } from "./anchors.ts";
import { useCommentActions, useCommentsState, useCommentsStore, useGoToComment } from "./comments.tsx";
import { draftOf } from "./comments-store.ts";
import { RemarkField } from "./RemarkField.tsx";
import { RemarkView } from "./RemarkView.tsx";
import type { Mentionable } from "./use-mention-names.ts";

interface CommentCardProps {
  comment: ListedComment;
  mentionable: Mentionable;
  isEditable: boolean;
  /** Does the work once it is known who the person is. */
  first: (work: () => void) => void;
  onRemove: () => void;
}

/** One thread: the text that it is about, what was said, and what can be done. */
export function CommentCard({ comment, mentionable, isEditable, first, onRemove }: CommentCardProps) {
  const { id, text, block, remarks, resolved } = comment;
  const [editor] = useLexicalComposerContext();
  const { settings } = useApp();
  const { comments: words } = useMessages();
  const store = useCommentsStore();
  const { active, drafts } = useCommentsState();
  const actions = useCommentActions();
  const goTo = useGoToComment();
  /** The field that is to get the focus. */
  const [wanted, setWanted] = useState<string | null>(null);
  const onFocused = useCallback(() => setWanted(null), []);
  const place = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLElement>(null);
  const isActive = active === id;
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const open = (field: string, begin: string) =>
    first(() => {
      store.draft(field, drafts.get(field) ?? begin);
      setWanted(field);
    });
  const close = (field: string) => {
    store.draft(field, null);
    place.current?.focus();
  };
  const fieldOf = (field: string, label: string, sendLabel: string, onSend: (text: string) => void) => ({
    field,
    label,
    sendLabel,
    mentionable: mentionable.options,
    wantsFocus: wanted === field,
    onFocused,
    onSend: (written: string) => {
      onSend(written);
      place.current?.focus();
    },
    onLeave: () => ((drafts.get(field) ?? "").trim() === "" ? close(field) : place.current?.focus()),
    onCancel: () => close(field),
  });
  const answer = draftOf.answer(id);
  const begun = remarks[0]?.author ?? "";
  return (
    <article
      ref={card}
      className={isActive ? "comment comment-active" : "comment"}
      data-resolved={resolved}
      aria-label={words.thread(begun, text)}
    >
      <button
        ref={place}
        type="button"
        className="comment-place"
        aria-current={isActive}
        onClick={() => goTo(id)}
        onFocus={() => {
          store.activate(id);
          showComment(editor, id);
        }}
      >
        {block === null ? (
          <em className="comment-lost">{words.lost}</em>
        ) : (
          <q className="comment-quote" lang="zh-CN">
            {text}
          </q>
        )}
        {resolved ? (
          <span className="comment-resolved">
            <Check size={12} aria-hidden="true" />
            {words.isResolved}
          </span>
        ) : null}
      </button>
      {remarks.map((remark, index) => {
        const field = draftOf.edit(id, index);
        const isOwn = isEditable && remark.author === settings.person.name;
        return drafts.has(field) ? (
          <RemarkField
            key={field}
            {...fieldOf(field, words.editText, words.save, (written) => actions.edit(id, index, written))}
          />
        ) : (
          <RemarkView
            key={field}
            remark={remark}
            names={mentionable.all}
            onEdit={isOwn ? () => open(field, remark.text) : null}
          />
        );
      })}
      {drafts.has(answer) ? (
        <RemarkField
          {...fieldOf(answer, words.answerText, words.send, (written) => actions.answer(id, written))}
        />
      ) : null}
      {isEditable ? (
        <div className="comment-actions">
          {drafts.has(answer) ? null : <Button onClick={() => open(answer, "")}>{words.answer}</Button>}
          <Button
            onClick={() =>
              first(() => {
                actions.resolve(id, !resolved);
                place.current?.focus();
              })
            }
          >
            {resolved ? words.reopen : words.resolve}
          </Button>
          <Button look="quiet" onClick={onRemove}>
            {words.remove}
          </Button>
        </div>
      ) : null}
    </article>
  );
}
