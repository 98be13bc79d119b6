/** One comment thread in the panel. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Check } from "lucide-react";
import { useEffect, useRef, type Ref } from "react";
import type { ListedComment } from "../../../shared/revisions/comments.ts";
import { useApp } from "../../app/context.tsx";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { showComment } from "./anchors.ts";
import { useCommentActions, useCommentsState, useCommentsStore, useGoToComment } from "./comments.tsx";
import { draftFields } from "./comments-store.ts";
import { RemarkField } from "./RemarkField.tsx";
import { RemarkView } from "./RemarkView.tsx";
import { useCardFields, type CardFields } from "./use-card-fields.ts";
import type { Mentionable } from "./use-mention-names.ts";
import styles from "./comments.module.css";

interface CommentCardProps {
  comment: ListedComment;
  mentionable: Mentionable;
  isEditable: boolean;
  /** Asks for the person's name if it is unknown, then does the work. */
  withPerson: (work: () => void) => void;
  onRemove: () => void;
}

/** Shows the commented text, the remarks and the actions of a thread. */
export function CommentCard({ comment, mentionable, isEditable, withPerson, onRemove }: CommentCardProps) {
  const { id, text, remarks, resolved } = comment;
  const { comments: words } = useMessages();
  const { active } = useCommentsState();
  const actions = useCommentActions();
  const placeButton = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLElement>(null);
  const fields = useCardFields(mentionable.options, placeButton);
  const answerField = draftFields.answer(id);
  const isActive = active === id;
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);

  return (
    <article
      ref={card}
      className={joinClasses(styles.comment, isActive && styles.commentActive)}
      data-resolved={resolved}
      aria-label={words.thread(remarks[0]?.author ?? "", text)}
    >
      <PlaceButton ref={placeButton} comment={comment} isActive={isActive} />
      <Remarks
        comment={comment}
        names={mentionable.all}
        fields={fields}
        isEditable={isEditable}
        withPerson={withPerson}
      />
      {fields.isOpen(answerField) ? (
        <RemarkField
          {...fields.propsOf(answerField, { label: words.answerText, sendLabel: words.send }, (remarkText) =>
            actions.answer(id, remarkText),
          )}
        />
      ) : null}
      {isEditable ? (
        <div className={styles.commentActions}>
          {fields.isOpen(answerField) ? null : (
            <Button onClick={() => withPerson(() => fields.open(answerField, ""))}>{words.answer}</Button>
          )}
          <Button
            onClick={() =>
              withPerson(() => {
                actions.resolve(id, !resolved);
                placeButton.current?.focus();
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

interface PlaceButtonProps {
  ref: Ref<HTMLButtonElement>;
  comment: ListedComment;
  isActive: boolean;
}

/** The commented text. Focusing it makes the thread active, pressing it moves the caret to the text. */
function PlaceButton({ ref, comment: { id, text, block, resolved }, isActive }: PlaceButtonProps) {
  const [editor] = useLexicalComposerContext();
  const { comments: words } = useMessages();
  const store = useCommentsStore();
  const goTo = useGoToComment();
  return (
    <button
      ref={ref}
      type="button"
      className={styles.commentPlace}
      aria-current={isActive}
      onClick={() => goTo(id)}
      onFocus={() => {
        store.activate(id);
        showComment(editor, id);
      }}
    >
      {block === null ? (
        <em className={styles.commentLost}>{words.lost}</em>
      ) : (
        <q className={styles.commentQuote} lang="zh-CN">
          {text}
        </q>
      )}
      {resolved ? (
        <span className={styles.commentResolved}>
          <Check size={12} aria-hidden="true" />
          {words.isResolved}
        </span>
      ) : null}
    </button>
  );
}

interface RemarksProps extends Pick<CommentCardProps, "comment" | "isEditable" | "withPerson"> {
  /** The names that a mention may have. */
  names: ReadonlySet<string>;
  fields: CardFields;
}

/** The remarks of a thread; the author of a remark can edit it in place. */
function Remarks({ comment: { id, remarks }, names, fields, isEditable, withPerson }: RemarksProps) {
  const { settings } = useApp();
  const { comments: words } = useMessages();
  const actions = useCommentActions();
  return remarks.map((remark, index) => {
    const field = draftFields.edit(id, index);
    const isOwn = isEditable && remark.author === settings.person.name;
    return fields.isOpen(field) ? (
      <RemarkField
        key={field}
        {...fields.propsOf(field, { label: words.editText, sendLabel: words.save }, (remarkText) =>
          actions.edit(id, index, remarkText),
        )}
      />
    ) : (
      <RemarkView
        key={field}
        remark={remark}
        names={names}
        onEdit={isOwn ? () => withPerson(() => fields.open(field, remark.text)) : null}
      />
    );
  });
}
