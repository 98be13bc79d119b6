import { useCallback, useEffect, useState } from "react";
import type { Version } from "../../shared/contract/workflow.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";

/** The versions of an issue, newest first, kept up to date. `null` until they are loaded. */
export function useVersions(issue: number): Version[] | null {
  const { bridge } = useApp();
  const task = useTask();
  const [versions, setVersions] = useState<Version[] | null>(null);
  useEffect(() => {
    let isLatest = true;
    const load = () =>
      task(async () => {
        const answer = await bridge.ask("versions.list", { issue });
        if (isLatest) setVersions(answer.versions);
      });
    void load();
    const stop = bridge.on("versions.changed", () => void load());
    return () => {
      isLatest = false;
      stop();
    };
  }, [bridge, issue, task]);
  return versions;
}

/** Returns a function that names a version: by the person's label, else by the reason why it was kept. */
export function useVersionName(): (version: Version) => string {
  const { workflow: words } = useMessages();
  return useCallback(
    ({ label, kind, state }: Version) =>
      label || (kind === "step" ? words.versionNames.step(words.states[state]) : words.versionNames[kind]),
    [words],
  );
}
