/** The comments tab (批注) beside the paper: lists the threads of the issue in the order of the text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useState, type KeyboardEvent } from "react";
import type { ListedComment } from "../../../shared/revisions/comments.ts";
import { keyLabelOf } from "../../app/commands.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useStatus } from "../session/editor-state.tsx";
import { CommentCard } from "./CommentCard.tsx";
import { useCommentActions, useComments, useCommentsState } from "./comments.tsx";
import { authorsOf, filterComments, filterStates, type CommentFilter, type MentionNames } from "./filter.ts";
import { NewComment } from "./NewComment.tsx";
import { useMentionNames } from "./use-mention-names.ts";
import kit from "../../ui/kit.module.css";
import styles from "./comments.module.css";

/** @param withPerson asks for the person's name if it is unknown, then does the work */
export function CommentsPanel({ withPerson }: { withPerson: (work: () => void) => void }) {
  const [editor] = useLexicalComposerContext();
  const { settings, notify } = useApp();
  const { comments: words } = useMessages();
  const comments = useComments();
  const mentionable = useMentionNames(comments);
  const { newPlace } = useCommentsState();
  const { remove } = useCommentActions();
  const { isEditable: editable } = useStatus();
  const [filter, setFilter] = useState<CommentFilter>({ state: "open", author: "", mentionsMe: false });
  /** The thread that is removed after confirmation. */
  const [toRemove, setToRemove] = useState<ListedComment | null>(null);
  const filteredComments = filterComments(comments, filter, mentionable);

  const removeNow = ({ id }: ListedComment) => {
    setToRemove(null);
    remove(id);
    notify({ kind: "done", text: words.removed });
    editor.focus();
  };
  // A thread with remarks by other people is removed only after confirmation.
  const requestRemoval = (comment: ListedComment) =>
    comment.remarks.every(({ author }) => author === settings.person.name)
      ? removeNow(comment)
      : setToRemove(comment);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // React also delivers keys of a dialog opened from the panel, which is outside it in the DOM.
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.defaultPrevented || !isInside) return;
    if (event.key === "Escape") editor.focus();
    else moveAmongCards(event);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons in it
    <div className={styles.comments} data-region="comments" onKeyDown={onKeyDown}>
      <FilterTools comments={comments} names={mentionable} filter={filter} onChange={setFilter} />
      <div className={styles.scroller}>
        {newPlace && editable ? <NewComment place={newPlace} mentionable={mentionable.options} /> : null}
        {filteredComments.length === 0 && !newPlace ? (
          <p className={styles.none}>
            {comments.length === 0 ? words.empty(keyLabelOf("comment.add")) : words.noneShown}
          </p>
        ) : null}
        <ul className={styles.list} aria-label={words.list}>
          {filteredComments.map((comment) => (
            <li key={comment.id}>
              <CommentCard
                comment={comment}
                mentionable={mentionable}
                isEditable={editable}
                withPerson={withPerson}
                onRemove={() => requestRemoval(comment)}
              />
            </li>
          ))}
        </ul>
      </div>
      {toRemove ? (
        <RemoveDialog
          comment={toRemove}
          onRemove={() => removeNow(toRemove)}
          onClose={() => setToRemove(null)}
        />
      ) : null}
    </div>
  );
}

interface FilterToolsProps {
  comments: readonly ListedComment[];
  names: MentionNames;
  filter: CommentFilter;
  onChange: (filter: CommentFilter) => void;
}

/** The filters by state (with counts), by author and by mentions of the person. */
function FilterTools({ comments, names, filter, onChange }: FilterToolsProps) {
  const { comments: words } = useMessages();
  const countOf = (state: CommentFilter["state"]) =>
    filterComments(comments, { ...filter, state }, names).length;
  return (
    <div className={styles.tools}>
      <Choice
        label={words.states}
        value={filter.state}
        options={filterStates.map((value) => ({ value, label: words[value](countOf(value)) }))}
        onChange={(state) => onChange({ ...filter, state })}
      />
      <select
        className={kit.textField}
        aria-label={words.authors}
        value={filter.author}
        onChange={(event) => onChange({ ...filter, author: event.target.value })}
      >
        <option value="">{words.everyone}</option>
        {authorsOf(comments).map((author) => (
          <option key={author}>{author}</option>
        ))}
      </select>
      <Checkbox checked={filter.mentionsMe} onChange={(mentionsMe) => onChange({ ...filter, mentionsMe })}>
        {words.mentionsMe}
      </Checkbox>
    </div>
  );
}

interface RemoveDialogProps {
  comment: ListedComment;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks for confirmation before a thread is removed. */
function RemoveDialog({ comment: { remarks }, onRemove, onClose }: RemoveDialogProps) {
  const { comments: words, window: frame } = useMessages();
  return (
    <Dialog
      title={words.removeTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" onClick={onRemove}>
            {words.remove}
          </Button>
        </>
      }
    >
      <p>{words.removeText(remarks[0]?.author ?? "", remarks.length)}</p>
    </Dialog>
  );
}

/** Moves the focus to the card above or below, with the arrow keys. */
function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${styles.commentPlace}`)];
  const index = buttons.findIndex((button) => button === event.target);
  const next = buttons[index + step];
  if (index < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
