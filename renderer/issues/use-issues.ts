/** Loads the lists of issues and keeps them up to date. */
import { useCallback, useMemo, useState } from "react";
import type { IssuesFilter, IssueSummary } from "../../shared/contract/issues.ts";
import type { Output } from "../../shared/contract/calls.ts";
import { useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { usePages } from "../app/use-pages.ts";
import { useTask } from "../app/use-task.ts";

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
  const question = useMemo(() => ({ deleted, filter }), [deleted, filter]);
  const read = useCallback(
    async (asked: typeof question, limit: number, offset: number) => {
      const { issues: items, total } = await bridge.ask("issues.list", { ...asked, limit, offset });
      return { items, total };
    },
    [bridge],
  );
  const list = usePages(question, read, events);
  // While loading, keep the result of the previous filter, but never show the library as the bin or the
  // reverse.
  if (list?.question.deleted !== deleted) return null;
  return { issues: list.items, total: list.total, more: list.more };
}

/** The values by which the list can be filtered, and the total. `null` until the first answer. */
export function useIssueFacts(deleted: boolean): Output<"issues.readFacts"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [facts, setFacts] = useState<(Output<"issues.readFacts"> & { deleted: boolean }) | null>(null);
  const load = useCallback(
    () =>
      void task(async () => setFacts({ ...(await bridge.ask("issues.readFacts", { deleted })), deleted })),
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
        setLatest({ publication, ...(await bridge.ask("issues.findLatest", { publication })) }),
      ),
    [bridge, publication, task],
  );
  useFresh(load, events);
  return latest?.publication === publication ? latest?.issue : undefined;
}
