import { useEffect, useMemo, useState } from "react";
import { outline } from "../../shared/bulletin/outline.ts";
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
import type { BroughtFile } from "./ImportFlow.tsx";

interface ImportDialogProps {
  file: BroughtFile;
  /** Which of how many files. */
  at: number;
  total: number;
  onDone: () => void;
  onClose: () => void;
}

/** Shows what was read and what was normalised; each change can be declined before the issue is stored. */
export function ImportDialog({ file, at, total, onDone, onClose }: ImportDialogProps) {
  const { bridge } = useApp();
  const { importing: words, window: frame } = useMessages();
  const task = useTask();
  const { read, proposed, declined, decline, failure } = useImported(file);
  const isLast = at === total;
  const confirm = () =>
    task(async () => {
      if (!read) return;
      const { id } = await ask(bridge, "issues.create", { document: read.document, versions: read.versions });
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
          <Button look="primary" disabled={!read} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p className="import-file">
        {read
          ? words.from(file.name, read.encoding === "bulletin" ? words.package : read.encoding)
          : file.name}
      </p>
      {read && read.versions.length > 0 ? (
        <p className="faint">{words.versions(read.versions.length)}</p>
      ) : null}
      {failure ? (
        <p className="import-failure" role="alert">
          {failure}
        </p>
      ) : null}
      {!read && !failure ? <p className="faint">{words.reading}</p> : null}
      {read ? (
        <>
          <Found document={read.document} />
          {read.notes.length > 0 ? (
            <section className="import-notes">
              <strong>{words.notesTitle}</strong>
              <ul>
                {read.notes.map(({ kind, count }) => (
                  <li key={kind}>{words.notes[kind](count)}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <Twin document={read.document} />
          {proposed.length === 0 ? (
            <p className="faint">{words.noChanges}</p>
          ) : (
            <ChangeTable changes={proposed} declined={declined} onDecline={decline} />
          )}
        </>
      ) : null}
    </Dialog>
  );
}

function useImported(file: BroughtFile) {
  const { bridge } = useApp();
  const sentence = useErrorSentence();
  const [read, setRead] = useState<Output<"importing.read"> | null>(null);
  /** Every change that importing ever proposed: a declined one is no longer in the answer, but stays in the list. */
  const [all, setAll] = useState<ImportChange[]>([]);
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  /** The person wants nothing changed: also not what comes up only when something else is declined. */
  const [keepsAll, setKeepsAll] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isLatest = true;
    ask(bridge, "importing.read", { name: file.name, bytes: file.bytes, declined: [...declined] }).then(
      (answer) => {
        if (!isLatest) return;
        setRead(answer);
        setAll((known) => merge(known, answer.changes));
        if (keepsAll && answer.changes.length > 0)
          setDeclined(new Set([...declined, ...answer.changes.map(({ id }) => id)]));
      },
      (thrown: unknown) => isLatest && setFailure(sentence(thrown)),
    );
    return () => {
      isLatest = false;
    };
  }, [bridge, file, declined, keepsAll, sentence]);
  const made = new Set(read?.changes.map(({ id }) => id));
  const proposed = all.filter(({ id }) => made.has(id) || declined.has(id));
  const decline = (ids: ReadonlySet<string>) => {
    setKeepsAll(ids.size > 0 && ids.size === proposed.length);
    setDeclined(ids);
  };
  return { read, proposed, declined, decline, failure };
}

/** Declining one change may bring others up (a paragraph that is not joined has an edge of its own). */
function merge(known: ImportChange[], answered: ImportChange[]): ImportChange[] {
  const ids = new Set(known.map(({ id }) => id));
  const line = ({ id }: ImportChange) => Number(id.split(":")[1]);
  return [...known, ...answered.filter(({ id }) => !ids.has(id))].sort((a, b) => line(a) - line(b));
}

/** Tells of an issue with the same number and name: a file brought twice becomes two issues. */
function Twin({ document: { masthead } }: { document: BulletinDocument }) {
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

/** What was recognised: enough to see at a glance that the right file was read rightly. */
function Found({ document }: { document: BulletinDocument }) {
  const words = useMessages().importing;
  const locale = useLocale();
  const { sections, characters } = useMemo(() => outline(document), [document]);
  const { name, number, date, issuer } = document.masthead;
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
