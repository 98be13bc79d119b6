import { useState } from "react";
import type { BackupFile } from "../../shared/contract/backups.ts";
import { runCommand, useCommands } from "../app/commands.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { ExportIssues } from "./ExportIssues.tsx";
import { ImportIssues } from "./ImportIssues.tsx";
import kit from "../ui/kit.module.css";
import styles from "./transfer.module.css";

/**
 * The section 与其他电脑往来: exports issues to a file and imports such files.
 * @param onUndo restores the backup that an import made of the state before it
 */
export function Transfer({ onUndo }: { onUndo: (before: BackupFile) => void }) {
  const { transfer: words } = useMessages();
  const [dialog, setDialog] = useState<"export" | "import" | null>(null);
  useCommands("transfer", {
    "issues.export": () => setDialog("export"),
    "issues.import": () => setDialog("import"),
  });
  return (
    <section className={styles.transfer}>
      <h2>{words.title}</h2>
      <div className={styles.choose}>
        <p className={kit.faint}>{words.hint}</p>
        <Button onClick={() => runCommand("issues.export")}>{words.export}</Button>
        <Button onClick={() => runCommand("issues.import")}>{words.import}</Button>
      </div>
      {dialog === "export" ? <ExportIssues onClose={() => setDialog(null)} /> : null}
      {dialog === "import" ? <ImportIssues onClose={() => setDialog(null)} onUndo={onUndo} /> : null}
    </section>
  );
}
