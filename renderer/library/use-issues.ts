import { useCallback, useEffect, useState } from "react";
import type { IssueSummary } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";

/** The issues of the library, or of the bin; asked for anew when something changed. Null until the first answer. */
export function useIssues(deleted: boolean): IssueSummary[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [issues, setIssues] = useState<IssueSummary[] | null>(null);
  const load = useCallback(() => void task(async () => setIssues((await ask(bridge, "issues.list", { deleted })).issues)), [bridge, deleted, task]);
  useEffect(() => {
    setIssues(null);
    load();
    const stop = bridge.on("issues.changed", load);
    // Another program on the same library sends no event here.
    addEventListener("focus", load);
    return () => {
      stop();
      removeEventListener("focus", load);
    };
  }, [bridge, load]);
  return issues;
}
