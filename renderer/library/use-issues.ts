import { useCallback, useRef, useState } from "react";
import type { IssuesFilter, IssueSummary, Output } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

/** Issues that are asked for at a time. */
const pageLength = 100;

const events = ["issues.changed"] as const;

export interface ListedIssues {
  issues: readonly IssueSummary[];
  total: number;
  /** Asks for the next page; null where all are here. */
  more: (() => void) | null;
}

/** The issues of the library, or of the bin, that fit the filter, page by page. Null until the first answer. @param filter the same object for the same question */
export function useIssues(deleted: boolean, filter: IssuesFilter): ListedIssues | null {
  const { bridge } = useApp();
  const task = useTask();
  const [answered, setAnswered] = useState<
    (Output<"issues.list"> & { deleted: boolean; filter: IssuesFilter }) | null
  >(null);
  const [wanted, setWanted] = useState({ filter, limit: pageLength });
  const limit = wanted.filter === filter ? wanted.limit : pageLength;
  const turn = useRef(0);
  const load = useCallback(() => {
    turn.current += 1;
    const own = turn.current;
    void task(async () => {
      const answer = await ask(bridge, "issues.list", { deleted, filter, limit: Math.min(limit, 1000) });
      for (let offset = 1000; offset < limit; offset += 1000)
        answer.issues.push(
          ...(
            await ask(bridge, "issues.list", {
              deleted,
              filter,
              limit: Math.min(1000, limit - offset),
              offset,
            })
          ).issues,
        );
      if (own === turn.current) setAnswered({ ...answer, deleted, filter });
    });
  }, [bridge, deleted, filter, limit, task]);
  useFresh(load, events);
  // The other list's answer is not shown while this one's is on its way; what was found before is, while one types.
  if (answered?.deleted !== deleted) return null;
  const { issues, total } = answered;
  return {
    issues,
    total,
    more: issues.length < total ? () => setWanted({ filter, limit: issues.length + pageLength }) : null,
  };
}

/** What the list may be narrowed down by. Null until the first answer. */
export function useIssueFacts(deleted: boolean): Output<"issues.facts"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [facts, setFacts] = useState<(Output<"issues.facts"> & { deleted: boolean }) | null>(null);
  const load = useCallback(
    () => void task(async () => setFacts({ ...(await ask(bridge, "issues.facts", { deleted })), deleted })),
    [bridge, deleted, task],
  );
  useFresh(load, events);
  return facts?.deleted === deleted ? facts : null;
}

/** The issue that a new one follows: of a publication, or of all. Undefined until the first answer. */
export function useLatestIssue(publication: number | undefined): IssueSummary | null | undefined {
  const { bridge } = useApp();
  const task = useTask();
  const [latest, setLatest] = useState<{ publication: number | undefined; issue: IssueSummary | null }>();
  const load = useCallback(
    () =>
      void task(async () =>
        setLatest({ publication, ...(await ask(bridge, "issues.latest", { publication })) }),
      ),
    [bridge, publication, task],
  );
  useFresh(load, events);
  return latest?.publication === publication ? latest?.issue : undefined;
}
