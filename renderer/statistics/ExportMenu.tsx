import { useState } from "react";
import { Download } from "lucide-react";
import { versionOn } from "../../shared/bulletin/publication.ts";
import { defaultScoring } from "../../shared/bulletin/scoring.ts";
import { sheetFormats, type SheetFormat } from "../../shared/contract/sheets.ts";
import { printedPeriod } from "../../shared/statistics/period.ts";
import { statisticsReport } from "../../shared/statistics/report.ts";
import { base64ToBytes } from "../app/base64.ts";
import { ask, useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { today } from "../app/format.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { ExportDialog, type ExportChoice } from "../exporting/ExportDialog.tsx";
import { ExportProgress } from "../exporting/ExportProgress.tsx";
import { useExport } from "../exporting/use-export.ts";
import { filterInUse, usePublications } from "../publications/use-publications.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { sheetRows } from "../../shared/statistics/columns.ts";
import type { Counted } from "./use-statistics.ts";
import { filterOf, shownRows, type View } from "./view.ts";

/** The statistics as a table for Excel and WPS; and as a report, printed in the form of the publication. */
export function ExportMenu({ view, counted }: { view: View; counted: Counted }) {
  const { bridge, settings } = useApp();
  const { statistics: words } = useMessages();
  const task = useTask();
  const publications = filterInUse(usePublications() ?? []);
  // Where there is but one, it is that one's report.
  const publication =
    publications.find(({ id }) => id === view.publication) ??
    (publications.length === 1 && view.publication === null ? publications[0] : undefined);
  const { run, cancel, progress, isRunning } = useExport(null, publication?.id ?? null);
  const [asks, setAsks] = useState(false);
  const period = printedPeriod(view.period);

  const saveSheet = (format: SheetFormat) =>
    void task(async () => {
      const title = words.fileOf(words.dimensions[view.by], period);
      const { bytes } = await ask(bridge, "sheets.write", {
        format,
        title,
        rows: sheetRows(view.by, shownRows(counted.rows, view), words, counted.rows),
      });
      download(`${title}.${format}`, base64ToBytes(bytes));
    });

  const report = async (folder: string, choice: ExportChoice) => {
    setAsks(false);
    await task(async () => {
      const { rows, total } =
        view.by === "unit"
          ? counted
          : await ask(bridge, "statistics.count", { by: "unit", filter: filterOf(view) });
      const profile = publication ? versionOn(publication.versions, today()).profile : null;
      const document = statisticsReport({
        period: view.period,
        date: today(),
        rows,
        total,
        profile,
        scoring: profile?.scoring ?? defaultScoring,
      });
      await run(document, folder, choice, words.reportFile(period));
    });
  };
  const reportAtOnce = () => {
    if (settings.exportFolder === null) setAsks(true);
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
      {asks ? (
        <ExportDialog
          hasMarks={false}
          unfilled={[]}
          onGoTo={() => {}}
          onClose={() => setAsks(false)}
          onStart={(folder, choice) => void report(folder, choice)}
        />
      ) : null}
      {progress ? <ExportProgress progress={progress} onCancel={cancel} /> : null}
    </>
  );
}
