import { useCallback, useState } from "react";
import { namesOn } from "../../../shared/bulletin/names/validity.ts";
import type { SavedNames } from "../../../shared/contract/names.ts";
import { ask, useApp } from "../../app/context.tsx";
import { today } from "../../app/format.ts";
import { useFresh } from "../../app/use-fresh.ts";
import { useTask } from "../../app/use-task.ts";

const events = ["names.changed"] as const;

/** What holds today of the office's tables of names; asked for anew when something changed. Null until the first answer. */
export function useNameTables(): SavedNames | null {
  const { bridge } = useApp();
  const task = useTask();
  const [tables, setTables] = useState<SavedNames | null>(null);
  const load = useCallback(
    () =>
      void task(async () => {
        const next = await ask(bridge, "names.list", {});
        // The same tables stay the same object: an index is made of them.
        setTables((now) => (now?.revision === next.revision ? now : { ...next, ...namesOn(next, today()) }));
      }),
    [bridge, task],
  );
  useFresh(load, events);
  return tables;
}
