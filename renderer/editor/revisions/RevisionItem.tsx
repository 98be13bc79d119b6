/** One revision in the panel. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { RevisionCard } from "../../../shared/revisions/cards.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { formatMoment } from "../../app/format.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { colourOf } from "../nodes/authors.ts";
import { authorName, changeSentence, clipText } from "../../../shared/messages/revision-sentences.ts";
import kit from "../../ui/kit.module.css";
import styles from "./revisions-panel.module.css";

interface RevisionItemProps {
  card: RevisionCard;
  isCurrent: boolean;
  isEditable: boolean;
  onChoose: () => void;
  onDecide: (decision: Decision) => void;
  onNext: () => void;
}

/** Shows author, kind and text of a revision, with the buttons to accept and reject it. */
export function RevisionItem({ card, isCurrent, isEditable, onChoose, onDecide, onNext }: RevisionItemProps) {
  const [editor] = useLexicalComposerContext();
  const { revisions: words, workflow } = useMessages();
  const locale = useLocale();
  const { author, kind, date } = card;
  return (
    <article
      className={joinClasses(styles.revision, isCurrent && styles.revisionCurrent)}
      data-author={colourOf(editor, author)}
      aria-label={`${words.kinds[kind]} ${author}`}
    >
      <button type="button" className={styles.revisionWhat} aria-current={isCurrent} onClick={onChoose}>
        <span className={styles.revisionSign} aria-hidden="true">
          {[...author][0]}
        </span>
        <span className={styles.revisionKind}>{words.kinds[kind]}</span>
        <time className={kit.faint} dateTime={date}>
          {formatMoment(date, locale)}
        </time>
        <span className={joinClasses(styles.revisionAuthor, kit.faint)}>
          {authorName(card, words, workflow)}
        </span>
        <RevisionText card={card} />
      </button>
      <div className={styles.revisionActions}>
        <Button className={styles.revisionAccept} disabled={!isEditable} onClick={() => onDecide("accept")}>
          {words.accept}
        </Button>
        <Button className={styles.revisionReject} disabled={!isEditable} onClick={() => onDecide("reject")}>
          {words.reject}
        </Button>
        {isCurrent ? (
          <Button look="quiet" onClick={onNext}>
            {words.next}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

/** The changed text: the old and the new one, or a description of a change of format. */
function RevisionText({ card }: { card: RevisionCard }) {
  const messages = useMessages();
  const { revisions: words, workflow } = messages;
  const { kind, was, now, field = "" } = card;
  if (kind === "format" || kind === "paragraph") {
    return (
      <span className={styles.revisionText}>
        {changeSentence(card, words, messages)}
        {was.trim() === "" ? null : <q lang="zh-CN">{clipText(was)}</q>}
      </span>
    );
  }
  const hasBoth = kind === "replacement" || kind === "field";
  return (
    <span className={styles.revisionText} lang="zh-CN">
      {kind === "field" ? (
        <span className={styles.revisionField}>{workflow.fields[field.split(".")[1] ?? ""] ?? field}</span>
      ) : null}
      {was !== "" || kind === "field" ? (
        <q>
          <del>{clipText(was) || words.emptyField}</del>
        </q>
      ) : null}
      {hasBoth ? <span aria-hidden="true"> → </span> : null}
      {now !== "" || kind === "field" ? (
        <q>
          <ins>{clipText(now) || words.emptyField}</ins>
        </q>
      ) : null}
    </span>
  );
}
