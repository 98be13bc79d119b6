import { useEffect, useMemo, useState } from "react";
import { deriveOutline } from "../../shared/bulletin/outline.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../shared/bulletin/text/change.ts";
import type { Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { formatCount, formatDate, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { useErrorSentence, useTask } from "../app/use-task.ts";
import { useIssues } from "../library/use-issues.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ChangeTable } from "./ChangeTable.tsx";
import type { InputFile } from "./ImportFlow.tsx";

interface ImportDialogProps {
  file: InputFile;
  /** Position of the file in the queue, from 1. */
  at: number;
  total: number;
  onDone: () => void;
  onClose: () => void;
}

/**
 * Shows what was read from a file and what was normalised; each change can be declined before the issue is
 * created.
 */
export function ImportDialog({ file, at, total, onDone, onClose }: ImportDialogProps) {
  const { bridge } = useApp();
  const { importing: words, window: frame } = useMessages();
  const task = useTask();
  const { answer, proposedChanges, declinedIds, decline, failure } = useReading(file);
  const isLast = at === total;
  const confirm = () =>
    task(async () => {
      if (!answer) return;
      const { document: bulletin, versions } = answer;
      const { id } = await ask(bridge, "issues.create", { document: bulletin, versions });
      onDone();
      if (isLast) goTo({ screen: "issue", id });
    });
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <>
          {total > 1 ? <span className="start faint">{words.queue(at, total)}</span> : null}
          {isLast ? null : <Button onClick={onDone}>{words.skip}</Button>}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={!answer} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p className="import-file">
        {answer
          ? words.from(file.name, answer.encoding === "bulletin" ? words.package : answer.encoding)
          : file.name}
      </p>
      {answer && answer.versions.length > 0 ? (
        <p className="faint">{words.versions(answer.versions.length)}</p>
      ) : null}
      {failure ? (
        <p className="import-failure" role="alert">
          {failure}
        </p>
      ) : null}
      {!answer && !failure ? <p className="faint">{words.reading}</p> : null}
      {answer ? (
        <>
          <RecognisedFields bulletin={answer.document} />
          {answer.notes.length > 0 ? (
            <section className="import-notes">
              <strong>{words.notesTitle}</strong>
              <ul>
                {answer.notes.map(({ kind, count }) => (
                  <li key={kind}>{words.notes[kind](count)}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <TwinNotice bulletin={answer.document} />
          {proposedChanges.length === 0 ? (
            <p className="faint">{words.noChanges}</p>
          ) : (
            <ChangeTable changes={proposedChanges} declinedIds={declinedIds} onDecline={decline} />
          )}
        </>
      ) : null}
    </Dialog>
  );
}

/** Reads the file by the core, and again without the declined changes each time the person declines some. */
function useReading(file: InputFile) {
  const { bridge } = useApp();
  const sentence = useErrorSentence();
  const [answer, setAnswer] = useState<Output<"importing.read"> | null>(null);
  /**
   * Every change that was ever proposed: a declined one is no longer in the answer, but stays in the list.
   */
  const [allChanges, setAllChanges] = useState<ImportChange[]>([]);
  const [declinedIds, setDeclinedIds] = useState<ReadonlySet<string>>(new Set());
  /** True if the person declined all changes; changes that only then come up are declined too. */
  const [keepsAll, setKeepsAll] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isLatest = true;
    ask(bridge, "importing.read", { name: file.name, bytes: file.bytes, declined: [...declinedIds] }).then(
      (newAnswer) => {
        if (!isLatest) return;
        setAnswer(newAnswer);
        setAllChanges((earlier) => mergeChanges(earlier, newAnswer.changes));
        if (keepsAll && newAnswer.changes.length > 0)
          setDeclinedIds(new Set([...declinedIds, ...newAnswer.changes.map(({ id }) => id)]));
      },
      (error: unknown) => isLatest && setFailure(sentence(error)),
    );
    return () => {
      isLatest = false;
    };
  }, [bridge, file, declinedIds, keepsAll, sentence]);
  const appliedIds = new Set(answer?.changes.map(({ id }) => id));
  const proposedChanges = allChanges.filter(({ id }) => appliedIds.has(id) || declinedIds.has(id));
  const decline = (ids: ReadonlySet<string>) => {
    setKeepsAll(ids.size > 0 && ids.size === proposedChanges.length);
    setDeclinedIds(ids);
  };
  return { answer, proposedChanges, declinedIds, decline, failure };
}

/**
 * Adds new changes to the earlier ones, sorted by line. New ones come up because declining one change can
 * cause others (a paragraph that is not joined has an edge of its own).
 */
function mergeChanges(earlier: ImportChange[], newChanges: ImportChange[]): ImportChange[] {
  const earlierIds = new Set(earlier.map(({ id }) => id));
  const lineOf = ({ id }: ImportChange) => Number(id.split(":")[1]);
  return [...earlier, ...newChanges.filter(({ id }) => !earlierIds.has(id))].sort(
    (a, b) => lineOf(a) - lineOf(b),
  );
}

/** Warns of an issue with the same number and name, because importing a file twice makes two issues. */
function TwinNotice({ bulletin: { masthead } }: { bulletin: BulletinDocument }) {
  const { importing: words, window: frame } = useMessages();
  const locale = useLocale();
  const filter = useMemo(() => ({ number: masthead.number ?? 1 }), [masthead.number]);
  const { issues } = useIssues(false, filter) ?? { issues: [] };
  const name = masthead.name.filter((line) => line !== "").join(" ");
  const twin = issues.find(
    (issue) => issue.number !== null && issue.number === masthead.number && issue.name === name,
  );
  if (!twin || masthead.number === null) return null;
  return (
    <p className="import-twin" role="status">
      {words.twin(frame.number(masthead.number), formatMoment(twin.savedAt, locale))}
    </p>
  );
}

/**
 * The recognised masthead and sections, so that the person sees at a glance whether the file was read
 * correctly.
 */
function RecognisedFields({ bulletin }: { bulletin: BulletinDocument }) {
  const words = useMessages().importing;
  const locale = useLocale();
  const { sections, characters } = useMemo(() => deriveOutline(bulletin), [bulletin]);
  const { name, number, date, issuer } = bulletin.masthead;
  const fields: [label: string, value: string][] = [
    [words.fields.name, name.join(" ").trim()],
    [words.fields.number, number === null ? "" : String(number)],
    [words.fields.date, date === null ? "" : formatDate(date, locale)],
    [words.fields.issuer, issuer],
  ];
  const articles = sections.reduce((sum, section) => sum + section.articles.length, 0);
  return (
    <>
      <dl className="found">
        {fields.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={value === "" ? "found-missing" : ""}>{value === "" ? words.missing : value}</dd>
          </div>
        ))}
      </dl>
      <p className="found-sections">
        {words.found(sections.length, articles, formatCount(characters, locale))}
        {sections.map(({ id, title, articles: inside }) => (
          <span key={id ?? ""}>{`【${title}】${inside.length}`}</span>
        ))}
      </p>
    </>
  );
}
