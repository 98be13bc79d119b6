import { useCallback, useState } from "react";
import type { Template } from "../../../shared/contract/templates.ts";
import { useApp } from "../../app/context.tsx";
import { useFresh } from "../../app/use-fresh.ts";
import { useTask } from "../../app/use-task.ts";

const events = ["templates.changed"] as const;

/** All templates in order of creation, loaded again after each change. Null until the first answer. */
export function useTemplates(): Template[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [all, setAll] = useState<Template[] | null>(null);
  const load = useCallback(
    () => void task(async () => setAll((await bridge.ask("templates.list", {})).templates)),
    [bridge, task],
  );
  useFresh(load, events);
  return all;
}

/** The items whose names contain the text, ignoring case and surrounding spaces. */
export const namedLike = <T extends { name: string }>(all: readonly T[], text: string): T[] =>
  all.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
