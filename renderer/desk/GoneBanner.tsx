import { useEffect, useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { useIssueFile } from "./use-issue-file.tsx";

/** Tells that the folder of the library is gone, until it is back. Offers to save the issue as a file. */
export function GoneBanner({ read }: { read: () => BulletinDocument }) {
  const { bridge } = useApp();
  const { desk: words } = useMessages();
  const [isGone, setIsGone] = useState(false);
  useEffect(() => bridge.on("library.presence", (presence) => setIsGone(presence.isGone)), [bridge]);
  const { saveAsFile, picker } = useIssueFile(read);
  if (!isGone) return null;
  return (
    <div className="access" role="alert">
      <span>{words.libraryGone}</span>
      <Button onClick={saveAsFile}>{words.saveAsFile}</Button>
      {picker}
    </div>
  );
}
