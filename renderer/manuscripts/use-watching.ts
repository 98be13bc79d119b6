/** The watched folder (收稿文件夹) as the core reports it. */
import { useCallback, useState } from "react";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { FailedFile, Watching } from "../../shared/contract/watching.ts";
import { useApp } from "../app/context.tsx";
import { useFresh } from "../app/use-fresh.ts";
import { useTask } from "../app/use-task.ts";

const events = ["watching.changed"] as const;

/** The state of the watched folder; `null` until the first answer. */
export function useWatching(): Watching | null {
  const { bridge } = useApp();
  const task = useTask();
  const [watching, setWatching] = useState<Watching | null>(null);
  const load = useCallback(
    () => task(async () => setWatching(await bridge.ask("watching.get", {}))),
    [bridge, task],
  );
  useFresh(load, events);
  return watching;
}

/** Number of failures that one call returns. */
const pageLength = 1000;

/** Reads all files of the watched folder that could not be imported. */
export async function readFailures(bridge: Bridge): Promise<FailedFile[]> {
  const all: FailedFile[] = [];
  for (;;) {
    const { files } = await bridge.ask("watching.listFailures", { limit: pageLength, offset: all.length });
    all.push(...files);
    if (files.length < pageLength) return all;
  }
}
