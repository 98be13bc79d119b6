import { useRef, useState } from "react";
import {
  conflictChoices,
  type ComparedLibrary,
  type ConflictChoice,
  type TransferConflict,
} from "../../shared/contract/transfer.ts";
import type { BackupFile } from "../../shared/contract/backups.ts";
import type { Output } from "../../shared/contract/calls.ts";
import { useApp } from "../app/context.tsx";
import { formatDate, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { useFolderChoice } from "../folders/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TransferProgress } from "./TransferProgress.tsx";
import issues from "../issues/issues.module.css";
import kit from "../ui/kit.module.css";
import listTable from "../ui/list-table.module.css";
import styles from "./transfer.module.css";

type TransferFile = Output<"transfer.list">["files"][number];

/**
 * Imports a file from another machine: compares it with the library first, then imports as the person
 * decides.
 * @param onUndo restores the backup that the import made of the state before it
 */
export function ImportIssues({
  onClose,
  onUndo,
}: {
  onClose: () => void;
  onUndo: (before: BackupFile) => void;
}) {
  const { transfer: words, window: frame } = useMessages();
  const { files, chosen: chosenFile, comparison, choices, setChoices, list, compare } = useComparison();
  const { browse, picker } = useFolderChoice(null, list, true);
  const { progress, run, stop } = useJob();
  const importFile = useImportFile(onUndo);
  const start = async () => {
    if (chosenFile && (await run((job) => importFile(job, chosenFile, choices)))) onClose();
  };
  if (progress) return <TransferProgress title={words.importing} progress={progress} onStop={stop} />;
  return (
    <Dialog
      wide
      title={words.importTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={comparison === null} onClick={() => void start()}>
            {words.run}
          </Button>
        </>
      }
    >
      <div className={styles.choose}>
        <p className={kit.faint}>{words.importHint}</p>
        <Button onClick={browse}>{words.chooseFolder}</Button>
      </div>
      {files?.length === 0 ? <p>{words.noFiles}</p> : null}
      {files && files.length > 0 ? (
        <FileList files={files} chosenFile={chosenFile} onChoose={(file) => void compare(file)} />
      ) : null}
      {chosenFile && !comparison ? <p role="status">{words.comparing}</p> : null}
      {comparison ? (
        <p role="status">{words.compared(comparison.issues, comparison.added, comparison.same)}</p>
      ) : null}
      {comparison && comparison.conflicts.length > 0 ? (
        <Conflicts conflicts={comparison.conflicts} choices={choices} onChoose={setChoices} />
      ) : null}
      {picker}
    </Dialog>
  );
}

type Choices = ReadonlyMap<number, ConflictChoice>;

/**
 * The files of the chosen folder, the chosen file, its comparison with the library, and the choice for each
 * conflict.
 */
function useComparison() {
  const { bridge } = useApp();
  const task = useTask();
  const [files, setFiles] = useState<TransferFile[] | null>(null);
  const [chosenFile, setChosenFile] = useState<TransferFile | null>(null);
  const [comparison, setComparison] = useState<ComparedLibrary | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const latest = useRef<TransferFile | null>(null);
  const compare = async (file: TransferFile) => {
    if (latest.current === file) return;
    latest.current = file;
    setChosenFile(file);
    setComparison(null);
    const answer = await task(() => bridge.ask("transfer.compare", { path: file.path }));
    // Ignore the answer if another file was chosen meanwhile.
    if (latest.current !== file) return;
    if (!answer) {
      latest.current = null;
      return setChosenFile(null);
    }
    setComparison(answer);
    setChoices(new Map(answer.conflicts.map(({ theirs }) => [theirs, "mine"])));
  };
  const list = (folder: string) =>
    void task(async () => {
      const { files: listedFiles } = await bridge.ask("transfer.list", { folder });
      setFiles(listedFiles);
      latest.current = null;
      setChosenFile(null);
      setComparison(null);
      if (listedFiles.length === 1 && listedFiles[0]) await compare(listedFiles[0]);
    });
  return { files, chosen: chosenFile, comparison, choices, setChoices, list, compare };
}

/** Returns a function that imports a file and shows a notice of the result, with a button that undoes it. */
function useImportFile(
  onUndo: (before: BackupFile) => void,
): (job: string, file: TransferFile, choices: Choices) => Promise<void> {
  const { bridge, notify } = useApp();
  const { transfer: words } = useMessages();
  return async (job, file, choices) => {
    const { added, replaced, kept, left } = await bridge.ask("transfer.import", {
      job,
      path: file.path,
      choices: Array.from(choices, ([theirs, take]) => ({ theirs, take })),
    });
    // The import made a backup of the state before it; the list is sorted by newest first.
    const { backups } = await bridge.ask("backups.list", {});
    const before = backups.find(({ kind }) => kind === "restore");
    const text = [words.imported(added, replaced, kept), ...(left > 0 ? [words.stopped(left)] : [])].join(
      "；",
    );
    notify({
      kind: "done",
      staysOpen: true,
      text,
      ...(before && added + replaced > 0 && { actions: [{ label: words.undo, run: () => onUndo(before) }] }),
    });
  };
}

interface FileListProps {
  files: readonly TransferFile[];
  chosenFile: TransferFile | null;
  onChoose: (file: TransferFile) => void;
}

function FileList({ files, chosenFile, onChoose }: FileListProps) {
  const { transfer: words } = useMessages();
  const locale = useLocale();
  return (
    <ul className={styles.files} aria-label={words.files}>
      {files.map((file) => (
        <li key={file.path}>
          <button
            type="button"
            className={issues.publicationOption}
            aria-pressed={file.path === chosenFile?.path}
            onClick={() => onChoose(file)}
          >
            <strong>{file.name}</strong>
            <span>{formatMoment(file.at, locale)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ConflictsProps {
  conflicts: readonly TransferConflict[];
  /** The choice for each conflict, by the id of the issue in the file. */
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

/** The issues that were changed on both machines; the person decides which one to keep. */
function Conflicts({ conflicts, choices, onChoose }: ConflictsProps) {
  const { transfer: words, window: frame } = useMessages();
  const locale = useLocale();
  const options = conflictChoices.map((choice) => (
    <option key={choice} value={choice}>
      {words.choices[choice]}
    </option>
  ));
  const choiceOf = ({ value }: HTMLSelectElement) =>
    conflictChoices.find((choice) => choice === value) ?? "mine";
  // A locked issue of this library is not replaced.
  const allowedChoice = ({ isLocked }: TransferConflict, choice: ConflictChoice) =>
    isLocked && choice === "theirs" ? "mine" : choice;
  const chooseAll = (choice: ConflictChoice) =>
    onChoose(new Map(conflicts.map((conflict) => [conflict.theirs, allowedChoice(conflict, choice)])));
  const common = new Set(choices.values()).size === 1 ? [...choices.values()][0] : "";
  return (
    <>
      <p className={styles.all}>
        {words.conflicts(conflicts.length)}
        <label>
          {words.all}
          <select
            className={kit.textField}
            value={common}
            onChange={({ target }) => chooseAll(choiceOf(target))}
          >
            {common === "" ? <option value="">—</option> : null}
            {options}
          </select>
        </label>
      </p>
      <table
        className={joinClasses(listTable.table, styles.conflicts)}
        aria-label={words.conflicts(conflicts.length)}
      >
        <thead>
          <tr>
            <th scope="col">{words.columns.issue}</th>
            <th scope="col">{words.columns.date}</th>
            <th scope="col">{words.columns.mine}</th>
            <th scope="col">{words.columns.theirs}</th>
            <th scope="col">{words.columns.take}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => {
            const { theirs, number, date, mineSavedAt, theirsSavedAt, isLocked } = conflict;
            const name = number === null ? frame.unnumbered : frame.number(number);
            return (
              <tr key={theirs}>
                <td className={listTable.number}>{name}</td>
                <td>{date === null ? "" : formatDate(date, locale)}</td>
                <td>{formatMoment(mineSavedAt, locale)}</td>
                <td>{formatMoment(theirsSavedAt, locale)}</td>
                <td>
                  {isLocked ? <span className={kit.faint}>{words.locked}</span> : null}
                  <select
                    className={kit.textField}
                    aria-label={`${words.columns.take} ${name}`}
                    value={choices.get(theirs) ?? "mine"}
                    onChange={({ target }) =>
                      onChoose(new Map([...choices, [theirs, allowedChoice(conflict, choiceOf(target))]]))
                    }
                  >
                    {options}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
