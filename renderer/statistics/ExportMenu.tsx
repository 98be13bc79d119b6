import { useState } from "react";
import { Download } from "lucide-react";
import { versionOn } from "../../shared/publications/publication.ts";
import { defaultScoring } from "../../shared/publications/scoring.ts";
import { sheetFormats, type SheetFormat } from "../../shared/contract/sheets.ts";
import { printedPeriod } from "../../shared/statistics/period.ts";
import { statisticsReport } from "../../shared/statistics/report.ts";
import { base64ToBytes } from "../app/base64.ts";
import { useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { today } from "../app/format.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { ExportDialog, type ExportChoice } from "../exporting/ExportDialog.tsx";
import { ExportProgress } from "../exporting/ExportProgress.tsx";
import { useExport } from "../exporting/use-export.ts";
import { filterInUse, usePublications } from "../issues/use-publications.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { sheetRows } from "../../shared/statistics/columns.ts";
import type { Statistics } from "./use-statistics.ts";
import { filterOf, shownRows, type View } from "./view.ts";

/**
 * Exports the statistics as a table for Excel and WPS, or as a report (通报) in the form of the publication.
 */
export function ExportMenu({ view, statistics }: { view: View; statistics: Statistics }) {
  const { bridge, settings } = useApp();
  const { statistics: words } = useMessages();
  const task = useTask();
  const publications = filterInUse(usePublications() ?? []);
  // With only one publication, the report is in its form.
  const publication =
    publications.find(({ id }) => id === view.publication) ??
    (publications.length === 1 && view.publication === null ? publications[0] : undefined);
  const { run, cancel, progress, isRunning } = useExport(null, publication?.id ?? null);
  const [showsDialog, setShowsDialog] = useState(false);
  const period = printedPeriod(view.period);

  const saveSheet = (format: SheetFormat) =>
    void task(async () => {
      const title = words.fileOf(words.dimensions[view.by], period);
      const { bytes } = await bridge.ask("sheets.write", {
        format,
        title,
        rows: sheetRows(view.by, shownRows(statistics.rows, view), words, statistics.rows),
      });
      download(`${title}.${format}`, base64ToBytes(bytes));
    });

  const report = async (folder: string, choice: ExportChoice) => {
    setShowsDialog(false);
    await task(async () => {
      const { rows, total } =
        view.by === "unit"
          ? statistics
          : await bridge.ask("statistics.count", { by: "unit", filter: filterOf(view) });
      const profile = publication ? versionOn(publication.versions, today()).profile : null;
      const bulletin = statisticsReport({
        period: view.period,
        date: today(),
        rows,
        total,
        profile,
        scoring: profile?.scoring ?? defaultScoring,
      });
      await run(bulletin, folder, choice, words.reportFile(period));
    });
  };
  const reportAtOnce = () => {
    if (settings.exportFolder === null) setShowsDialog(true);
    else void report(settings.exportFolder, { formats: ["docx"], markup: "none", withVersions: false });
  };

  return (
    <>
      <Menu
        items={[
          { label: words.exportAs.report, run: reportAtOnce },
          ...sheetFormats.map((format) => ({ label: words.exportAs[format], run: () => saveSheet(format) })),
        ]}
      >
        <Button disabled={isRunning}>
          <Download size={15} aria-hidden="true" />
          {words.export}
        </Button>
      </Menu>
      {showsDialog ? (
        <ExportDialog
          hasMarks={false}
          unfilledFields={[]}
          onGoTo={() => {}}
          onClose={() => setShowsDialog(false)}
          onStart={(folder, choice) => void report(folder, choice)}
        />
      ) : null}
      {progress ? <ExportProgress progress={progress} onCancel={cancel} /> : null}
    </>
  );
}
