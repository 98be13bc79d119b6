import { useCallback, useState, type ReactNode } from "react";
import type { CopyTable, TableCopy, TableEntry } from "../../shared/contract/table-copies.ts";
import { useApp } from "../app/context.tsx";
import { formatCount, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { CopyList, SkippedBackups } from "./CopyList.tsx";
import { LookingStatus } from "./LookingStatus.tsx";
import { TablePreview } from "./TablePreview.tsx";
import { useLooking } from "./use-looking.ts";
import styles from "./copies.module.css";

interface TableChoiceProps {
  table: CopyTable;
  /** The choice of what to take back; missing if it was given. */
  choice?: ReactNode;
  onClose: () => void;
}

/** Lists the copies of a table with what differs from today, and takes one of them back, or one entry of it. */
export function TableChoice({ table, choice, onClose }: TableChoiceProps) {
  const { bridge } = useApp();
  const { copies: words, tableCopies, window: frame } = useMessages();
  /** How many entries were taken back one by one: the backups are looked at again after each. */
  const [round, setRound] = useState(0);
  const look = useCallback(
    async (job: string) => ({ table, round, ...(await bridge.ask("copies.listTable", { job, table })) }),
    [bridge, table, round],
  );
  const { answer: latest, isLooking, progress } = useLooking(look);
  // That of another table is of no use.
  const answer = latest?.table === table ? latest : null;
  const [chosenPath, setChosenPath] = useState<string | null>(null);
  const { isRunning, takeBack } = useTakeBack(table);
  const copies = answer?.copies ?? [];
  // At first, the newest one that would change something.
  const chosen =
    copies.find(({ backup }) => backup.path === chosenPath) ??
    copies.find(({ isPresent }) => !isPresent) ??
    copies[0];
  const takeAll = async ({ backup }: TableCopy) => {
    if (await takeBack(backup.path, null)) onClose();
  };
  const takeOne = async ({ backup }: TableCopy, entry: TableEntry) => {
    // The backup that is made first is the newest, and the list stays at the one that was chosen.
    setChosenPath(backup.path);
    if (await takeBack(backup.path, entry)) setRound(round + 1);
  };
  const effect = answer?.isDamaged ? tableCopies.isDamaged : tableCopies.effects[table];
  return (
    <Dialog
      wide
      title={choice ? words.title : words.titleOf(tableCopies.tables[table])}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button
            look="primary"
            disabled={isRunning || !chosen || chosen.isPresent}
            onClick={() => chosen && void takeAll(chosen)}
          >
            {isRunning ? words.takingBack : tableCopies.takeAll}
          </Button>
        </>
      }
    >
      {choice ? <div className={styles.copiesFilter}>{choice}</div> : null}
      <LookingStatus isLooking={isLooking} progress={progress}>
        {answer && copies.length === 0 ? tableCopies.noCopy : null}
        {answer && copies.length > 0 ? effect : null}
      </LookingStatus>
      {answer && chosen ? (
        <div className={styles.copies}>
          <CopyList
            copies={copies}
            chosen={chosen}
            onChoose={setChosenPath}
            leavesFocus={choice !== undefined}
          >
            {(copy) => <CopyFacts copy={copy} />}
          </CopyList>
          <TablePreview
            key={`${table} ${chosen.backup.path} ${answer.round}`}
            path={chosen.backup.path}
            table={table}
            isRunning={isRunning}
            onTakeBack={(entry) => void takeOne(chosen, entry)}
          />
        </div>
      ) : null}
      <SkippedBackups skipped={answer?.skipped} />
    </Dialog>
  );
}

/** Returns a function that takes the table or one entry back, and offers to undo it; false if that failed. */
function useTakeBack(table: CopyTable): {
  isRunning: boolean;
  takeBack: (path: string, entry: TableEntry | null) => Promise<boolean>;
} {
  const { bridge, notify } = useApp();
  const { tableCopies: words } = useMessages();
  const task = useTask();
  const [isRunning, setIsRunning] = useState(false);
  const undo = (path: string, entry: number | null) =>
    void task(async () => {
      await bridge.ask("copies.takeTableBack", { path, table, entry });
      notify({ kind: "done", text: words.undone });
    });
  const takeBack = async (path: string, entry: TableEntry | null) => {
    setIsRunning(true);
    let isDone = false;
    await task(async () => {
      const id = entry?.id ?? null;
      const { before } = await bridge.ask("copies.takeTableBack", { path, table, entry: id });
      isDone = true;
      notify({
        kind: "done",
        text: entry ? words.doneOne(entry.name) : words.done(words.tables[table]),
        ...(before && { actions: [{ label: words.undo, run: () => undo(before.path, id) }] }),
      });
    });
    setIsRunning(false);
    return isDone;
  };
  return { isRunning, takeBack };
}

function CopyFacts({ copy }: { copy: TableCopy }) {
  const { copies: words, tableCopies } = useMessages();
  const locale = useLocale();
  const { backup, repeats, entries, added, changed, removed, isPresent } = copy;
  return (
    <span className={styles.copyFacts}>
      <b title={backup.path}>{words.backup(formatMoment(backup.at, locale), backup.number)}</b>
      <span>{tableCopies.entries(formatCount(entries, locale))}</span>
      {isPresent ? (
        <span className={styles.copyPresent}>{words.present}</span>
      ) : (
        <span>{tableCopies.difference(added, changed, removed)}</span>
      )}
      {repeats > 0 ? <small>{words.repeats(repeats)}</small> : null}
    </span>
  );
}
