import type { ReactNode } from "react";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useJob } from "../../app/use-job.ts";
import { useFolderChoice } from "../../folders/use-folder-choice.tsx";
import type { OpenBulletin } from "./open-bulletin.ts";

/**
 * Saves an issue as a `.bulletin` file, which needs nothing of the library but its pictures. The caller must
 * render `picker`.
 * @param onSaved called when the file is written, after the notice that says so
 */
export function useIssueFile(
  bulletin: OpenBulletin,
  onSaved: () => void = () => {},
): { saveAsFile: () => void; picker: ReactNode } {
  const { bridge, notify } = useApp();
  const { desk: words } = useMessages();
  const { run } = useJob();
  // Not from the folder of the last export: it may have been on the same disk.
  const { browse, picker } = useFolderChoice(
    null,
    (folder) =>
      void run(async (job) => {
        const { files } = await bridge.ask("exporting.export", {
          job,
          document: bulletin.read(),
          publication: null,
          folder,
          formats: ["bulletin"],
        });
        notify({ kind: "done", text: words.savedAsFile(files[0]?.path ?? folder) });
        onSaved();
      }),
  );
  return { saveAsFile: browse, picker };
}
