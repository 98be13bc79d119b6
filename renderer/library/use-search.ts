import { useEffect, useRef, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import {
  searchLimit,
  type SearchFilter,
  type SearchResult,
  type SearchSort,
} from "../../shared/contract/search.ts";
import { ask, useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";

/** After the last letter, ms: who types on has asked for something else. */
const pause = 120;
const pageLength = 20;

export interface Asked {
  query: string;
  filter: SearchFilter;
  sort: SearchSort;
}

export interface Searched {
  /** What was asked for. */
  asked: Asked;
  results: readonly SearchResult[];
  hasMore: boolean;
  /** From the question to the first page, ms. */
  milliseconds: number;
  /** Comes after the first page; null until then. */
  count: Output<"search.count"> | null;
}

/** The articles of all issues that are asked for; null for an empty query, and until the first answer. `more` gets the next page. */
export function useSearch({ query, filter, sort }: Asked): { found: Searched | null; more: () => void } {
  const { bridge } = useApp();
  const task = useTask();
  const [found, setFound] = useState<Searched | null>(null);
  const isEmpty = query.trim() === "";
  /** How many are shown: as many are asked for again when an issue was saved meanwhile. */
  const shown = useRef(pageLength);
  useEffect(() => {
    if (isEmpty) return;
    shown.current = pageLength;
    let isLatest = true;
    const search = async () => {
      const start = performance.now();
      const asked = { query, filter, sort };
      const page = await ask(bridge, "search.find", {
        ...asked,
        limit: Math.min(shown.current, searchLimit),
      });
      const milliseconds = performance.now() - start;
      if (!isLatest) return;
      setFound((before) => ({
        asked,
        ...page,
        milliseconds,
        count: before?.asked.query === query && before.asked.filter === filter ? before.count : null,
      }));
      const count = await ask(bridge, "search.count", { query, filter });
      if (isLatest) setFound((now) => now && { ...now, count });
    };
    const again = () => void task(search);
    const timer = setTimeout(again, pause);
    const stop = bridge.on("issues.changed", again);
    return () => {
      isLatest = false;
      clearTimeout(timer);
      stop();
    };
  }, [bridge, task, query, filter, sort, isEmpty]);
  const more = () =>
    void task(async () => {
      if (!found) return;
      const page = await ask(bridge, "search.find", {
        ...found.asked,
        limit: pageLength,
        offset: found.results.length,
      });
      shown.current = found.results.length + pageLength;
      // Not where the same page was asked for twice.
      setFound((now) =>
        now?.asked === found.asked && now.results.length === found.results.length
          ? { ...now, results: [...now.results, ...page.results], hasMore: page.hasMore }
          : now,
      );
    });
  return { found: isEmpty ? null : found, more };
}
