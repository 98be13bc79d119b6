import { useEffect, useMemo, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import type { CountedArticle, StatisticsFilter } from "../../shared/contract/statistics.ts";
import type { StatisticsDimension } from "../../shared/statistics/count.ts";
import { ask, useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";
import { filterOf, type View } from "./view.ts";

const events = ["issues.changed", "manuscripts.changed", "names.changed", "publications.changed"] as const;
/** Changes come in bunches; ms. */
const pause = 150;

/** Asks now, and again after changes in the library; `ask` gets whether its answer is still wanted. */
function useAsking(load: (isLatest: () => boolean) => Promise<void>): void {
  const { bridge } = useApp();
  const task = useTask();
  useEffect(() => {
    let isThere = true;
    let [asked, timer] = [0, 0];
    const again = () => {
      asked += 1;
      const turn = asked;
      void task(() => load(() => isThere && turn === asked));
    };
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(again, pause);
    };
    again();
    const stops = events.map((event) => bridge.on(event, later));
    return () => {
      isThere = false;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [bridge, task, load]);
}

export interface Counted extends Output<"statistics.count"> {
  by: StatisticsDimension;
}

/** What is counted; null until the first answer. */
export function useStatistics(view: View): Counted | null {
  const { bridge } = useApp();
  const [counted, setCounted] = useState<Counted | null>(null);
  const { by } = view;
  const filter = useFilter(view);
  const load = useMemo(
    () => async (isLatest: () => boolean) => {
      const answer = await ask(bridge, "statistics.count", { by, filter });
      if (isLatest()) setCounted({ by, ...answer });
    },
    [bridge, by, filter],
  );
  useAsking(load);
  return counted;
}

const pageLength = 50;

/** The articles behind a row; null until the first answer. */
export function useArticles(
  view: View,
  name: string,
): { articles: readonly CountedArticle[]; total: number; more: () => void } | null {
  const { bridge } = useApp();
  const [limit, setLimit] = useState(pageLength);
  const [found, setFound] = useState<{ articles: readonly CountedArticle[]; total: number } | null>(null);
  const { by } = view;
  const filter = useFilter(view);
  const load = useMemo(
    () => async (isLatest: () => boolean) => {
      const pages: CountedArticle[] = [];
      let total = 0;
      for (let offset = 0; offset < limit; offset += pageLength) {
        const page = await ask(bridge, "statistics.articles", {
          by,
          name,
          filter,
          limit: pageLength,
          offset,
        });
        pages.push(...page.articles);
        total = page.total;
      }
      if (isLatest()) setFound({ articles: pages, total });
    },
    [bridge, by, name, filter, limit],
  );
  useAsking(load);
  return found && { ...found, more: () => setLimit((before) => before + pageLength) };
}

/** The same object for the same question. */
function useFilter(view: View): StatisticsFilter {
  const key = JSON.stringify(filterOf(view));
  return useMemo(() => JSON.parse(key) as StatisticsFilter, [key]);
}
