import { useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { openThings } from "../../shared/review/open.ts";
import type { IssueState } from "../../shared/workflow/states.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import "./review.css";

interface AdvanceDialogProps {
  to: IssueState;
  read: () => BulletinDocument;
  onAdvance: () => void;
  onClose: () => void;
}

/** Before 核签 and 定稿: the marks and comments that nobody has decided on. It tells, and does not forbid. */
export function AdvanceDialog({ to, read, onAdvance, onClose }: AdvanceDialogProps) {
  const { workflow: words, window: frame, cli } = useMessages();
  const [{ marks, comments }] = useState(() => openThings(read()));
  const isOpen = marks.length + comments.length > 0;
  const isFinal = to === "final";
  const go = isOpen ? (isFinal ? words.finishAnyway : words.advanceAnyway(words.states[to])) : isFinal ? words.finish : words.advance(words.states[to]);
  const counts = [marks.length > 0 && words.openMarks(marks.length), comments.length > 0 && words.openComments(comments.length)].filter(Boolean);
  const aboutOf = (kind: string, text: string) => (kind === "field" ? (words.fields[text.split(".")[1] ?? ""] ?? text) : text.replaceAll("\n", "¶"));
  return (
    <Dialog
      wide={isOpen}
      title={words.advanceQuestion(words.states[to])}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" onClick={onAdvance}>
            {go}
          </Button>
        </>
      }
    >
      {isFinal ? <p className="faint">{words.finalHint}</p> : null}
      {isOpen ? (
        <>
          <strong>{`${words.openTitle}：${counts.join("，")}`}</strong>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys */}
          <ul className="open-things" aria-label={words.openTitle} tabIndex={0}>
            {marks.map(({ id, kind, author, text }) => (
              <li key={`mark ${id}`}>
                <span className="faint">{cli.revisionKinds[kind]}</span>
                <span>{author}</span>
                <span className="open-text" title={text}>{aboutOf(kind, text)}</span>
              </li>
            ))}
            {comments.map(({ id, text, remarks }) => (
              <li key={`comment ${id}`}>
                <span className="faint">{words.comment}</span>
                <span>{remarks[0]?.author}</span>
                <span className="open-text" title={text}>{[remarks[0]?.text, text && `“${text}”`].filter(Boolean).join(" ")}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{words.nothingOpen}</p>
      )}
    </Dialog>
  );
}
