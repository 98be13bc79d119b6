import { useCallback, useState } from "react";
import { manuscriptStates, type Manuscript } from "../../shared/contract/manuscripts.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

// Saving or removing an issue can change which manuscripts are used.
const events = ["manuscripts.changed", "issues.changed"] as const;

/** The filters of the list: the states, and `used` for manuscripts in an issue. */
export const filters = [...manuscriptStates, "used"] as const;
export type Filter = (typeof filters)[number];

/**
 * The filter that a manuscript belongs to. 已用 precedes the state, because a printed manuscript needs no
 * decision.
 */
export const filterOf = ({ usedIn, state }: Manuscript): Filter => (usedIn ? "used" : state);

/**
 * All manuscripts that are not in the bin, newest first; `null` until the first answer. They are loaded again
 * after each change, but not while `isPaused`; then once when the pause ends.
 */
export function useManuscripts({ isPaused = false } = {}): Manuscript[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [manuscripts, setManuscripts] = useState<Manuscript[] | null>(null);
  const load = useCallback(async () => {
    if (isPaused) return;
    await task(async () =>
      setManuscripts((await ask(bridge, "manuscripts.list", { deleted: false })).manuscripts),
    );
  }, [bridge, task, isPaused]);
  useFresh(load, events);
  return manuscripts;
}

/**
 * The manuscripts that can still be placed into an issue: new or chosen ones that are in no other issue.
 * @param placedIds ids of the manuscripts that the issue holds as it is edited, saved or not
 */
export function waitingFor(
  all: readonly Manuscript[],
  issue: number,
  placedIds: ReadonlySet<number>,
): Manuscript[] {
  return all.filter(
    ({ id, state, usedIn }) =>
      (state === "new" || state === "chosen") &&
      !placedIds.has(id) &&
      (usedIn === null || usedIn.issue === issue),
  );
}

/** The manuscripts whose title, unit, author and file name together contain every word of the query. */
export function search(all: readonly Manuscript[], query: string): Manuscript[] {
  const queryWords = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return all.filter(({ title, unit, author, file }) =>
    queryWords.every((word) => `${title} ${unit} ${author} ${file}`.toLowerCase().includes(word)),
  );
}
