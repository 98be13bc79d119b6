import { useCallback, useState } from "react";
import type { Publication } from "../../shared/contract/publications.ts";
import { useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

const events = ["publications.changed"] as const;

/**
 * All publications by name, including those out of use, loaded again after each change. `null` until the
 * first answer.
 */
export function usePublications(): Publication[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [publications, setPublications] = useState<Publication[] | null>(null);
  const load = useCallback(
    () => void task(async () => setPublications((await bridge.ask("publications.list", {})).publications)),
    [bridge, task],
  );
  useFresh(load, events);
  return publications;
}

/** The publications that are in use. */
export const filterInUse = (all: readonly Publication[]): Publication[] =>
  all.filter(({ deletedAt }) => deletedAt === null);
