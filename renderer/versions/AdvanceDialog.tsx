import { useEffect, useState } from "react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { messageOf, type Finding } from "../../shared/proofing/index.ts";
import { listOpenItems } from "../../shared/revisions/open-items.ts";
import type { Messages } from "../../shared/messages/index.ts";
import type { IssueState } from "../../shared/workflow/states.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./versions.module.css";

/** A place in the text: the block of a revision or finding, or a comment. */
export type OpenPlace = { block: string } | { comment: string };

interface AdvanceDialogProps {
  to: IssueState;
  read: () => BulletinDocument;
  check: (bulletin: BulletinDocument) => Promise<readonly Finding[]>;
  /** Shows a place in the text. */
  onGoTo: (place: OpenPlace) => void;
  onAdvance: () => void;
  onClose: () => void;
}

/**
 * Asks before 核签 and 定稿, and lists what is still open: undecided revisions, unresolved comments and the
 * checker's findings. Each leads to its place; none forbids the step.
 */
export function AdvanceDialog({ to, read, check, onGoTo, onAdvance, onClose }: AdvanceDialogProps) {
  const { workflow: words, window: frame } = useMessages();
  const openItems = useOpenItems(read, check);
  const isOpen = openItems !== null && countItems(openItems) > 0;
  return (
    <Dialog
      wide={isOpen}
      title={words.advanceQuestion(words.states[to])}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={openItems === null} onClick={onAdvance}>
            {advanceLabel(to, isOpen, words)}
          </Button>
        </>
      }
    >
      {to === "final" ? <p className={kit.faint}>{words.finalHint}</p> : null}
      {openItems === null ? <p className={kit.faint}>{frame.loading}</p> : null}
      {openItems !== null && !isOpen ? <p>{words.nothingOpen}</p> : null}
      {isOpen ? <OpenItemsSection items={openItems} onGoTo={onGoTo} /> : null}
    </Dialog>
  );
}

const countItems = ({ revisions, comments, findings }: OpenItems): number =>
  revisions.length + comments.length + findings.length;

/** How much is open of each kind, and the list. */
function OpenItemsSection({ items, onGoTo }: { items: OpenItems; onGoTo: (place: OpenPlace) => void }) {
  const { workflow: words } = useMessages();
  const { revisions, comments, findings } = items;
  const counts = [
    revisions.length > 0 && words.openRevisions(revisions.length),
    comments.length > 0 && words.openComments(comments.length),
    findings.length > 0 && words.openFindings(findings.length),
  ].filter(Boolean);
  return (
    <>
      <strong>{`${words.openTitle}：${counts.join("，")}`}</strong>
      <OpenItemList items={items} onGoTo={onGoTo} />
    </>
  );
}

function advanceLabel(to: IssueState, isOpen: boolean, words: Messages["workflow"]): string {
  if (to === "final") return isOpen ? words.finishAnyway : words.finish;
  return isOpen ? words.advanceAnyway(words.states[to]) : words.advance(words.states[to]);
}

interface OpenItems extends ReturnType<typeof listOpenItems> {
  findings: readonly Finding[];
}

/** Lists what is open in the text as it is now; null until it is checked. */
function useOpenItems(
  read: AdvanceDialogProps["read"],
  check: AdvanceDialogProps["check"],
): OpenItems | null {
  const [openItems, setOpenItems] = useState<OpenItems | null>(null);
  useEffect(() => {
    let isMounted = true;
    const bulletin = read();
    void check(bulletin).then((findings) => {
      // Mere hints need no decision before the step.
      const faults = findings.filter(({ level }) => level !== "hint");
      if (isMounted) setOpenItems({ ...listOpenItems(bulletin), findings: faults });
    });
    return () => {
      isMounted = false;
    };
    // What is listed is what was open when the person asked, although the list is drawn again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return openItems;
}

function OpenItemList({ items, onGoTo }: { items: OpenItems; onGoTo: (place: OpenPlace) => void }) {
  const { workflow: words, cli } = useMessages();
  const locale = useLocale();
  const describe = (kind: string, text: string) =>
    kind === "field" ? (words.fields[text.split(".")[1] ?? ""] ?? text) : text.replaceAll("\n", "¶");
  const goToBlock = (block: string | null) => (block === null ? null : () => onGoTo({ block }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list scrolls by keyboard
    <ul className={styles.openThings} aria-label={words.openTitle} tabIndex={0}>
      {items.revisions.map(({ id, kind, author, text, block }) => (
        <li key={`mark ${id}`}>
          <span className={kit.faint}>{cli.revisionKinds[kind]}</span>
          <span>{author}</span>
          <OpenText title={text} onGoTo={goToBlock(block)}>
            {describe(kind, text)}
          </OpenText>
        </li>
      ))}
      {items.comments.map(({ id, text, remarks }) => (
        <li key={`comment ${id}`}>
          <span className={kit.faint}>{words.comment}</span>
          <span>{remarks[0]?.author}</span>
          <OpenText title={text} onGoTo={() => onGoTo({ comment: id })}>
            {[remarks[0]?.text, text && `“${text}”`].filter(Boolean).join(" ")}
          </OpenText>
        </li>
      ))}
      {items.findings.map((finding) => (
        <li key={`finding ${finding.rule} ${finding.block} ${finding.start} ${finding.end}`}>
          <span className={kit.faint}>{words.check}</span>
          <span>{cli.levels[finding.level]}</span>
          <OpenText title={finding.text} onGoTo={goToBlock(finding.block)}>
            {[messageOf(finding, locale), finding.text && `“${finding.text}”`].filter(Boolean).join(" ")}
          </OpenText>
        </li>
      ))}
    </ul>
  );
}

/** The text of an open item, as a button that leads to its place; a field of masthead or imprint has none. */
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
      <span className={styles.openText} title={title}>
        {children}
      </span>
    );
  }
  return (
    <button type="button" className={styles.openText} title={title} onClick={onGoTo}>
      {children}
    </button>
  );
}
