/** What the person filters the library by and searches for. */
import { useDeferredValue, useMemo, useState } from "react";
import type { IssuesFilter } from "../../shared/contract/issues.ts";
import type { SearchFilter, SearchSort } from "../../shared/contract/search.ts";
import type { IssueState } from "../../shared/workflow/states.ts";
import type { SearchQuestion } from "./use-search.ts";

export interface LibraryFilter {
  /** The text in the search field. */
  text: string;
  /**
   * Sets the text. While an input method composes, the text filters the issues but is not searched for yet.
   */
  type: (text: string, isComposing: boolean) => void;
  year: string | null;
  setYear: (year: string | null) => void;
  state: IssueState | null;
  setState: (state: IssueState | null) => void;
  isFiltering: boolean;
  /** The filter of the table of issues; the same object as long as the filter is the same. */
  issuesFilter: IssuesFilter;
  /** The search for articles. */
  search: SearchQuestion;
  setSearchFilter: (filter: SearchFilter) => void;
  setSort: (sort: SearchSort) => void;
  /** Clears everything but the sort order. */
  clear: () => void;
}

/** Keeps the filter while the screen is shown. */
export function useLibraryFilter(): LibraryFilter {
  const [text, setText] = useState("");
  const [query, setQuery] = useState("");
  const [searchFilter, setSearchFilter] = useState<SearchFilter>({});
  const [sort, setSort] = useState<SearchSort>("date");
  const [year, setYear] = useState<string | null>(null);
  const [state, setState] = useState<IssueState | null>(null);
  const deferredText = useDeferredValue(text);
  const issuesFilter = useMemo<IssuesFilter>(
    () => ({
      ...(deferredText.trim() !== "" && { text: deferredText }),
      ...(year !== null && { year }),
      ...(state !== null && { state }),
    }),
    [deferredText, year, state],
  );
  return {
    text,
    type: (newText, isComposing) => {
      setText(newText);
      if (!isComposing) setQuery(newText);
    },
    year,
    setYear,
    state,
    setState,
    isFiltering: text !== "" || year !== null || state !== null,
    issuesFilter,
    search: { query, filter: searchFilter, sort },
    setSearchFilter,
    setSort,
    clear: () => {
      setText("");
      setQuery("");
      setYear(null);
      setState(null);
      setSearchFilter({});
    },
  };
}
