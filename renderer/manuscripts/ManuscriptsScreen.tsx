import { useDeferredValue, useRef, useState } from "react";
import { Inbox, Search } from "lucide-react";
import { ask, useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { useWindowCommands } from "../app/shell-commands.ts";
import { useTask } from "../app/use-task.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { useReceiver, type InputFile } from "../importing/ImportFlow.tsx";
import { LibraryNav } from "../library/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { ManuscriptPane } from "./ManuscriptPane.tsx";
import { WatchedFolder } from "./WatchedFolder.tsx";
import { ManuscriptTable } from "./ManuscriptTable.tsx";
import { filterOf, filters, search, useManuscripts, type Filter } from "./use-manuscripts.ts";
import "./manuscripts.css";

/** 稿库: what came in, what becomes of it, and the text beside it. */
export function ManuscriptsScreen() {
  const { manuscripts: words } = useMessages();
  const [filter, setFilter] = useState<Filter | null>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, takeIn } = useTakeIn((id) => {
    // A manuscript that the person chose meanwhile stays chosen.
    setChosen((now) => (now === chosen ? id : now));
    setFilter(null);
    setText("");
  });
  // The rows stay where they are while files come in one by one: a click must not meet the row's neighbour.
  const all = useManuscripts({ isPaused: isBusy });
  const choose = useReceiver(takeIn, words.drop);
  useWindowCommands({
    "import.open": choose,
    "library.open": () => goTo({ screen: "library" }),
    "find.open": () => input.current?.focus(),
    "app.close": () => window.close(),
  });
  const found = search(all ?? [], useDeferredValue(text));
  const shown = found.filter((each) => filter === null || filterOf(each) === filter);
  const current = shown.find(({ id }) => id === chosen) ?? null;
  const remove = useRemove();

  return (
    <div className="library">
      <LibraryNav now="manuscripts" count={all?.length} />
      <main className="library-main manuscripts">
        <header className="library-top">
          <h1>{words.title}</h1>
          <label className="filter">
            <Search size={15} aria-hidden="true" />
            <input
              ref={input}
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
        <div className="chips">
          {([null, ...filters] as const).map((each) => (
            <button
              key={each ?? ""}
              type="button"
              className="chip"
              aria-pressed={filter === each}
              onClick={() => setFilter(each)}
            >
              {each === null ? words.all : each === "used" ? words.used : words.states[each]}{" "}
              {each === null
                ? found.length
                : found.filter((manuscript) => filterOf(manuscript) === each).length}
            </button>
          ))}
        </div>
        {all === null ? null : shown.length === 0 ? (
          <div className="empty">
            <strong>{all.length === 0 ? words.none : words.noneFound}</strong>
            {all.length === 0 ? <p>{words.noneHint}</p> : null}
          </div>
        ) : (
          <div className="manuscripts-body">
            <ManuscriptTable manuscripts={shown} chosen={chosen} onChoose={setChosen} onRemove={remove} />
            {current ? (
              <ManuscriptPane key={current.id} manuscript={current} onRemove={() => remove(current.id)} />
            ) : null}
          </div>
        )}
      </main>
    </div>
  );
}

/** Takes files in and tells what became of each; `onTaken` is called once at the end, with the last manuscript. */
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
      // One at a time: together they may be more than a message holds.
      let [imported, repeated] = [0, 0];
      for (const file of files) {
        const report = await ask(bridge, "manuscripts.import", { files: [file] });
        imported += report.imported.length;
        repeated += report.repeated.length;
        for (const { error } of report.failed)
          notify({ kind: "error", text: errorSentence(error.code, error.details, locale) });
        lastTaken = report.imported[0]?.id ?? report.repeated[0]?.id ?? lastTaken;
      }
      if (imported > 0) notify({ kind: "done", text: words.tookIn(imported) });
      if (repeated > 0) notify({ kind: "done", text: words.repeated(repeated) });
    });
    if (lastTaken !== undefined) onTaken(lastTaken);
    setIsBusy(false);
  };
  return { isBusy, takeIn };
}

/** Puts a manuscript into the bin, and back where the person wants it. */
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
