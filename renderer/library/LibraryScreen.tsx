import { useState } from "react";
import { ChevronDown, FileDown, Plus, Search } from "lucide-react";
import type { Output } from "../../shared/contract/calls.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import { issueStates } from "../../shared/workflow/states.ts";
import { keyLabelOf, runCommand, useCommands } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { BulkImport } from "../importing/BulkImport.tsx";
import { filterInUse, usePublications } from "../issues/use-publications.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { findNextNumber, useIssueActions } from "../issues/actions.ts";
import { Chips } from "./Chips.tsx";
import { IssueCards } from "./IssueCards.tsx";
import { IssueTable } from "./IssueTable.tsx";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { SearchResults } from "./SearchResults.tsx";
import { useIssueFacts, useIssues, useLatestIssue, type ListedIssues } from "../issues/use-issues.ts";
import { useLibraryFilter, type LibraryFilter } from "./use-library-filter.ts";
import { useSearch, type SearchAnswer } from "./use-search.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./library.module.css";

/**
 * The library or its bin: the latest issues as cards, all issues as a table, and the articles that a search
 * finds.
 */
export function LibraryScreen({ showsBin }: { showsBin: boolean }) {
  const { window: frame, library: words } = useMessages();
  const { notify } = useApp();
  const actions = useIssueActions();
  const facts = useIssueFacts(showsBin);
  const publications = filterInUse(usePublications() ?? []);
  const filter = useLibraryFilter();
  const list = useIssues(showsBin, filter.issuesFilter);
  const search = useSearch({ ...filter.search, query: showsBin ? "" : filter.search.query });
  const [isImportingFolder, setIsImportingFolder] = useState(false);
  useCommands("library", {
    "export.open": () => notify({ kind: "done", text: words.openFirst }),
    "import.folder": { run: () => setIsImportingFolder(true), isEnabled: () => !showsBin },
  });

  return (
    <div className={page.screen}>
      <LibraryNav now={showsBin ? "bin" : "library"} count={facts?.total} />
      <main className={page.main}>
        <header className={page.top}>
          <h1>{showsBin ? frame.bin : words.title}</h1>
          {facts && facts.total > 0 ? (
            <SearchField
              showsBin={showsBin}
              filter={filter}
              answer={search.answer}
              issues={list?.total ?? 0}
            />
          ) : (
            <span className={page.filterSpace} />
          )}
          {showsBin ? null : <NewIssueButtons publications={publications} />}
        </header>
        {facts?.total === 0 && list !== null ? (
          <Empty showsBin={showsBin} onSample={() => void actions.sample()} />
        ) : null}
        {facts && facts.total > 0 && list ? (
          <IssueLists
            showsBin={showsBin}
            facts={facts}
            list={list}
            publications={publications}
            filter={filter}
            search={search}
            actions={actions}
          />
        ) : null}
      </main>
      {isImportingFolder ? <BulkImport onClose={() => setIsImportingFolder(false)} /> : null}
    </div>
  );
}

interface SearchFieldProps {
  showsBin: boolean;
  filter: LibraryFilter;
  answer: SearchAnswer | null;
  /** The number of issues that match. */
  issues: number;
}

/** The search field, with the number of matches. */
function SearchField({ showsBin, filter, answer, issues }: SearchFieldProps) {
  const { library: words, search } = useMessages();
  const label = showsBin ? words.filter : words.find;
  return (
    <label className={page.filter}>
      <Search size={15} aria-hidden="true" />
      <input
        type="search"
        value={filter.text}
        placeholder={label}
        aria-label={label}
        onChange={({ target, nativeEvent }) =>
          filter.type(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={({ currentTarget }) => filter.type(currentTarget.value, false)}
      />
      <small role="status">
        {answer?.count ? search.summary(answer.count.total, answer.milliseconds) : words.shown(issues)}
      </small>
    </label>
  );
}

/** The buttons that import files and create the next issue. */
function NewIssueButtons({ publications }: { publications: Publication[] }) {
  const { bulk, library: words } = useMessages();
  const nextNumber = useNextNumber(publications);
  return (
    <>
      <span className={styles.importButtons}>
        <Button onClick={() => runCommand("import.open")} title={keyLabelOf("import.open")}>
          <FileDown size={15} />
          {words.import}
        </Button>
        <Menu items={[{ label: bulk.open, run: () => runCommand("import.folder") }]}>
          <Button aria-label={bulk.ways} title={bulk.ways}>
            <ChevronDown size={15} />
          </Button>
        </Menu>
      </span>
      <Button look="primary" onClick={() => runCommand("issue.new")} title={keyLabelOf("issue.new")}>
        <Plus size={15} />
        {nextNumber === null ? words.create : words.createNumber(nextNumber)}
      </Button>
    </>
  );
}

/** The number of the next issue, if it is clear: with several publications, one has to be chosen first. */
function useNextNumber(publications: readonly Publication[]): number | null {
  const [only, ...others] = publications;
  const latest = useLatestIssue(only?.id);
  return others.length > 0 || latest === undefined ? null : findNextNumber(only ?? null, latest);
}

interface IssueListsProps {
  showsBin: boolean;
  facts: Output<"issues.readFacts">;
  list: ListedIssues;
  publications: Publication[];
  filter: LibraryFilter;
  search: ReturnType<typeof useSearch>;
  actions: ReturnType<typeof useIssueActions>;
}

/** The cards, the chips of the filter, the table of issues and the results of the search. */
function IssueLists({ showsBin, facts, list, publications, filter, search, actions }: IssueListsProps) {
  const words = useMessages().library;
  const { answer } = search;
  return (
    <>
      {showsBin || filter.isFiltering ? null : (
        <IssueCards issues={list.issues.slice(0, 3)} onOpen={actions.open} />
      )}
      <FilterChips facts={facts} filter={filter} isSearching={answer !== null} />
      {list.issues.length > 0 ? (
        <IssueTable list={list} showsBin={showsBin} actions={actions} publications={publications} />
      ) : null}
      {list.issues.length === 0 && !answer ? (
        <div className={kit.empty}>
          <strong>{words.nothingFound}</strong>
          <Button onClick={filter.clear}>{words.clearFilter}</Button>
        </div>
      ) : null}
      {answer ? (
        <SearchResults
          answer={answer}
          filter={filter.search.filter}
          sort={filter.search.sort}
          onFilter={filter.setSearchFilter}
          onSort={filter.setSort}
          onMore={search.more}
          onClear={filter.clear}
        />
      ) : null}
    </>
  );
}

interface FilterChipsProps {
  facts: Output<"issues.readFacts">;
  filter: LibraryFilter;
  isSearching: boolean;
}

/** Chips that filter the issues by year and state. Search results have chips of their own. */
function FilterChips({ facts, filter, isSearching }: FilterChipsProps) {
  const { library: words, workflow } = useMessages();
  return (
    <div className={page.chipRows}>
      {!isSearching && facts.years.length > 1 ? (
        <Chips
          label={words.byYear}
          all={words.allYears}
          values={facts.years}
          nameOf={words.year}
          chosenValue={filter.year}
          onChoose={filter.setYear}
        />
      ) : null}
      {!isSearching && (facts.states.length > 1 || filter.state) ? (
        <Chips
          label={words.byState}
          all={words.allStates}
          values={issueStates.filter((state) => facts.states.includes(state))}
          nameOf={(state) => workflow.states[state]}
          chosenValue={filter.state}
          onChoose={filter.setState}
        />
      ) : null}
    </div>
  );
}

/** Tells that the library or the bin is empty; in the library, with ways to begin. */
function Empty({ showsBin, onSample }: { showsBin: boolean; onSample: () => void }) {
  const { library: words, bulk } = useMessages();
  if (showsBin) {
    return (
      <div className={kit.empty}>
        <strong>{words.binEmpty}</strong>
        <p>{words.binHint}</p>
      </div>
    );
  }
  return (
    <div className={kit.empty}>
      <strong>{words.empty}</strong>
      <p>{words.emptyHint}</p>
      <div className={kit.emptyActions}>
        <Button onClick={() => runCommand("import.open")}>{words.import}</Button>
        <Button onClick={() => runCommand("import.folder")}>{bulk.title}</Button>
        <Button onClick={onSample}>{words.sample}</Button>
      </div>
    </div>
  );
}
