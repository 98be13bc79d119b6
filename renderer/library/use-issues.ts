/** Loads the lists of issues and keeps them up to date. */
import { useCallback, useRef, useState } from "react";
import type { IssuesFilter, IssueSummary, Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

/** Number of issues per page. */
const pageLength = 100;

/** The largest number of issues that one call returns. */
const callLimit = 1000;

const events = ["issues.changed"] as const;

export interface ListedIssues {
  issues: readonly IssueSummary[];
  total: number;
  /** Loads the next page; `null` if all are loaded. */
  more: (() => void) | null;
}

/**
 * The issues of the library, or of the bin, that match the filter, page by page. `null` until the first
 * answer.
 * @param filter must be the same object as long as the filter is the same
 */
export function useIssues(deleted: boolean, filter: IssuesFilter): ListedIssues | null {
  const { bridge } = useApp();
  const task = useTask();
  const [loadedList, setLoadedList] = useState<
    (Output<"issues.list"> & { deleted: boolean; filter: IssuesFilter }) | null
  >(null);
  const [scroll, setScroll] = useState({ filter, limit: pageLength });
  const limit = scroll.filter === filter ? scroll.limit : pageLength;
  const latestLoad = useRef(0);
  const load = useCallback(() => {
    latestLoad.current += 1;
    const thisLoad = latestLoad.current;
    void task(async () => {
      const answer = await ask(bridge, "issues.list", { deleted, filter, limit: Math.min(limit, callLimit) });
      for (let offset = callLimit; offset < limit; offset += callLimit) {
        const page = { deleted, filter, limit: Math.min(callLimit, limit - offset), offset };
        answer.issues.push(...(await ask(bridge, "issues.list", page)).issues);
      }
      if (thisLoad === latestLoad.current) setLoadedList({ ...answer, deleted, filter });
    });
  }, [bridge, deleted, filter, limit, task]);
  useFresh(load, events);
  // While loading, keep the result of the previous filter, but never show the library as the bin or the
  // reverse.
  if (loadedList?.deleted !== deleted) return null;
  const { issues, total } = loadedList;
  return {
    issues,
    total,
    more: issues.length < total ? () => setScroll({ filter, limit: issues.length + pageLength }) : null,
  };
}

/** The values by which the list can be filtered, and the total. `null` until the first answer. */
export function useIssueFacts(deleted: boolean): Output<"issues.readFacts"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [facts, setFacts] = useState<(Output<"issues.readFacts"> & { deleted: boolean }) | null>(null);
  const load = useCallback(
    () =>
      void task(async () => setFacts({ ...(await ask(bridge, "issues.readFacts", { deleted })), deleted })),
    [bridge, deleted, task],
  );
  useFresh(load, events);
  return facts?.deleted === deleted ? facts : null;
}

/**
 * The latest issue of a publication, or of all; `null` if there is none, undefined until the first answer.
 */
export function useLatestIssue(publication: number | undefined): IssueSummary | null | undefined {
  const { bridge } = useApp();
  const task = useTask();
  const [latest, setLatest] = useState<{ publication: number | undefined; issue: IssueSummary | null }>();
  const load = useCallback(
    () =>
      void task(async () =>
        setLatest({ publication, ...(await ask(bridge, "issues.findLatest", { publication })) }),
      ),
    [bridge, publication, task],
  );
  useFresh(load, events);
  return latest?.publication === publication ? latest?.issue : undefined;
}
