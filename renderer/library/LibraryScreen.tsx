import { useDeferredValue, useMemo, useState } from "react";
import { ChevronDown, FileDown, Plus, Search } from "lucide-react";
import type { IssuesFilter } from "../../shared/contract/calls.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import type { SearchFilter, SearchSort } from "../../shared/contract/search.ts";
import { issueStates, type IssueState } from "../../shared/workflow/states.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { keysOf, useWindowCommands } from "../app/shell-commands.ts";
import { BulkImport } from "../importing/BulkImport.tsx";
import { useImport } from "../importing/ImportFlow.tsx";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { inUse, usePublications } from "../publications/use-publications.ts";
import { numberAfterLatest, useIssueActions } from "./actions.ts";
import { DropChip } from "./DropChip.tsx";
import { IssueCards } from "./IssueCards.tsx";
import { IssueTable } from "./IssueTable.tsx";
import { LibraryNav } from "./LibraryNav.tsx";
import { SearchResults } from "./SearchResults.tsx";
import { useNewIssue } from "./NewIssueFlow.tsx";
import { useIssueFacts, useIssues, useLatestIssue } from "./use-issues.ts";
import { useSearch } from "./use-search.ts";
import "./library.css";

/** The library, or its bin: what there is, and where work begins. */
export function LibraryScreen({ showsBin }: { showsBin: boolean }) {
  const { window: frame, bulk, library: words, search, workflow } = useMessages();
  const [bringsOld, setBringsOld] = useState(false);
  const actions = useIssueActions();
  const { choose } = useImport();
  const [filter, setFilter] = useState("");
  /** What is searched for: as typed, but for what an input method is still composing. */
  const [query, setQuery] = useState("");
  const [narrowed, setNarrowed] = useState<SearchFilter>({});
  const [sort, setSort] = useState<SearchSort>("date");
  const { found, more } = useSearch({ query: showsBin ? "" : query, filter: narrowed, sort });
  const [year, setYear] = useState<string | null>(null);
  const [state, setState] = useState<IssueState | null>(null);
  const text = useDeferredValue(filter);
  const asked = useMemo<IssuesFilter>(
    () => ({
      ...(text.trim() !== "" && { text }),
      ...(year !== null && { year }),
      ...(state !== null && { state }),
    }),
    [text, year, state],
  );
  const listed = useIssues(showsBin, asked);
  const facts = useIssueFacts(showsBin);
  const publications = usePublications();
  const nextNumber = useNextNumber(inUse(publications ?? []));
  const begin = useNewIssue();
  const create = () => void begin();
  const { notify } = useApp();
  useWindowCommands({
    "issue.new": create,
    "import.open": choose,
    "export.open": () => notify({ kind: "done", text: words.openFirst }),
    "library.open": () => goTo({ screen: "library" }),
    "app.close": () => window.close(),
  });
  const clear = () => {
    setFilter("");
    setQuery("");
    setYear(null);
    setState(null);
    setNarrowed({});
  };

  return (
    <div className="library">
      <LibraryNav now={showsBin ? "bin" : "library"} count={facts?.total} />
      <main className="library-main">
        <header className="library-top">
          <h1>{showsBin ? frame.bin : words.title}</h1>
          {facts && facts.total > 0 ? (
            <label className="filter">
              <Search size={15} aria-hidden="true" />
              <input
                type="search"
                value={filter}
                placeholder={showsBin ? words.filter : words.find}
                aria-label={showsBin ? words.filter : words.find}
                onChange={({ target, nativeEvent }) => {
                  setFilter(target.value);
                  if (!(nativeEvent as InputEvent).isComposing) setQuery(target.value);
                }}
                onCompositionEnd={({ currentTarget }) => setQuery(currentTarget.value)}
              />
              <small role="status">
                {found?.count
                  ? search.summary(found.count.total, found.milliseconds)
                  : words.shown(listed?.total ?? 0)}
              </small>
            </label>
          ) : (
            <span className="filter-space" />
          )}
          {showsBin ? null : (
            <>
              <span className="library-import">
                <Button onClick={choose} title={keysOf("import.open")}>
                  <FileDown size={15} />
                  {words.import}
                </Button>
                <Menu items={[{ label: bulk.open, run: () => setBringsOld(true) }]}>
                  <Button aria-label={bulk.ways} title={bulk.ways}>
                    <ChevronDown size={15} />
                  </Button>
                </Menu>
              </span>
              <Button look="primary" onClick={create} title={keysOf("issue.new")}>
                <Plus size={15} />
                {nextNumber === null ? words.create : words.createNumber(nextNumber)}
              </Button>
            </>
          )}
        </header>
        {facts === null || listed === null ? null : facts.total === 0 ? (
          <Empty
            showsBin={showsBin}
            onSample={() => void actions.sample()}
            onImport={choose}
            onBulk={() => setBringsOld(true)}
          />
        ) : (
          <>
            {showsBin || filter || year || state ? null : (
              <IssueCards issues={listed.issues.slice(0, 3)} onOpen={actions.open} />
            )}
            <div className="library-chips">
              {!found && facts.years.length > 1 ? (
                <Chips
                  label={words.byYear}
                  all={words.allYears}
                  values={facts.years}
                  nameOf={words.year}
                  chosen={year}
                  onChoose={setYear}
                />
              ) : null}
              {!found && (facts.states.length > 1 || state) ? (
                <Chips
                  label={words.byState}
                  all={words.allStates}
                  values={issueStates.filter((each) => facts.states.includes(each))}
                  nameOf={(each) => workflow.states[each]}
                  chosen={state}
                  onChoose={setState}
                />
              ) : null}
            </div>
            {listed.issues.length > 0 ? (
              <IssueTable
                listed={listed}
                showsBin={showsBin}
                actions={actions}
                publications={inUse(publications ?? [])}
              />
            ) : found ? null : (
              <div className="empty">
                <strong>{words.nothingFound}</strong>
                <Button onClick={clear}>{words.clearFilter}</Button>
              </div>
            )}
            {found ? (
              <SearchResults
                found={found}
                filter={narrowed}
                sort={sort}
                onFilter={setNarrowed}
                onSort={setSort}
                onMore={more}
                onClear={clear}
              />
            ) : null}
          </>
        )}
      </main>
      {bringsOld ? <BulkImport onClose={() => setBringsOld(false)} /> : null}
    </div>
  );
}

/** What the next issue will be called, where that is clear: of several publications one is yet to be chosen. */
function useNextNumber(publications: readonly Publication[]): number | null {
  const [only, ...others] = publications;
  const latest = useLatestIssue(only?.id);
  return others.length > 0 || latest === undefined ? null : numberAfterLatest(only ?? null, latest);
}

interface ChipsProps<V extends string> {
  label: string;
  /** What the chip is called that takes the choice back. */
  all: string;
  values: readonly V[];
  nameOf: (value: V) => string;
  /** Null: all. */
  chosen: V | null;
  onChoose: (value: V | null) => void;
}

/** So many stand side by side; what comes after them drops down. */
const mostChips = 8;

function Chips<V extends string>({ label, all, values, nameOf, chosen, onChoose }: ChipsProps<V>) {
  const { further } = useMessages().library;
  const others = values.length > mostChips + 1 ? values.slice(mostChips) : [];
  const other = others.find((value) => value === chosen);
  return (
    <div className="chips" role="group" aria-label={label}>
      {[null, ...values.slice(0, values.length - others.length)].map((value) => (
        <button
          key={value ?? ""}
          type="button"
          className="chip"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {value === null ? all : nameOf(value)}
        </button>
      ))}
      {others.length === 0 ? null : (
        <DropChip
          label={further}
          chosen={other === undefined ? null : nameOf(other)}
          items={others.map((value) => ({ label: nameOf(value), run: () => onChoose(value) }))}
        />
      )}
    </div>
  );
}

function Empty({
  showsBin,
  onSample,
  onImport,
  onBulk,
}: {
  showsBin: boolean;
  onSample: () => void;
  onImport: () => void;
  onBulk: () => void;
}) {
  const { library: words, bulk } = useMessages();
  if (showsBin) {
    return (
      <div className="empty">
        <strong>{words.binEmpty}</strong>
        <p>{words.binHint}</p>
      </div>
    );
  }
  return (
    <div className="empty">
      <strong>{words.empty}</strong>
      <p>{words.emptyHint}</p>
      <div className="empty-actions">
        <Button onClick={onImport}>{words.import}</Button>
        <Button onClick={onBulk}>{bulk.title}</Button>
        <Button onClick={onSample}>{words.sample}</Button>
      </div>
    </div>
  );
}
