import { useCallback, useState } from "react";
import { namesOn } from "../../../shared/names/validity.ts";
import type { SavedNames } from "../../../shared/contract/names.ts";
import { useApp } from "../../app/context.tsx";
import { today } from "../../app/format.ts";
import { useFresh } from "../../app/use-fresh.ts";
import { useTask } from "../../app/use-task.ts";

const events = ["names.changed"] as const;

/** The names that are valid today, loaded again after each change. Null until the first answer. */
export function useNameTables(): SavedNames | null {
  const { bridge } = useApp();
  const task = useTask();
  const [tables, setTables] = useState<SavedNames | null>(null);
  const load = useCallback(
    () =>
      void task(async () => {
        const next = await bridge.ask("names.list", {});
        // Keep the object of the same revision: the index of names is computed from it.
        setTables((now) => (now?.revision === next.revision ? now : { ...next, ...namesOn(next, today()) }));
      }),
    [bridge, task],
  );
  useFresh(load, events);
  return tables;
}
