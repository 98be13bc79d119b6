/** Asks the core for the statistics, and again after each change in the library. */
import { useEffect, useMemo, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import type { CountedArticle, StatisticsFilter } from "../../shared/contract/statistics.ts";
import type { StatisticsDimension } from "../../shared/statistics/count.ts";
import { useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";
import { filterOf, type View } from "./view.ts";

const events = ["issues.changed", "manuscripts.changed", "names.changed", "publications.changed"] as const;
/** Time from a change to the next call, in ms, because changes come in bunches. */
const pause = 150;

/**
 * Calls `load` on mount and after changes in the library. `load` gets a function that tells whether it is
 * still the latest call.
 */
function useLoading(load: (isLatest: () => boolean) => Promise<void>): void {
  const { bridge } = useApp();
  const task = useTask();
  useEffect(() => {
    let isMounted = true;
    let latestCall = 0;
    let timer = 0;
    const start = () => {
      latestCall += 1;
      const thisCall = latestCall;
      void task(() => load(() => isMounted && thisCall === latestCall));
    };
    const startLater = () => {
      clearTimeout(timer);
      timer = window.setTimeout(start, pause);
    };
    start();
    const stops = events.map((event) => bridge.on(event, startLater));
    return () => {
      isMounted = false;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [bridge, task, load]);
}

/** The answer of the core, with the dimension that was asked for. */
export interface Statistics extends Output<"statistics.count"> {
  by: StatisticsDimension;
}

/** The statistics of the view; `null` until the first answer. */
export function useStatistics(view: View): Statistics | null {
  const { bridge } = useApp();
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  const { by } = view;
  const filter = useFilter(view);
  const load = useMemo(
    () => async (isLatest: () => boolean) => {
      const answer = await bridge.ask("statistics.count", { by, filter });
      if (isLatest()) setStatistics({ by, ...answer });
    },
    [bridge, by, filter],
  );
  useLoading(load);
  return statistics;
}

/** Number of articles per page. */
const pageLength = 50;

/** The articles behind a row; `null` until the first answer. `more` loads the next page. */
export function useArticles(
  view: View,
  name: string,
): { articles: readonly CountedArticle[]; total: number; more: () => void } | null {
  const { bridge } = useApp();
  const [limit, setLimit] = useState(pageLength);
  const [result, setResult] = useState<{ articles: readonly CountedArticle[]; total: number } | null>(null);
  const { by } = view;
  const filter = useFilter(view);
  const load = useMemo(
    () => async (isLatest: () => boolean) => {
      const pages: CountedArticle[] = [];
      let total = 0;
      for (let offset = 0; offset < limit; offset += pageLength) {
        const page = await bridge.ask("statistics.articles", {
          by,
          name,
          filter,
          limit: pageLength,
          offset,
        });
        pages.push(...page.articles);
        total = page.total;
      }
      if (isLatest()) setResult({ articles: pages, total });
    },
    [bridge, by, name, filter, limit],
  );
  useLoading(load);
  return result && { ...result, more: () => setLimit((before) => before + pageLength) };
}

/** The filter of the view; the same object as long as its values are the same. */
function useFilter(view: View): StatisticsFilter {
  const key = JSON.stringify(filterOf(view));
  return useMemo((): StatisticsFilter => JSON.parse(key), [key]);
}
