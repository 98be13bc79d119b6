import { useEffect, useState } from "react";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import type { OpenBulletin } from "./open-bulletin.ts";
import { useIssueFile } from "./use-issue-file.tsx";
import styles from "./saving.module.css";

/** Tells that the folder of the library is gone, until it is back. Offers to save the issue as a file. */
export function GoneBanner({ bulletin }: { bulletin: OpenBulletin }) {
  const { bridge } = useApp();
  const { desk: words } = useMessages();
  const [isGone, setIsGone] = useState(false);
  useEffect(() => bridge.on("library.presence", (presence) => setIsGone(presence.isGone)), [bridge]);
  const { saveAsFile, picker } = useIssueFile(bulletin);
  if (!isGone) return null;
  return (
    <div className={styles.access} role="alert">
      <span>{words.libraryGone}</span>
      <Button onClick={saveAsFile}>{words.saveAsFile}</Button>
      {picker}
    </div>
  );
}
