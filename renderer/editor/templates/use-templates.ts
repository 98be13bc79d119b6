import { useCallback, useEffect, useState } from "react";
import type { Template } from "../../../shared/contract/templates.ts";
import { ask, useApp } from "../../app/context.tsx";
import { useTask } from "../../app/use-task.ts";

/** All templates, in the order in which they were made; asked for anew when something changed. Null until the first answer. */
export function useTemplates(): Template[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [all, setAll] = useState<Template[] | null>(null);
  const load = useCallback(() => void task(async () => setAll((await ask(bridge, "templates.list", {})).templates)), [bridge, task]);
  useEffect(() => {
    load();
    const stop = bridge.on("templates.changed", load);
    // Another program on the same library sends no event here.
    addEventListener("focus", load);
    return () => {
      stop();
      removeEventListener("focus", load);
    };
  }, [bridge, load]);
  return all;
}

/** Those whose names hold what was typed. */
export const namedLike = <T extends { name: string }>(all: readonly T[], text: string): T[] => all.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
