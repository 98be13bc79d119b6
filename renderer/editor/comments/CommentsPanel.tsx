/** The tab 批注 beside the paper: every thread of the issue, in the order of the text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useState, type KeyboardEvent } from "react";
import type { ListedComment } from "../../../shared/revisions/comments.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { commands } from "../commands.ts";
import { useStatus } from "../session.tsx";
import { writeShortcut } from "../shortcuts.ts";
import { CommentCard } from "./CommentCard.tsx";
import { useCommentActions, useComments, useCommentsState } from "./comments.tsx";
import { authorsOf, filterComments, shownStates, type CommentFilter } from "./filter.ts";
import { NewComment } from "./NewComment.tsx";
import { useMentionNames } from "./use-mention-names.ts";
import "./comments.css";

const [addKeys] = commands["comment.add"].shortcuts;

/** @param first does the work once it is known who the person is */
export function CommentsPanel({ first }: { first: (work: () => void) => void }) {
  const [editor] = useLexicalComposerContext();
  const { settings, notify } = useApp();
  const { comments: words, window: frame } = useMessages();
  const comments = useComments();
  const mentionable = useMentionNames(comments);
  const { begun } = useCommentsState();
  const { remove } = useCommentActions();
  const { editable } = useStatus();
  const [filter, setFilter] = useState<CommentFilter>({ state: "open", author: "", mentionsMe: false });
  const [asked, setAsked] = useState<ListedComment | null>(null);
  const shown = filterComments(comments, filter, mentionable);
  const counted = (state: CommentFilter["state"]) =>
    filterComments(comments, { ...filter, state }, mentionable).length;
  const removeNow = ({ id }: ListedComment) => {
    setAsked(null);
    remove(id);
    notify({ kind: "done", text: words.removed });
    editor.focus();
  };
  // What is only one's own goes at once; others' words are asked for.
  const askToRemove = (comment: ListedComment) =>
    comment.remarks.every(({ author }) => author === settings.person.name)
      ? removeNow(comment)
      : setAsked(comment);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys of a dialog over the panel come along React's tree.
    if (event.defaultPrevented || !event.currentTarget.contains(event.target as HTMLElement)) return;
    if (event.key === "Escape") editor.focus();
    else moveAmongCards(event);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons in it
    <div className="comments" onKeyDown={onKeyDown}>
      <div className="comments-tools">
        <Choice
          label={words.states}
          value={filter.state}
          options={shownStates.map((value) => ({ value, label: words[value](counted(value)) }))}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <select
          className="text-field"
          aria-label={words.authors}
          value={filter.author}
          onChange={(event) => setFilter({ ...filter, author: event.target.value })}
        >
          <option value="">{words.everyone}</option>
          {authorsOf(comments).map((author) => (
            <option key={author}>{author}</option>
          ))}
        </select>
        <Checkbox checked={filter.mentionsMe} onChange={(mentionsMe) => setFilter({ ...filter, mentionsMe })}>
          {words.mentionsMe}
        </Checkbox>
      </div>
      <div className="comments-scroller">
        {begun && editable ? <NewComment place={begun} mentionable={mentionable.options} /> : null}
        {shown.length === 0 && !begun ? (
          <p className="comments-none">
            {comments.length === 0 ? words.empty(addKeys ? writeShortcut(addKeys) : "") : words.noneShown}
          </p>
        ) : null}
        <ul className="comments-list" aria-label={words.list}>
          {shown.map((comment) => (
            <li key={comment.id}>
              <CommentCard
                comment={comment}
                mentionable={mentionable}
                isEditable={editable}
                first={first}
                onRemove={() => askToRemove(comment)}
              />
            </li>
          ))}
        </ul>
      </div>
      {asked ? (
        <Dialog
          title={words.removeTitle}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>{frame.cancel}</Button>
              <Button look="primary" onClick={() => removeNow(asked)}>
                {words.remove}
              </Button>
            </>
          }
        >
          <p>{words.removeText(asked.remarks[0]?.author ?? "", asked.remarks.length)}</p>
        </Dialog>
      ) : null}
    </div>
  );
}

/** The arrow keys go from card to card. */
function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>(".comment-place")];
  const at = places.findIndex((place) => place === event.target);
  const next = places[at + step];
  if (step === 0 || at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
