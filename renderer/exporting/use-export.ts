import { useCallback } from "react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { recordExportFolder } from "../../shared/contract/settings.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { useTask } from "../app/use-task.ts";
import type { ExportChoice } from "./ExportDialog.tsx";

/** Time until progress is shown, in ms; most exports finish sooner. */
const slowAfter = 500;

/**
 * Exports documents with progress, and shows a notice with buttons that open the files.
 * @param issue the issue whose versions a `.bulletin` file may include; `null` if the document is not in the
 *   library
 * @param publication id of the publication whose page is used
 */
export function useExport(issue: number | null, publication: number | null) {
  const { bridge, notify, settings, changeSettings } = useApp();
  const words = useMessages().exporting;
  const task = useTask();
  const { progress, isRunning, run: runJob, stop } = useJob(slowAfter);

  const run = useCallback(
    (
      bulletin: BulletinDocument,
      folder: string,
      { formats, markup, withVersions }: ExportChoice,
      title?: string,
    ) =>
      runJob(async (job) => {
        const { files } = await bridge.ask("exporting.export", {
          job,
          document: bulletin,
          publication,
          folder,
          formats,
          markup,
          ...(withVersions && issue !== null && { versionsOf: issue }),
          ...(title !== undefined && { title }),
        });
        // The core has stored the folder in the settings; update this window's copy of them.
        changeSettings(recordExportFolder(folder, settings));
        const [first] = files;
        const open = (path: string) => () => void task(() => bridge.ask("files.open", { path }));
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
                    run: () => void task(() => bridge.ask("files.showInFolder", { path: first.path })),
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
