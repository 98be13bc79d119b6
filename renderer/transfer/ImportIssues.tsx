import { useRef, useState } from "react";
import {
  conflictChoices,
  type ComparedLibrary,
  type ConflictChoice,
  type TransferConflict,
} from "../../shared/contract/transfer.ts";
import type { Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { formatDate, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { useTask } from "../app/use-task.ts";
import { askToRestore } from "../backups/RestoreDialog.tsx";
import { useFolderChoice } from "../exporting/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TransferProgress } from "./TransferProgress.tsx";
import "./transfer.css";

type TransferFile = Output<"transfer.list">["files"][number];

/** A file from another machine: compared first, then taken in as the person decides. */
export function ImportIssues({ onClose }: { onClose: () => void }) {
  const { bridge, notify } = useApp();
  const { transfer: words, window: frame } = useMessages();
  const task = useTask();
  const [files, setFiles] = useState<TransferFile[] | null>(null);
  const [chosen, setChosen] = useState<TransferFile | null>(null);
  const [compared, setCompared] = useState<ComparedLibrary | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, ConflictChoice>>(new Map());
  const { progress, run, stop } = useJob();
  const latest = useRef<TransferFile | null>(null);
  const compare = async (file: TransferFile) => {
    if (latest.current === file) return;
    latest.current = file;
    setChosen(file);
    setCompared(null);
    const answer = await task(() => ask(bridge, "transfer.compare", { path: file.path }));
    // Meanwhile another one was chosen.
    if (latest.current !== file) return;
    if (!answer) {
      latest.current = null;
      return setChosen(null);
    }
    setCompared(answer);
    setChoices(new Map(answer.conflicts.map(({ theirs }) => [theirs, "mine"])));
  };
  const list = (folder: string) =>
    void task(async () => {
      const { files: found } = await ask(bridge, "transfer.list", { folder });
      setFiles(found);
      latest.current = null;
      setChosen(null);
      setCompared(null);
      if (found.length === 1 && found[0]) await compare(found[0]);
    });
  const { browse, picker } = useFolderChoice(null, list, true);
  const start = async () => {
    if (!chosen) return;
    const isDone = await run(async (job) => {
      const { added, replaced, kept, left } = await ask(bridge, "transfer.import", {
        job,
        path: chosen.path,
        choices: Array.from(choices, ([theirs, take]) => ({ theirs, take })),
      });
      // What was there before is the newest backup.
      const { backups } = await ask(bridge, "backups.list", {});
      const before = backups.find(({ kind }) => kind === "restore");
      const text = [words.imported(added, replaced, kept), ...(left > 0 ? [words.stopped(left)] : [])].join(
        "；",
      );
      notify({
        kind: "done",
        staysOpen: true,
        text,
        ...(before &&
          added + replaced > 0 && { actions: [{ label: words.undo, run: () => askToRestore(before) }] }),
      });
    });
    if (isDone) onClose();
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
          <Button look="primary" disabled={compared === null} onClick={() => void start()}>
            {words.run}
          </Button>
        </>
      }
    >
      <div className="transfer-choose">
        <p className="faint">{words.importHint}</p>
        <Button onClick={browse}>{words.chooseFolder}</Button>
      </div>
      {files?.length === 0 ? <p>{words.noFiles}</p> : null}
      {files && files.length > 0 ? (
        <ul className="transfer-files" aria-label={words.files}>
          {files.map((file) => (
            <li key={file.path}>
              <button
                type="button"
                className="publication-option"
                aria-pressed={file.path === chosen?.path}
                onClick={() => void compare(file)}
              >
                <strong>{file.name}</strong>
                <FileDate at={file.at} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen && !compared ? <p role="status">{words.comparing}</p> : null}
      {compared ? (
        <p role="status">{words.compared(compared.issues, compared.added, compared.same)}</p>
      ) : null}
      {compared && compared.conflicts.length > 0 ? (
        <Conflicts conflicts={compared.conflicts} choices={choices} onChoose={setChoices} />
      ) : null}
      {picker}
    </Dialog>
  );
}

const FileDate = ({ at }: { at: string }) => <span>{formatMoment(at, useLocale())}</span>;

interface ConflictsProps {
  conflicts: readonly TransferConflict[];
  choices: ReadonlyMap<number, ConflictChoice>;
  onChoose: (choices: ReadonlyMap<number, ConflictChoice>) => void;
}

function Conflicts({ conflicts, choices, onChoose }: ConflictsProps) {
  const { transfer: words, window: frame } = useMessages();
  const locale = useLocale();
  const options = conflictChoices.map((choice) => (
    <option key={choice} value={choice}>
      {words.choices[choice]}
    </option>
  ));
  const allowed = ({ isLocked }: TransferConflict, choice: ConflictChoice) =>
    isLocked && choice === "theirs" ? "mine" : choice;
  const chooseAll = (choice: ConflictChoice) =>
    onChoose(new Map(conflicts.map((conflict) => [conflict.theirs, allowed(conflict, choice)])));
  const common = new Set(choices.values()).size === 1 ? [...choices.values()][0] : "";
  return (
    <>
      <p className="transfer-all">
        {words.conflicts(conflicts.length)}
        <label>
          {words.all}
          <select
            className="text-field"
            value={common}
            onChange={({ target }) => chooseAll(target.value as ConflictChoice)}
          >
            {common === "" ? <option value="">—</option> : null}
            {options}
          </select>
        </label>
      </p>
      <table className="issues transfer-conflicts" aria-label={words.conflicts(conflicts.length)}>
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
                <td className="issue-number">{name}</td>
                <td>{date === null ? "" : formatDate(date, locale)}</td>
                <td>{formatMoment(mineSavedAt, locale)}</td>
                <td>{formatMoment(theirsSavedAt, locale)}</td>
                <td>
                  {isLocked ? <span className="faint">{words.locked}</span> : null}
                  <select
                    className="text-field"
                    aria-label={`${words.columns.take} ${name}`}
                    value={choices.get(theirs) ?? "mine"}
                    onChange={({ target }) =>
                      onChoose(
                        new Map([...choices, [theirs, allowed(conflict, target.value as ConflictChoice)]]),
                      )
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
