import { useState } from "react";
import { CopyPlus } from "lucide-react";
import {
  searchSorts,
  type SearchFilter,
  type SearchResult,
  type SearchSort,
} from "../../shared/contract/search.ts";
import type { SnippetPart } from "../../shared/search/snippet.ts";
import { issueStates } from "../../shared/workflow/states.ts";
import { readNumber } from "../../shared/publications/field-text.ts";
import { usePublications } from "../issues/use-publications.ts";
import { formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { goTo } from "../app/route.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { DropChip } from "../page/DropChip.tsx";
import { ReuseDialog } from "./ReuseDialog.tsx";
import type { SearchAnswer } from "./use-search.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./search.module.css";

interface SearchResultsProps {
  answer: SearchAnswer;
  filter: SearchFilter;
  sort: SearchSort;
  onFilter: (filter: SearchFilter) => void;
  onSort: (sort: SearchSort) => void;
  onMore: () => void;
  onClear: () => void;
}

/** The articles that a search found, with chips that filter them; each leads to its place in its issue. */
export function SearchResults({
  answer,
  filter,
  sort,
  onFilter,
  onSort,
  onMore,
  onClear,
}: SearchResultsProps) {
  const { search: words } = useMessages();
  /** The article that an issue is being chosen for. */
  const [reusedResult, setReusedResult] = useState<SearchResult | null>(null);
  const { results, count, hasMore } = answer;
  return (
    <section className={styles.results} aria-label={words.title}>
      <div className={joinClasses(page.chipRows, styles.filters)}>
        <SectionChips filter={filter} count={count} onFilter={onFilter} />
        <FilterMenus filter={filter} count={count} onFilter={onFilter} />
        <input
          className={joinClasses(kit.textField, styles.number)}
          inputMode="numeric"
          placeholder={words.byNumber}
          aria-label={words.byNumber}
          defaultValue={filter.number ?? ""}
          onChange={({ target }) => {
            const number = readNumber(target.value);
            if (number !== undefined)
              onFilter(number === null ? withoutFilter(filter, "number") : { ...filter, number });
          }}
        />
        <span className={page.filterSpace} />
        <Choice
          label={words.sort}
          value={sort}
          options={searchSorts.map((value) => ({ value, label: words.sorts[value] }))}
          onChange={onSort}
        />
      </div>
      {results.length === 0 ? (
        <div className={kit.empty}>
          <strong>{words.none}</strong>
          <p>{words.hint}</p>
          <Button onClick={onClear}>{words.clear}</Button>
        </div>
      ) : (
        <ul className={styles.list}>
          {results.map((result) => (
            <Result
              key={`${result.issue} ${result.article}`}
              result={result}
              onReuse={() => setReusedResult(result)}
            />
          ))}
        </ul>
      )}
      {hasMore ? (
        <Button className={kit.more} onClick={onMore}>
          {words.more}
        </Button>
      ) : null}
      {reusedResult ? <ReuseDialog result={reusedResult} onClose={() => setReusedResult(null)} /> : null}
    </section>
  );
}

/** The filter without one of its properties; a range of days is removed as a whole by its start, `from`. */
const withoutFilter = (filter: SearchFilter, name: keyof SearchFilter): SearchFilter =>
  Object.fromEntries(
    Object.entries(filter).filter(([key]) => key !== name && !(name === "from" && key === "to")),
  );

interface FilterProps {
  filter: SearchFilter;
  count: SearchAnswer["count"];
  onFilter: (filter: SearchFilter) => void;
}

/** One chip for each section in which articles were found, with their number. */
function SectionChips({ filter, count, onFilter }: FilterProps) {
  const words = useMessages().search;
  const clear = () => onFilter(withoutFilter(filter, "section"));
  return (
    <div className={page.chips} role="group" aria-label={words.bySection}>
      <button type="button" className={page.chip} aria-pressed={filter.section === undefined} onClick={clear}>
        {words.allSections}
      </button>
      {filter.section !== undefined && !count?.sections.some(({ name }) => name === filter.section) ? (
        <PressedChip name={filter.section} onRelease={clear} />
      ) : null}
      {(count?.sections ?? []).map(({ name, count: articles }) => (
        <button
          key={name}
          type="button"
          className={page.chip}
          aria-pressed={filter.section === name}
          onClick={() => (filter.section === name ? clear() : onFilter({ ...filter, section: name }))}
        >
          {name} <small>{articles}</small>
        </button>
      ))}
    </div>
  );
}

/** Chips with menus that filter by year, unit, state and publication. */
function FilterMenus({ filter, count, onFilter }: FilterProps) {
  const { search: words, workflow } = useMessages();
  const publications = usePublications() ?? [];
  const year = filter.from?.slice(0, 4);
  return (
    <>
      <FilterMenu
        label={words.byYear}
        chosenText={year === undefined ? null : words.year(year)}
        all={words.allYears}
        onAll={() => onFilter(withoutFilter(filter, "from"))}
        items={(count?.years ?? []).map(({ name, count: articles }) => ({
          label: words.counted(words.year(name), articles),
          run: () => onFilter({ ...filter, from: `${name}-01-01`, to: `${name}-12-31` }),
        }))}
      />
      <FilterMenu
        label={words.byUnit}
        chosenText={filter.unit ?? null}
        all={words.allUnits}
        onAll={() => onFilter(withoutFilter(filter, "unit"))}
        items={(count?.units ?? []).map(({ name, count: articles }) => ({
          label: words.counted(name, articles),
          run: () => onFilter({ ...filter, unit: name }),
        }))}
      />
      <FilterMenu
        label={words.byState}
        chosenText={filter.state === undefined ? null : workflow.states[filter.state]}
        all={words.allStates}
        onAll={() => onFilter(withoutFilter(filter, "state"))}
        items={issueStates.map((state) => ({
          label: workflow.states[state],
          run: () => onFilter({ ...filter, state }),
        }))}
      />
      {publications.length > 1 ? (
        <FilterMenu
          label={words.byPublication}
          chosenText={publications.find(({ id }) => id === filter.publication)?.name ?? null}
          all={words.allPublications}
          onAll={() => onFilter(withoutFilter(filter, "publication"))}
          items={publications.map(({ id, name }) => ({
            label: name,
            run: () => onFilter({ ...filter, publication: id }),
          }))}
        />
      ) : null}
    </>
  );
}

/** The chip of a chosen section in which nothing is found any more, so that it can still be cleared. */
const PressedChip = ({ name, onRelease }: { name: string; onRelease: () => void }) => (
  <button type="button" className={page.chip} aria-pressed="true" onClick={onRelease}>
    {name}
  </button>
);

interface FilterMenuProps {
  label: string;
  chosenText: string | null;
  all: string;
  onAll: () => void;
  items: { label: string; run: () => void }[];
}

function FilterMenu({ label, chosenText, all, onAll, items }: FilterMenuProps) {
  return (
    <DropChip
      label={label}
      chosenText={chosenText}
      items={[...(chosenText === null ? [] : [{ label: all, run: onAll }]), ...items]}
    />
  );
}

/**
 * One article: its issue, title, the text around the matches, and a button that copies it into another issue.
 */
function Result({
  result: { issue, number, date, article, section, title, snippet, source },
  onReuse,
}: {
  result: SearchResult;
  onReuse: () => void;
}) {
  const { search: words, window: frame } = useMessages();
  const locale = useLocale();
  return (
    <li>
      <button
        type="button"
        className={styles.article}
        onClick={() => goTo({ screen: "issue", id: issue, article })}
      >
        <b>{number === null ? frame.unnumbered : frame.number(number)}</b>
        <span>{date === null ? "" : formatDate(date, locale)}</span>
        <span>{section}</span>
        <span className={styles.text} lang="zh-CN">
          {title.length > 0 ? (
            <strong>
              <Parts parts={title} />
            </strong>
          ) : null}
          <span className={styles.snippet}>
            <Parts parts={snippet} />
          </span>
        </span>
        <span>{source}</span>
      </button>
      <IconButton label={words.reuse} onClick={onReuse}>
        <CopyPlus size={15} />
      </IconButton>
    </li>
  );
}

// The index is the key, because equal parts can follow each other.
const Parts = ({ parts }: { parts: readonly SnippetPart[] }) =>
  parts.map(({ text, isHit }, index) =>
    isHit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
