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
import { readNumber } from "../editor/field-text.ts";
import { usePublications } from "../publications/use-publications.ts";
import { formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { DropChip } from "./DropChip.tsx";
import { ReuseDialog } from "./ReuseDialog.tsx";
import type { Searched } from "./use-search.ts";
import "./search.css";

interface SearchResultsProps {
  found: Searched;
  filter: SearchFilter;
  sort: SearchSort;
  onFilter: (filter: SearchFilter) => void;
  onSort: (sort: SearchSort) => void;
  onMore: () => void;
  onClear: () => void;
}

/** Articles that were found, with what narrows them down; each leads to its place in its issue. */
export function SearchResults({
  found,
  filter,
  sort,
  onFilter,
  onSort,
  onMore,
  onClear,
}: SearchResultsProps) {
  const { search: words, workflow } = useMessages();
  const publications = usePublications() ?? [];
  /** The one that an issue is chosen for. */
  const [reused, setReused] = useState<SearchResult | null>(null);
  const { results, count, hasMore } = found;
  const year = filter.from?.slice(0, 4);
  const without = (name: keyof SearchFilter): SearchFilter =>
    Object.fromEntries(
      Object.entries(filter).filter(([key]) => key !== name && !(name === "from" && key === "to")),
    );
  return (
    <section className="search-results" aria-label={words.title}>
      <div className="library-chips">
        <div className="chips" role="group" aria-label={words.bySection}>
          <button
            type="button"
            className="chip"
            aria-pressed={filter.section === undefined}
            onClick={() => onFilter(without("section"))}
          >
            {words.allSections}
          </button>
          {filter.section !== undefined && !count?.sections.some(({ name }) => name === filter.section) ? (
            <Pressed name={filter.section} onRelease={() => onFilter(without("section"))} />
          ) : null}
          {(count?.sections ?? []).map(({ name, count: articles }) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={filter.section === name}
              onClick={() =>
                onFilter(filter.section === name ? without("section") : { ...filter, section: name })
              }
            >
              {name} <small>{articles}</small>
            </button>
          ))}
        </div>
        <Narrow
          label={words.byYear}
          chosen={year === undefined ? null : words.year(year)}
          all={words.allYears}
          onAll={() => onFilter(without("from"))}
          items={(count?.years ?? []).map(({ name, count: articles }) => ({
            label: words.counted(words.year(name), articles),
            run: () => onFilter({ ...filter, from: `${name}-01-01`, to: `${name}-12-31` }),
          }))}
        />
        <Narrow
          label={words.byUnit}
          chosen={filter.unit ?? null}
          all={words.allUnits}
          onAll={() => onFilter(without("unit"))}
          items={(count?.units ?? []).map(({ name, count: articles }) => ({
            label: words.counted(name, articles),
            run: () => onFilter({ ...filter, unit: name }),
          }))}
        />
        <Narrow
          label={words.byState}
          chosen={filter.state === undefined ? null : workflow.states[filter.state]}
          all={words.allStates}
          onAll={() => onFilter(without("state"))}
          items={issueStates.map((state) => ({
            label: workflow.states[state],
            run: () => onFilter({ ...filter, state }),
          }))}
        />
        {publications.length > 1 ? (
          <Narrow
            label={words.byPublication}
            chosen={publications.find(({ id }) => id === filter.publication)?.name ?? null}
            all={words.allPublications}
            onAll={() => onFilter(without("publication"))}
            items={publications.map(({ id, name }) => ({
              label: name,
              run: () => onFilter({ ...filter, publication: id }),
            }))}
          />
        ) : null}
        <input
          className="text-field search-number"
          inputMode="numeric"
          placeholder={words.byNumber}
          aria-label={words.byNumber}
          defaultValue={filter.number ?? ""}
          onChange={({ target }) => {
            const number = readNumber(target.value);
            if (number !== undefined) onFilter(number === null ? without("number") : { ...filter, number });
          }}
        />
        <span className="filter-space" />
        <Choice
          label={words.sort}
          value={sort}
          options={searchSorts.map((value) => ({ value, label: words.sorts[value] }))}
          onChange={onSort}
        />
      </div>
      {results.length === 0 ? (
        <div className="empty">
          <strong>{words.none}</strong>
          <p>{words.hint}</p>
          <Button onClick={onClear}>{words.clear}</Button>
        </div>
      ) : (
        <ul className="search-list">
          {results.map((result) => (
            <Result
              key={`${result.issue} ${result.article}`}
              result={result}
              onReuse={() => setReused(result)}
            />
          ))}
        </ul>
      )}
      {hasMore ? (
        <Button className="search-more" onClick={onMore}>
          {words.more}
        </Button>
      ) : null}
      {reused ? <ReuseDialog result={reused} onClose={() => setReused(null)} /> : null}
    </section>
  );
}

/** A choice that finds nothing any more still can be taken back. */
const Pressed = ({ name, onRelease }: { name: string; onRelease: () => void }) => (
  <button type="button" className="chip" aria-pressed="true" onClick={onRelease}>
    {name}
  </button>
);

interface NarrowProps {
  label: string;
  chosen: string | null;
  all: string;
  onAll: () => void;
  items: { label: string; run: () => void }[];
}

function Narrow({ label, chosen, all, onAll, items }: NarrowProps) {
  return (
    <DropChip
      label={label}
      chosen={chosen}
      items={[...(chosen === null ? [] : [{ label: all, run: onAll }]), ...items]}
    />
  );
}

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
        className="search-article"
        onClick={() => goTo({ screen: "issue", id: issue, article })}
      >
        <b>{number === null ? frame.unnumbered : frame.number(number)}</b>
        <span>{date === null ? "" : formatDate(date, locale)}</span>
        <span>{section}</span>
        <span className="search-text" lang="zh-CN">
          {title.length > 0 ? (
            <strong>
              <Parts parts={title} />
            </strong>
          ) : null}
          <span className="search-snippet">
            <Parts parts={snippet} />
          </span>
        </span>
        <span>{source}</span>
      </button>
      <IconButton label={words.reuse} className="search-reuse" onClick={onReuse}>
        <CopyPlus size={15} />
      </IconButton>
    </li>
  );
}

// A part has no name but its place.
const Parts = ({ parts }: { parts: readonly SnippetPart[] }) =>
  parts.map(({ text, isHit }, index) =>
    isHit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
