import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Inbox, Search } from "lucide-react";
import { useCommands } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import type { Output } from "../../shared/contract/calls.ts";
import {
  manuscriptStatuses,
  type ManuscriptsFilter,
  type ManuscriptStatus,
} from "../../shared/contract/manuscripts.ts";
import { maximumListed, type FailedFile } from "../../shared/contract/watching.ts";
import { useReceiver } from "../importing/ImportFlow.tsx";
import type { InputFile } from "../importing/open-file.ts";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { ManuscriptPane } from "./ManuscriptPane.tsx";
import { WatchedFolder } from "./WatchedFolder.tsx";
import { ManuscriptTable } from "./ManuscriptTable.tsx";
import { useFailureNotice } from "./use-failure-notice.tsx";
import { useChosenManuscript, useManuscriptCounts, useManuscripts } from "./use-manuscripts.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./manuscripts.module.css";

/** The screen 稿库: the manuscripts that came in, and the chosen one beside them. */
export function ManuscriptsScreen() {
  const { manuscripts: words } = useMessages();
  const [status, setStatus] = useState<ManuscriptStatus | null>(null);
  const [text, setText] = useState("");
  const [chosenId, setChosenId] = useState<number | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { isBusy, takeIn, dialog } = useTakeIn((id) => {
    // Keep the choice if the person chose another manuscript meanwhile.
    setChosenId((now) => (now === chosenId ? id : now));
    setStatus(null);
    setText("");
  });
  // Do not update the rows while files come in one by one, because a click could hit the neighbour of its
  // row.
  const deferredText = useDeferredValue(text);
  const filter = useMemo(
    (): ManuscriptsFilter => ({ text: deferredText, ...(status !== null && { statuses: [status] }) }),
    [deferredText, status],
  );
  const list = useManuscripts(filter, { isPaused: isBusy });
  const counts = useManuscriptCounts(deferredText, { isPaused: isBusy });
  const choose = useReceiver(takeIn, words.drop);
  useCommands("screen", { "find.open": () => searchField.current?.focus() });
  const current = useChosenManuscript(chosenId, list, filter);
  const remove = useRemove();

  return (
    <div className={page.screen}>
      <LibraryNav now="manuscripts" count={counts?.total} />
      <main className={joinClasses(page.main, styles.manuscripts)}>
        <header className={page.top}>
          <h1>{words.title}</h1>
          <label className={page.filter}>
            <Search size={15} aria-hidden="true" />
            <input
              ref={searchField}
              type="search"
              value={text}
              placeholder={words.search}
              aria-label={words.search}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <Button look="primary" onClick={choose} disabled={isBusy}>
            <Inbox size={15} />
            {isBusy ? words.takingIn : words.takeIn}
          </Button>
        </header>
        <WatchedFolder />
        <FilterChips counts={counts?.counts ?? null} status={status} onChoose={setStatus} />
        {list?.total === 0 && counts ? (
          <div className={kit.empty}>
            <strong>{counts.total === 0 ? words.none : words.noneFound}</strong>
            {counts.total === 0 ? <p>{words.noneHint}</p> : null}
          </div>
        ) : null}
        {list && list.total > 0 ? (
          <div className={styles.body}>
            <ManuscriptTable list={list} chosenId={chosenId} onChoose={setChosenId} onRemove={remove} />
            {current ? (
              <ManuscriptPane key={current.id} manuscript={current} onRemove={() => remove(current.id)} />
            ) : null}
          </div>
        ) : null}
      </main>
      {dialog}
    </div>
  );
}

interface FilterChipsProps {
  /** `null` until the first answer. */
  counts: Output<"manuscripts.count">["counts"] | null;
  status: ManuscriptStatus | null;
  onChoose: (status: ManuscriptStatus | null) => void;
}

/** One chip for all manuscripts and one for each status, with the number of manuscripts. */
function FilterChips({ counts, status, onChoose }: FilterChipsProps) {
  const { manuscripts: words } = useMessages();
  const labels: Record<ManuscriptStatus, string> = { ...words.states, used: words.used };
  const all = counts && manuscriptStatuses.reduce((sum, each) => sum + counts[each], 0);
  return (
    <div className={page.chips}>
      {([null, ...manuscriptStatuses] as const).map((each) => (
        <button
          key={each ?? ""}
          type="button"
          className={page.chip}
          aria-pressed={status === each}
          onClick={() => onChoose(each)}
        >
          {each === null ? words.all : labels[each]} {each === null ? all : counts?.[each]}
        </button>
      ))}
    </div>
  );
}

/**
 * Returns a function that imports files and tells the result, and the dialog with the files that failed.
 * @param onTaken called once at the end with the id of the last manuscript
 */
function useTakeIn(onTaken: (id: number) => void) {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const { tell, dialog } = useFailureNotice();
  const task = useTask();
  const [isBusy, setIsBusy] = useState(false);
  const takeIn = async (files: InputFile[]) => {
    setIsBusy(true);
    let lastTaken: number | undefined;
    await task(async () => {
      // One at a time, because together they may exceed the size of a message.
      let importedCount = 0;
      let repeatedCount = 0;
      const failedFiles: FailedFile[] = [];
      for (const file of files) {
        const report = await bridge.ask("manuscripts.import", { files: [file] });
        importedCount += report.imported.length;
        repeatedCount += report.repeated.length;
        failedFiles.push(...report.failed);
        lastTaken = report.imported[0]?.id ?? report.repeated[0]?.id ?? lastTaken;
      }
      if (importedCount > 0) notify({ kind: "done", text: words.tookIn(importedCount) });
      if (repeatedCount > 0) notify({ kind: "done", text: words.repeated(repeatedCount) });
      tell(
        { count: failedFiles.length, files: failedFiles.slice(0, maximumListed) },
        async () => failedFiles,
      );
    });
    if (lastTaken !== undefined) onTaken(lastTaken);
    setIsBusy(false);
  };
  return { isBusy, takeIn, dialog };
}

/** Returns a function that moves a manuscript to the bin; a notice offers to undo it. */
function useRemove(): (id: number) => void {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  return (id) =>
    void task(async () => {
      await bridge.ask("manuscripts.remove", { ids: [id] });
      notify({
        kind: "done",
        text: words.removed(1),
        actions: [
          {
            label: words.undo,
            run: () => void task(() => bridge.ask("manuscripts.restore", { ids: [id] })),
          },
        ],
      });
    });
}
