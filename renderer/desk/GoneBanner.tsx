import { useEffect, useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { useFolderChoice } from "../exporting/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";

/**
 * Tells that the folder of the library is gone, until it is back. Offers to save the issue as a `.bulletin` file,
 * which needs nothing of the library but its pictures.
 */
export function GoneBanner({ read }: { read: () => BulletinDocument }) {
  const { bridge, notify } = useApp();
  const { desk: words } = useMessages();
  const { run } = useJob();
  const [isGone, setIsGone] = useState(false);
  useEffect(() => bridge.on("library.presence", (presence) => setIsGone(presence.isGone)), [bridge]);
  // Not from the folder of the last export: it may have been on the same disk.
  const { browse, picker } = useFolderChoice(
    null,
    (folder) =>
      void run(async (job) => {
        const { files } = await ask(bridge, "exporting.export", {
          job,
          document: read(),
          publication: null,
          folder,
          formats: ["bulletin"],
        });
        notify({ kind: "done", text: words.savedAsFile(files[0]?.path ?? folder) });
      }),
  );
  if (!isGone) return null;
  return (
    <div className="access" role="alert">
      <span>{words.libraryGone}</span>
      <Button onClick={browse}>{words.saveAsFile}</Button>
      {picker}
    </div>
  );
}
