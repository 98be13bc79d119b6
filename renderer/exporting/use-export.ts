import { useCallback } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { recordExportFolder } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { useTask } from "../app/use-task.ts";
import type { ExportChoice } from "./ExportDialog.tsx";

/** ms; most exports are done by then. */
const slowAfter = 500;

/**
 * Exports on the page of a publication, and tells how far it is.
 * @param issue whose versions may go along; null: what is exported is no issue of the library.
 */
export function useExport(issue: number | null, publication: number | null) {
  const { bridge, notify, settings, changeSettings } = useApp();
  const words = useMessages().exporting;
  const task = useTask();
  const { progress, isRunning, run: runJob, stop } = useJob(slowAfter);

  const run = useCallback(
    (
      document: BulletinDocument,
      folder: string,
      { formats, markup, withVersions }: ExportChoice,
      title?: string,
    ) =>
      runJob(async (job) => {
        const { files } = await ask(bridge, "exporting.export", {
          job,
          document,
          publication,
          folder,
          formats,
          markup,
          ...(withVersions && issue !== null && { versionsOf: issue }),
          ...(title !== undefined && { title }),
        });
        // The core remembers the folder; this window's copy of the settings has to follow.
        changeSettings(recordExportFolder(folder, settings));
        const [first] = files;
        const open = (path: string) => () => void task(() => ask(bridge, "files.open", { path }));
        notify({
          kind: "done",
          staysOpen: true,
          text: words.done(files.length, folder),
          actions: [
            ...files.map(({ format, path }) => ({
              label: words.openFile(words.shortNames[format]),
              run: open(path),
            })),
            ...(first
              ? [
                  {
                    label: words.showInFolder,
                    run: () => void task(() => ask(bridge, "files.showInFolder", { path: first.path })),
                  },
                ]
              : []),
          ],
        });
      }),
    [bridge, changeSettings, issue, notify, publication, runJob, settings, task, words],
  );
  return { run, cancel: stop, progress, isRunning };
}
