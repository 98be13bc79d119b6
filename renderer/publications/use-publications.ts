import { useCallback, useState } from "react";
import type { Publication } from "../../shared/contract/publications.ts";
import { ask, useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

const events = ["publications.changed"] as const;

/** All publications, by name, those out of use too; asked for anew when something changed. Null until the first answer. */
export function usePublications(): Publication[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [all, setAll] = useState<Publication[] | null>(null);
  const load = useCallback(
    () => void task(async () => setAll((await ask(bridge, "publications.list", {})).publications)),
    [bridge, task],
  );
  useFresh(load, events);
  return all;
}

export const inUse = (all: readonly Publication[]): Publication[] =>
  all.filter(({ deletedAt }) => deletedAt === null);
