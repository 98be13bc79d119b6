import { useState } from "react";
import { ChevronDown } from "lucide-react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { hasMarks } from "../../shared/revisions/open.ts";
import { findUnfilled, type Unfilled } from "../../shared/bulletin/unfilled.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { keysOf, useWindowCommands } from "../app/shell-commands.ts";
import { Button } from "../ui/Button.tsx";
import { ExportProgress } from "./ExportProgress.tsx";
import { ExportDialog, type ExportChoice } from "./ExportDialog.tsx";
import { useExport } from "./use-export.ts";
import "./exporting.css";

/**
 * One click: Word and PDF into the folder used last. The first time, by the arrow, and where something is not filled in, folder
 * and formats are asked.
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
  const [asks, setAsks] = useState(false);
  const exportBoth = () => {
    if (settings.exportFolder === null || findUnfilled(read()).length > 0) setAsks(true);
    else
      void run(read(), settings.exportFolder, {
        formats: ["docx", "pdf"],
        markup: "none",
        withVersions: false,
      });
  };
  useWindowCommands({ "export.open": exportBoth });
  const start = (folder: string, choice: ExportChoice) => {
    setAsks(false);
    void run(read(), folder, choice);
  };
  const goTo = (place: Unfilled) => {
    setAsks(false);
    // Once the dialog has given the focus back, which it does a turn after it has closed.
    setTimeout(() => setTimeout(() => onGoTo(place)));
  };
  return (
    <div className="export-buttons">
      <Button look="primary" disabled={isRunning} onClick={exportBoth} title={keysOf("export.open")}>
        {isRunning ? `${words.running}……` : words.exportBoth}
      </Button>
      <Button
        look="primary"
        disabled={isRunning}
        aria-label={words.options}
        title={words.options}
        onClick={() => setAsks(true)}
      >
        <ChevronDown size={15} />
      </Button>
      {asks ? (
        <ExportDialog
          hasMarks={hasMarks(read())}
          unfilled={findUnfilled(read())}
          onGoTo={goTo}
          onClose={() => setAsks(false)}
          onStart={start}
        />
      ) : null}
      {progress ? <ExportProgress progress={progress} onCancel={cancel} /> : null}
    </div>
  );
}
