import { useState } from "react";
import { ChevronDown } from "lucide-react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { hasMarks } from "../../shared/revisions/open-items.ts";
import { findUnfilled, type Unfilled } from "../../shared/workflow/unfilled.ts";
import { keyLabelOf, runCommand, useCommands } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { ExportProgress } from "./ExportProgress.tsx";
import { ExportDialog, type ExportChoice } from "./ExportDialog.tsx";
import { useExport } from "./use-export.ts";
import styles from "./exporting.module.css";

/**
 * Exports Word and PDF into the folder used last with one click. The dialog for folder and formats opens the
 * first time, by the arrow beside the button, and if the issue lacks something.
 */
export function ExportButton({
  issue,
  read,
  publication,
  onGoTo,
}: {
  issue: number;
  read: () => BulletinDocument;
  publication: number | null;
  onGoTo: (place: Unfilled) => void;
}) {
  const { settings } = useApp();
  const words = useMessages().exporting;
  const { run, cancel, progress, isRunning } = useExport(issue, publication);
  const [showsDialog, setShowsDialog] = useState(false);
  const exportBoth = () => {
    if (settings.exportFolder === null || findUnfilled(read()).length > 0) setShowsDialog(true);
    else
      void run(read(), settings.exportFolder, {
        formats: ["docx", "pdf"],
        markup: "none",
        withVersions: false,
      });
  };
  const isEnabled = () => !isRunning;
  useCommands("exporting", {
    "export.open": { run: exportBoth, isEnabled },
    "export.choose": { run: () => setShowsDialog(true), isEnabled },
  });
  const start = (folder: string, choice: ExportChoice) => {
    setShowsDialog(false);
    void run(read(), folder, choice);
  };
  const goTo = (place: Unfilled) => {
    setShowsDialog(false);
    // After the dialog has returned the focus, which it does one task after it has closed.
    setTimeout(() => setTimeout(() => onGoTo(place)));
  };
  return (
    <div className={styles.buttons}>
      <Button
        look="primary"
        disabled={isRunning}
        onClick={() => runCommand("export.open")}
        title={keyLabelOf("export.open")}
      >
        {isRunning ? `${words.running}……` : words.exportBoth}
      </Button>
      <Button
        look="primary"
        disabled={isRunning}
        aria-label={words.options}
        title={words.options}
        onClick={() => runCommand("export.choose")}
      >
        <ChevronDown size={15} />
      </Button>
      {showsDialog ? (
        <ExportDialog
          hasMarks={hasMarks(read())}
          unfilledFields={findUnfilled(read())}
          onGoTo={goTo}
          onClose={() => setShowsDialog(false)}
          onStart={start}
        />
      ) : null}
      {progress ? <ExportProgress progress={progress} onCancel={cancel} /> : null}
    </div>
  );
}
