import { useDeferredValue, useRef, useState } from "react";
import { Inbox, Search } from "lucide-react";
import { useCommands } from "../app/commands.ts";
import { ask, useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { useReceiver, type InputFile } from "../importing/ImportFlow.tsx";
import { LibraryNav } from "../library/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { ManuscriptPane } from "./ManuscriptPane.tsx";
import { WatchedFolder } from "./WatchedFolder.tsx";
import { ManuscriptTable } from "./ManuscriptTable.tsx";
import { filterOf, filters, search, useManuscripts, type Filter } from "./use-manuscripts.ts";
import "./manuscripts.css";

/** The screen 稿库: the manuscripts that came in, and the chosen one beside them. */
export function ManuscriptsScreen() {
  const { manuscripts: words } = useMessages();
  const [filter, setFilter] = useState<Filter | null>(null);
  const [text, setText] = useState("");
  const [chosenId, setChosenId] = useState<number | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { isBusy, takeIn } = useTakeIn((id) => {
    // Keep the choice if the person chose another manuscript meanwhile.
    setChosenId((now) => (now === chosenId ? id : now));
    setFilter(null);
    setText("");
  });
  // Do not update the rows while files come in one by one, because a click could hit the neighbour of its
  // row.
  const manuscripts = useManuscripts({ isPaused: isBusy });
  const choose = useReceiver(takeIn, words.drop);
  useCommands("screen", { "find.open": () => searchField.current?.focus() });
  const matches = search(manuscripts ?? [], useDeferredValue(text));
  const rows = matches.filter((each) => filter === null || filterOf(each) === filter);
  const current = rows.find(({ id }) => id === chosenId) ?? null;
  const remove = useRemove();

  return (
    <div className="library">
      <LibraryNav now="manuscripts" count={manuscripts?.length} />
      <main className="library-main manuscripts">
        <header className="library-top">
          <h1>{words.title}</h1>
          <label className="filter">
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
        <FilterChips manuscripts={matches} filter={filter} onChoose={setFilter} />
        {manuscripts && rows.length === 0 ? (
          <div className="empty">
            <strong>{manuscripts.length === 0 ? words.none : words.noneFound}</strong>
            {manuscripts.length === 0 ? <p>{words.noneHint}</p> : null}
          </div>
        ) : null}
        {rows.length > 0 ? (
          <div className="manuscripts-body">
            <ManuscriptTable
              manuscripts={rows}
              chosenId={chosenId}
              onChoose={setChosenId}
              onRemove={remove}
            />
            {current ? (
              <ManuscriptPane key={current.id} manuscript={current} onRemove={() => remove(current.id)} />
            ) : null}
          </div>
        ) : null}
      </main>
    </div>
  );
}

interface FilterChipsProps {
  manuscripts: readonly Manuscript[];
  filter: Filter | null;
  onChoose: (filter: Filter | null) => void;
}

/** One chip for all manuscripts and one for each filter, with the number of manuscripts. */
function FilterChips({ manuscripts, filter, onChoose }: FilterChipsProps) {
  const { manuscripts: words } = useMessages();
  const labels: Record<Filter, string> = { ...words.states, used: words.used };
  const countOf = (each: Filter) => manuscripts.filter((manuscript) => filterOf(manuscript) === each).length;
  return (
    <div className="chips">
      {([null, ...filters] as const).map((each) => (
        <button
          key={each ?? ""}
          type="button"
          className="chip"
          aria-pressed={filter === each}
          onClick={() => onChoose(each)}
        >
          {each === null ? words.all : labels[each]} {each === null ? manuscripts.length : countOf(each)}
        </button>
      ))}
    </div>
  );
}

/**
 * Returns a function that imports files and tells the result of each.
 * @param onTaken called once at the end with the id of the last manuscript
 */
function useTakeIn(onTaken: (id: number) => void) {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const [isBusy, setIsBusy] = useState(false);
  const takeIn = async (files: InputFile[]) => {
    setIsBusy(true);
    let lastTaken: number | undefined;
    await task(async () => {
      // One at a time, because together they may exceed the size of a message.
      let importedCount = 0;
      let repeatedCount = 0;
      for (const file of files) {
        const report = await ask(bridge, "manuscripts.import", { files: [file] });
        importedCount += report.imported.length;
        repeatedCount += report.repeated.length;
        for (const { error } of report.failed)
          notify({ kind: "error", text: errorSentence(error.code, error.details, locale) });
        lastTaken = report.imported[0]?.id ?? report.repeated[0]?.id ?? lastTaken;
      }
      if (importedCount > 0) notify({ kind: "done", text: words.tookIn(importedCount) });
      if (repeatedCount > 0) notify({ kind: "done", text: words.repeated(repeatedCount) });
    });
    if (lastTaken !== undefined) onTaken(lastTaken);
    setIsBusy(false);
  };
  return { isBusy, takeIn };
}

/** Returns a function that moves a manuscript to the bin; a notice offers to undo it. */
function useRemove(): (id: number) => void {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  return (id) =>
    void task(async () => {
      await ask(bridge, "manuscripts.remove", { ids: [id] });
      notify({
        kind: "done",
        text: words.removed(1),
        actions: [
          {
            label: words.undo,
            run: () => void task(() => ask(bridge, "manuscripts.restore", { ids: [id] })),
          },
        ],
      });
    });
}
