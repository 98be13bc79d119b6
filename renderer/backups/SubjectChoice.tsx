import { useCallback } from "react";
import type { CopySubject } from "../../shared/contract/copies.ts";
import { useApp } from "../app/context.tsx";
import { formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useIssueName } from "../issues/actions.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { KindChoice, type TakeBackKind } from "./KindChoice.tsx";
import { LookingStatus } from "./LookingStatus.tsx";
import { useLooking } from "./use-looking.ts";
import kit from "../ui/kit.module.css";
import styles from "./copies.module.css";

interface SubjectChoiceProps {
  kind: CopySubject["kind"];
  /** What the person looks for. */
  text: string;
  onKind: (kind: TakeBackKind) => void;
  onText: (text: string) => void;
  onChoose: (subject: CopySubject) => void;
  onClose: () => void;
}

/** In ms. */
const pauseInTyping = 200;

/** Lists the issues or manuscripts that the backups have, those first that the library does not have. */
export function SubjectChoice({ kind, text, onKind, onText, onChoose, onClose }: SubjectChoiceProps) {
  const { bridge } = useApp();
  const { copies: words, window: frame } = useMessages();
  const locale = useLocale();
  const nameOf = useIssueName();
  const look = useCallback(
    (job: string) => bridge.ask("copies.find", { job, kind, text }),
    [bridge, kind, text],
  );
  const { answer, isLooking, progress } = useLooking(look, pauseInTyping);
  const subjects = answer?.subjects.filter(({ subject }) => subject.kind === kind) ?? [];
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={<Button onClick={onClose}>{frame.cancel}</Button>}
    >
      <div className={styles.copiesFilter}>
        <KindChoice kind={kind} onChange={onKind} />
        <input
          data-autofocus
          className={kit.textField}
          type="search"
          maxLength={100}
          placeholder={words.find[kind]}
          aria-label={words.find[kind]}
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      </div>
      <LookingStatus isLooking={isLooking} progress={progress}>
        {answer && subjects.length === 0 ? words.nothing : words.hint}
      </LookingStatus>
      <ul className={styles.copiesSubjects} aria-label={words.subjects}>
        {subjects.map(({ subject, number, name, date, place }) => (
          <li key={subject.id}>
            <button type="button" onClick={() => onChoose(subject)}>
              <b>{nameOf({ number, name })}</b>
              <span className={kit.faint}>{number === null ? "" : name}</span>
              <span className={kit.faint}>{date === null ? "" : formatDate(date, locale)}</span>
              <span className={styles.copiesPlace} data-place={place}>
                {words.places[place]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {answer && answer.total > answer.subjects.length ? (
        <p className={kit.faint}>{words.more(answer.subjects.length, answer.total)}</p>
      ) : null}
    </Dialog>
  );
}
