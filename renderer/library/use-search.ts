/** Searches the articles of all issues while the person types. */
import { useEffect, useRef, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import {
  searchLimit,
  type SearchFilter,
  type SearchResult,
  type SearchSort,
} from "../../shared/contract/search.ts";
import { useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";

/** Time from the last keystroke to the search, in ms. */
const pause = 120;
/** Number of results per page. */
const pageLength = 20;

export interface SearchQuestion {
  query: string;
  filter: SearchFilter;
  sort: SearchSort;
}

export interface SearchAnswer {
  question: SearchQuestion;
  results: readonly SearchResult[];
  hasMore: boolean;
  /** Time from the question to the first page, in ms. */
  milliseconds: number;
  /** The counts, which are loaded after the first page; `null` until then. */
  count: Output<"search.count"> | null;
}

/**
 * The articles of all issues that match. `answer` is `null` for an empty query and until the first answer;
 * `more` loads the next page.
 */
export function useSearch({ query, filter, sort }: SearchQuestion): {
  answer: SearchAnswer | null;
  more: () => void;
} {
  const { bridge } = useApp();
  const task = useTask();
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const isEmpty = query.trim() === "";
  /** The number of results on the screen. After a change in the library the same number is loaded again. */
  const resultCount = useRef(pageLength);
  useEffect(() => {
    if (isEmpty) return;
    resultCount.current = pageLength;
    let isLatest = true;
    const search = async () => {
      const start = performance.now();
      const question = { query, filter, sort };
      const page = await bridge.ask("search.find", {
        ...question,
        limit: Math.min(resultCount.current, searchLimit),
      });
      const milliseconds = performance.now() - start;
      if (!isLatest) return;
      setAnswer((before) => ({
        question,
        ...page,
        milliseconds,
        count: before?.question.query === query && before.question.filter === filter ? before.count : null,
      }));
      const count = await bridge.ask("search.count", { query, filter });
      if (isLatest) setAnswer((now) => now && { ...now, count });
    };
    const start = () => void task(search);
    const timer = setTimeout(start, pause);
    const stop = bridge.on("issues.changed", start);
    return () => {
      isLatest = false;
      clearTimeout(timer);
      stop();
    };
  }, [bridge, task, query, filter, sort, isEmpty]);
  const loadMore = () =>
    void task(async () => {
      if (!answer) return;
      const page = await bridge.ask("search.find", {
        ...answer.question,
        limit: pageLength,
        offset: answer.results.length,
      });
      resultCount.current = answer.results.length + pageLength;
      // Ignore the page if it was loaded twice, or the question has changed.
      setAnswer((now) =>
        now?.question === answer.question && now.results.length === answer.results.length
          ? { ...now, results: [...now.results, ...page.results], hasMore: page.hasMore }
          : now,
      );
    });
  return { answer: isEmpty ? null : answer, more: loadMore };
}
