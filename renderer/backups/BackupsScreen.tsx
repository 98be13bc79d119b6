import { History, ShieldCheck } from "lucide-react";
import type { Output } from "../../shared/contract/calls.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { runCommand } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useFolderChoice } from "../folders/use-folder-choice.tsx";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { Transfer } from "../transfer/Transfer.tsx";
import { Button } from "../ui/Button.tsx";
import { askToRepair } from "./DamageDialog.tsx";
import { Doctor } from "./Doctor.tsx";
import { askToRestore } from "./RestoreDialog.tsx";
import { useBackups, useMakeBackup } from "./use-backups.ts";
import "./backups.css";

/** The screen 备份与恢复: the backups, their folders, the doctor, and transfer to other machines. */
export function BackupsScreen() {
  const { backups: words, copies } = useMessages();
  const locale = useLocale();
  const answer = useBackups();
  const { make, isMaking } = useMakeBackup();
  return (
    <div className="library">
      <LibraryNav now="backups" count={answer?.backups.length} />
      <main className="library-main backups">
        <header className="library-top">
          <h1>{words.title}</h1>
          <span className="filter-space" />
          <Button title={copies.hint} onClick={() => runCommand("backup.takeBack")}>
            <History size={15} aria-hidden="true" />
            {copies.open}
          </Button>
          <Button look="primary" disabled={isMaking} onClick={() => void make()}>
            <ShieldCheck size={15} aria-hidden="true" />
            {isMaking ? words.making : words.make}
          </Button>
        </header>
        {answer === null ? null : (
          <>
            {answer.damage === null ? null : (
              <p className="backups-problem" role="alert">
                {words.damagedTitle}
                <Button onClick={askToRepair}>{words.repairOpen}</Button>
              </p>
            )}
            {answer.problem === null ? null : (
              <p className="backups-problem" role="alert">
                {words.problem(errorSentence(answer.problem, locale))}
              </p>
            )}
            {answer.autosaveProblem === "" ? null : (
              <p className="backups-problem" role="alert">
                {words.autosaveProblem(answer.autosaveProblem)}
              </p>
            )}
            <BackupFolders answer={answer} />
            <Doctor />
            <Transfer onUndo={askToRestore} />
            <BackupTable answer={answer} />
          </>
        )}
      </main>
    </div>
  );
}

/** The folders of the backups. A new second folder takes effect with the next backup. */
function BackupFolders({ answer: { folder, second } }: { answer: Output<"backups.list"> }) {
  const { changeSettings } = useApp();
  const { backups: words } = useMessages();
  const { browse, picker } = useFolderChoice(null, (backupFolder) => changeSettings({ backupFolder }), true);
  return (
    <section className="backups-places">
      <div>
        <h2>{words.where}</h2>
        <code>{folder}</code>
        <p className="faint">{words.whereHint}</p>
      </div>
      <div>
        <h2>{words.second}</h2>
        <span className="backups-second">
          {second === null ? <span className="faint">{words.noSecond}</span> : <code>{second.folder}</code>}
          <Button onClick={browse}>{second === null ? words.chooseSecond : words.changeSecond}</Button>
          {second === null ? null : (
            <Button look="quiet" onClick={() => changeSettings({ backupFolder: null })}>
              {words.stopSecond}
            </Button>
          )}
        </span>
        <p className={second?.isThere === false ? "backups-away" : "faint"}>
          {second?.isThere === false ? words.secondAway : words.secondHint}
        </p>
        {picker}
      </div>
    </section>
  );
}

/** The backups of both folders, newest first. */
function BackupTable({ answer: { backups, second } }: { answer: Output<"backups.list"> }) {
  const { backups: words } = useMessages();
  const locale = useLocale();
  const all = [
    ...backups.map((backup) => ({ ...backup, place: words.places.own })),
    ...(second?.backups ?? []).map((backup) => ({ ...backup, place: words.places.second })),
  ];
  const newestFirst = all.toSorted((a, b) => b.number - a.number);
  return (
    <section>
      <h2>{words.list}</h2>
      {newestFirst.length === 0 ? (
        <p className="faint">
          <strong>{words.none}</strong>　{words.noneHint}
        </p>
      ) : (
        <table className="issues backups-table" aria-label={words.list}>
          <thead>
            <tr>
              <th scope="col" className="figure">
                {words.columns.number}
              </th>
              <th scope="col">{words.columns.date}</th>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col" className="figure">
                {words.columns.size}
              </th>
              <th scope="col">{words.columns.place}</th>
              <th scope="col">
                <span className="visually-hidden">{words.restore}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((backup) => (
              <tr key={backup.path}>
                <td className="figure issue-number">{backup.number}</td>
                <td>{formatMoment(backup.at, locale)}</td>
                <td>{words.kinds[backup.kind]}</td>
                <td className="figure">{words.size(Math.round((backup.bytes / 1024 / 1024) * 10) / 10)}</td>
                <td className="faint" title={backup.path}>
                  {backup.place}
                </td>
                <td className="row-actions">
                  <Button
                    aria-label={`${words.restore} ${backup.number}`}
                    onClick={() => askToRestore(backup)}
                  >
                    {words.restore}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
