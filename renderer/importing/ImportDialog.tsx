import { useEffect, useMemo, useState } from "react";
import type { Masthead } from "../../shared/document/schema.ts";
import type { ImportChange } from "../../shared/text/change.ts";
import type { ImportPreview } from "../../shared/contract/importing.ts";
import { useApp } from "../app/context.tsx";
import { formatCount, formatDate, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { joinClasses } from "../app/class-names.ts";
import { useErrorSentence, useTask } from "../app/use-task.ts";
import { useIssues } from "../issues/use-issues.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ChangeTable } from "./ChangeTable.tsx";
import { OpenFile, type InputFile } from "./open-file.ts";
import kit from "../ui/kit.module.css";
import styles from "./importing.module.css";

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
  const { importing: words, window: frame } = useMessages();
  const task = useTask();
  const openFile = useOpenFile(file);
  const { preview, proposedChanges, declinedIds, decline, failure } = usePreview(openFile);
  const isLast = at === total;
  const confirm = () =>
    task(async () => {
      const id = await openFile.accept([...declinedIds]);
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
          {total > 1 ? (
            <span className={joinClasses(kit.start, kit.faint)}>{words.queue(at, total)}</span>
          ) : null}
          {isLast ? null : <Button onClick={onDone}>{words.skip}</Button>}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={!preview} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p className={styles.file}>
        {preview
          ? words.from(file.name, preview.encoding === "bulletin" ? words.package : preview.encoding)
          : file.name}
      </p>
      {preview && preview.versions > 0 ? (
        <p className={kit.faint}>{words.versions(preview.versions)}</p>
      ) : null}
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
      {!preview && !failure ? <p className={kit.faint}>{words.reading}</p> : null}
      {preview ? (
        <>
          <RecognisedFields preview={preview} />
          {preview.notes.length > 0 ? (
            <section className={styles.notes}>
              <strong>{words.notesTitle}</strong>
              <ul>
                {preview.notes.map(({ kind, count }) => (
                  <li key={kind}>{words.notes[kind](count)}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <TwinNotice masthead={preview.masthead} />
          {proposedChanges.length === 0 ? (
            <p className={kit.faint}>{words.noChanges}</p>
          ) : (
            <ChangeTable changes={proposedChanges} declinedIds={declinedIds} onDecline={decline} />
          )}
        </>
      ) : null}
    </Dialog>
  );
}

/** Opens the file in the core, and closes it with the dialog or the window. */
function useOpenFile(file: InputFile): OpenFile {
  const { bridge } = useApp();
  const openFile = useMemo(() => new OpenFile(bridge, file), [bridge, file]);
  useEffect(() => {
    const close = () => openFile.close();
    addEventListener("pagehide", close);
    return () => {
      removeEventListener("pagehide", close);
      close();
    };
  }, [openFile]);
  return openFile;
}

/** What the core reads from the file, and again without the declined changes each time the person declines some. */
function usePreview(openFile: OpenFile) {
  const sentence = useErrorSentence();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  /**
   * Every change that was ever proposed: a declined one is no longer in the preview, but stays in the list.
   */
  const [allChanges, setAllChanges] = useState<ImportChange[]>([]);
  const [declinedIds, setDeclinedIds] = useState<ReadonlySet<string>>(new Set());
  /** True if the person declined all changes; changes that only then come up are declined too. */
  const [keepsAll, setKeepsAll] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isLatest = true;
    openFile.preview([...declinedIds]).then(
      (newPreview) => {
        if (!isLatest) return;
        setPreview(newPreview);
        setAllChanges((earlier) => mergeChanges(earlier, newPreview.changes));
        if (keepsAll && newPreview.changes.length > 0)
          setDeclinedIds(new Set([...declinedIds, ...newPreview.changes.map(({ id }) => id)]));
      },
      (error: unknown) => isLatest && setFailure(sentence(error)),
    );
    return () => {
      isLatest = false;
    };
  }, [openFile, declinedIds, keepsAll, sentence]);
  const appliedIds = new Set(preview?.changes.map(({ id }) => id));
  const proposedChanges = allChanges.filter(({ id }) => appliedIds.has(id) || declinedIds.has(id));
  const decline = (ids: ReadonlySet<string>) => {
    setKeepsAll(ids.size > 0 && ids.size === proposedChanges.length);
    setDeclinedIds(ids);
  };
  return { preview, proposedChanges, declinedIds, decline, failure };
}

/**
 * Adds new changes to the earlier ones, sorted by line. New ones come up because declining one change can
 * cause others (a paragraph that is not joined has an edge of its own).
 */
function mergeChanges(earlier: ImportChange[], newChanges: ImportChange[]): ImportChange[] {
  const earlierIds = new Set(earlier.map(({ id }) => id));
  return [...earlier, ...newChanges.filter(({ id }) => !earlierIds.has(id))].sort((a, b) => a.line - b.line);
}

/** Warns of an issue with the same number and name, because importing a file twice makes two issues. */
function TwinNotice({ masthead }: { masthead: Masthead }) {
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
    <p className={styles.twin} role="status">
      {words.twin(frame.number(masthead.number), formatMoment(twin.savedAt, locale))}
    </p>
  );
}

/**
 * The recognised masthead and sections, so that the person sees at a glance whether the file was read
 * correctly.
 */
function RecognisedFields({ preview: { masthead, sections, characters } }: { preview: ImportPreview }) {
  const words = useMessages().importing;
  const locale = useLocale();
  const { name, number, date, issuer } = masthead;
  const fields: [label: string, value: string][] = [
    [words.fields.name, name.join(" ").trim()],
    [words.fields.number, number === null ? "" : String(number)],
    [words.fields.date, date === null ? "" : formatDate(date, locale)],
    [words.fields.issuer, issuer],
  ];
  const articles = sections.reduce((sum, section) => sum + section.articles, 0);
  return (
    <>
      <dl className={styles.found}>
        {fields.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={value === "" ? styles.foundMissing : undefined}>
              {value === "" ? words.missing : value}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.foundSections}>
        {words.found(sections.length, articles, formatCount(characters, locale))}
        {sections.map(({ title, articles: inside }, index) => (
          <span key={index}>{`【${title}】${inside}`}</span>
        ))}
      </p>
    </>
  );
}
