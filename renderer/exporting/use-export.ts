import { useCallback, useEffect, useRef, useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import type { EventData } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import type { ExportChoice } from "./ExportDialog.tsx";

/** What is shown only after half a second: most exports are done by then. */
const slowAfter = 500;

/**
 * Exports on the page of a publication, and tells how far it is. `progress` is null until an export takes long.
 * @param issue whose versions may go along; null: what is exported is no issue of the library.
 */
export function useExport(issue: number | null, publication: number | null) {
  const { bridge, notify, settings, changeSettings } = useApp();
  const words = useMessages().exporting;
  const task = useTask();
  const job = useRef<string | null>(null);
  const [progress, setProgress] = useState<EventData<"job.progress"> | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const run = useCallback(
    async (document: BulletinDocument, folder: string, { formats, markup, withVersions }: ExportChoice, title?: string) => {
      if (job.current) return;
      const id = randomId();
      job.current = id;
      setIsRunning(true);
      let latest: EventData<"job.progress"> = { job: id, done: 0, total: 1, step: "word" };
      let isSlow = false;
      const stop = bridge.on("job.progress", (data) => {
        if (data.job !== id) return;
        latest = data;
        if (isSlow) setProgress(data);
      });
      const timer = setTimeout(() => {
        isSlow = true;
        setProgress(latest);
      }, slowAfter);
      await task(async () => {
        const { files } = await ask(bridge, "exporting.export", { job: id, document, publication, folder, formats, markup, ...(withVersions && issue !== null && { versionsOf: issue }), ...(title !== undefined && { title }) });
        // The core remembers the folder; this window's copy of the settings has to follow.
        changeSettings({ exportFolder: folder, recentFolders: [folder, ...settings.recentFolders.filter((known) => known !== folder)].slice(0, 10) });
        const [first] = files;
        const open = (path: string) => () => void task(() => ask(bridge, "files.open", { path }));
        notify({
          kind: "done",
          staysOpen: true,
          text: words.done(files.length, folder),
          actions: [
            ...files.map(({ format, path }) => ({ label: words.openFile(words.shortNames[format]), run: open(path) })),
            ...(first ? [{ label: words.showInFolder, run: () => void task(() => ask(bridge, "files.showInFolder", { path: first.path })) }] : []),
          ],
        });
      });
      clearTimeout(timer);
      stop();
      job.current = null;
      setProgress(null);
      setIsRunning(false);
    },
    [bridge, changeSettings, issue, notify, publication, settings.recentFolders, task, words],
  );
  const cancel = useCallback(() => {
    if (job.current) void bridge.call("jobs.cancel", { job: job.current });
  }, [bridge]);
  useEffect(() => cancel, [cancel]);
  return { run, cancel, progress, isRunning };
}
