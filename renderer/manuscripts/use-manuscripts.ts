import { useCallback, useMemo, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import type { Manuscript, ManuscriptsFilter } from "../../shared/contract/manuscripts.ts";
import { useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { usePages } from "../app/use-pages.ts";
import { useTask } from "../app/use-task.ts";

// Saving or removing an issue can change which manuscripts are used.
const events = ["manuscripts.changed", "issues.changed"] as const;

export interface ListedManuscripts {
  manuscripts: readonly Manuscript[];
  total: number;
  /** Loads the next page; `null` if all are loaded. */
  more: (() => void) | null;
}

/**
 * The manuscripts outside the bin that match the filter, newest first, page by page; `null` until the first
 * answer. They are loaded again after each change, but not while `isPaused`; then once when the pause ends.
 * @param filter must be the same object as long as the filter is the same; `null` asks nothing
 */
export function useManuscripts(
  filter: ManuscriptsFilter | null,
  { isPaused = false } = {},
): ListedManuscripts | null {
  const { bridge } = useApp();
  const read = useCallback(
    async (asked: ManuscriptsFilter, limit: number, offset: number) => {
      const question = { deleted: false, filter: asked, limit, offset };
      const { manuscripts: items, total } = await bridge.ask("manuscripts.list", question);
      return { items, total };
    },
    [bridge],
  );
  const list = usePages(filter, read, events, isPaused);
  return list && { manuscripts: list.items, total: list.total, more: list.more };
}

/**
 * The chosen manuscript; `null` if there is none, or it does not match the filter. It may be on a page that is not
 * loaded.
 */
export function useChosenManuscript(
  chosenId: number | null,
  list: ListedManuscripts | null,
  filter: ManuscriptsFilter,
): Manuscript | null {
  const isChosen = ({ id }: Manuscript) => id === chosenId;
  const loaded = list?.manuscripts.find(isChosen) ?? null;
  const isElsewhere = loaded === null && list !== null && list.more !== null;
  const question = useMemo(
    () => (isElsewhere && chosenId !== null ? { ...filter, ids: [chosenId] } : null),
    [isElsewhere, chosenId, filter],
  );
  const answer = useManuscripts(question);
  return loaded ?? (isElsewhere ? (answer?.manuscripts.find(isChosen) ?? null) : null);
}

/**
 * The number of manuscripts outside the bin, and of those that have the words the number of each status; `null`
 * until the first answer.
 */
export function useManuscriptCounts(
  text: string,
  { isPaused = false } = {},
): Output<"manuscripts.count"> | null {
  const { bridge } = useApp();
  const task = useTask();
  const [counts, setCounts] = useState<Output<"manuscripts.count"> | null>(null);
  const load = useCallback(async () => {
    if (isPaused) return;
    await task(async () => setCounts(await bridge.ask("manuscripts.count", { deleted: false, text })));
  }, [bridge, task, text, isPaused]);
  useFresh(load, events);
  return counts;
}
