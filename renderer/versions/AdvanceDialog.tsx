import { useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { messageOf, type Finding } from "../../shared/proofing/index.ts";
import { listOpenItems } from "../../shared/revisions/open.ts";
import type { IssueState } from "../../shared/workflow/states.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import "./versions.css";

/** Where to look: the block of a mark, or a comment. */
export type OpenPlace = { block: string } | { comment: string };

interface AdvanceDialogProps {
  to: IssueState;
  read: () => BulletinDocument;
  check: (document: BulletinDocument) => readonly Finding[];
  /** Goes to the text of a mark or a comment. */
  onGoTo: (place: OpenPlace) => void;
  onAdvance: () => void;
  onClose: () => void;
}

/** Before 核签 and 定稿: marks and comments that nobody has decided on, and what the checker finds. It tells, leads there, and does not forbid. */
export function AdvanceDialog({ to, read, check, onGoTo, onAdvance, onClose }: AdvanceDialogProps) {
  const { workflow: words, window: frame, cli } = useMessages();
  const locale = useLocale();
  const [{ marks, comments, findings }] = useState(() => {
    const document = read();
    // What is only worth a look keeps nobody from signing.
    return { ...listOpenItems(document), findings: check(document).filter(({ level }) => level !== "hint") };
  });
  const isOpen = marks.length + comments.length + findings.length > 0;
  const isFinal = to === "final";
  const go = isOpen
    ? isFinal
      ? words.finishAnyway
      : words.advanceAnyway(words.states[to])
    : isFinal
      ? words.finish
      : words.advance(words.states[to]);
  const counts = [
    marks.length > 0 && words.openMarks(marks.length),
    comments.length > 0 && words.openComments(comments.length),
    findings.length > 0 && words.openFindings(findings.length),
  ].filter(Boolean);
  const aboutOf = (kind: string, text: string) =>
    kind === "field" ? (words.fields[text.split(".")[1] ?? ""] ?? text) : text.replaceAll("\n", "¶");
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
            {marks.map(({ id, kind, author, text, block }) => (
              <li key={`mark ${id}`}>
                <span className="faint">{cli.revisionKinds[kind]}</span>
                <span>{author}</span>
                <OpenText title={text} onGoTo={block === null ? null : () => onGoTo({ block })}>
                  {aboutOf(kind, text)}
                </OpenText>
              </li>
            ))}
            {comments.map(({ id, text, remarks }) => (
              <li key={`comment ${id}`}>
                <span className="faint">{words.comment}</span>
                <span>{remarks[0]?.author}</span>
                <OpenText title={text} onGoTo={() => onGoTo({ comment: id })}>
                  {[remarks[0]?.text, text && `“${text}”`].filter(Boolean).join(" ")}
                </OpenText>
              </li>
            ))}
            {findings.map((finding) => (
              <li key={`finding ${finding.rule} ${finding.block} ${finding.start} ${finding.end}`}>
                <span className="faint">{words.check}</span>
                <span>{cli.levels[finding.level]}</span>
                <OpenText
                  title={finding.text}
                  onGoTo={finding.block === null ? null : () => onGoTo({ block: finding.block as string })}
                >
                  {[messageOf(finding, locale), finding.text && `“${finding.text}”`]
                    .filter(Boolean)
                    .join(" ")}
                </OpenText>
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

/** What is open, as a way to its place; a field of masthead or imprint has none. */
function OpenText({
  title,
  onGoTo,
  children,
}: {
  title: string;
  onGoTo: (() => void) | null;
  children: string;
}) {
  if (!onGoTo) {
    return (
      <span className="open-text" title={title}>
        {children}
      </span>
    );
  }
  return (
    <button type="button" className="open-text" title={title} onClick={onGoTo}>
      {children}
    </button>
  );
}
