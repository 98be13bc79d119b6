import { useCallback, useState } from "react";
import { manuscriptStates, type Manuscript } from "../../shared/contract/manuscripts.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

// An issue that is saved or removed may use one more or one less.
const events = ["manuscripts.changed", "issues.changed"] as const;

/** What the list may be narrowed to: a state, or what an issue holds. */
export const filters = [...manuscriptStates, "used"] as const;
export type Filter = (typeof filters)[number];

/** 已用 goes before any state: what is printed is no longer to be decided. */
export const filterOf = ({ usedIn, state }: Manuscript): Filter => (usedIn ? "used" : state);

/**
 * All manuscripts that are not in the bin, newest first; loaded again when something changes, and after a pause.
 * Null until the first answer.
 */
export function useManuscripts({ isPaused = false } = {}): Manuscript[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [all, setAll] = useState<Manuscript[] | null>(null);
  const load = useCallback(() => {
    if (isPaused) return;
    void task(async () => setAll((await ask(bridge, "manuscripts.list", { deleted: false })).manuscripts));
  }, [bridge, task, isPaused]);
  useFresh(load, events);
  return all;
}

/** What may still go into an issue: new or chosen, in no other issue, and not in this one as it is edited. */
export function waitingFor(
  all: readonly Manuscript[],
  issue: number,
  held: ReadonlySet<number>,
): Manuscript[] {
  return all.filter(
    ({ id, state, usedIn }) =>
      (state === "new" || state === "chosen") && !held.has(id) && (usedIn === null || usedIn.issue === issue),
  );
}

/** Those whose title, unit or author has every word. */
export function search(all: readonly Manuscript[], words: string): Manuscript[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return all.filter(({ title, unit, author, file }) =>
    wanted.every((word) => `${title} ${unit} ${author} ${file}`.toLowerCase().includes(word)),
  );
}
