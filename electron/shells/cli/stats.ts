/** `bulletin stats`: counts the contributions, and writes them to a table or a report if `--out` is given. */
import { localDay } from "../../../shared/basics/dates.ts";
import { nameKey } from "../../../shared/publications/publication.ts";
import { defaultScoring } from "../../../shared/publications/scoring.ts";
import type { Output } from "../../../shared/contract/calls.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { pageOf, standardPage } from "../../../shared/layout/page.ts";
import { messages, type Locale } from "../../../shared/messages/index.ts";
import { sheetRows } from "../../../shared/statistics/columns.ts";
import type { StatisticsDimension } from "../../../shared/statistics/count.ts";
import { printedPeriod } from "../../../shared/statistics/period.ts";
import { statisticsReport } from "../../../shared/statistics/report.ts";
import type { Library } from "../../core/library/index.ts";
import type { NamedCommand } from "./arguments.ts";
import { requireLibrary, withLibrary } from "./sources.ts";
import { writeBytes, writeDocument } from "./write.ts";

/** The result of `stats`. */
export interface StatisticsResult extends Output<"statistics.count"> {
  by: StatisticsDimension;
  from: string | null;
  to: string | null;
  /** The file that was written. */
  file?: string;
}

/** @throws BulletinError `not-found` if the library or the publication does not exist */
export async function countArticles(
  { by, filter, publication: name, out }: NamedCommand<"stats">,
  library: string | undefined,
  locale: Locale,
): Promise<StatisticsResult> {
  await requireLibrary(library);
  return withLibrary(library, async (openedLibrary) => {
    const publication = name === undefined ? undefined : await findPublication(openedLibrary, name);
    const fullFilter = { ...filter, ...(publication !== undefined && { publication }) };
    const counts = await openedLibrary.statistics.count({ by, filter: fullFilter });
    const result: StatisticsResult = { by, from: filter.from ?? null, to: filter.to ?? null, ...counts };
    if (!out) return result;
    const { path, format } = out;
    const file =
      format === "xlsx" || format === "csv"
        ? await writeBytes(path, await createTable(result, format, locale))
        : await writeReport(openedLibrary, result, fullFilter, { path, format }, publication);
    return { ...result, file };
  });
}

async function findPublication({ publications }: Library, name: string): Promise<number> {
  const publication = (await publications.list()).publications.find(
    (candidate) => nameKey([candidate.name]) === nameKey([name]),
  );
  if (!publication) throw new BulletinError("not-found", { what: "publication", name });
  return publication.id;
}

async function createTable(
  { by, rows, from, to }: StatisticsResult,
  format: "xlsx" | "csv",
  locale: Locale,
): Promise<Uint8Array> {
  const { writeSheet } = await import("../../core/sheets.ts");
  const words = messages[locale].statistics;
  const { bytes } = await writeSheet({
    format,
    title: words.fileOf(words.dimensions[by], printedPeriod({ from, to })),
    rows: sheetRows(by, rows, words),
  });
  return Buffer.from(bytes, "base64");
}

/** Writes the report. It is always by unit, even if the output of the command is not. */
async function writeReport(
  { statistics, publications }: Library,
  { by, rows, total, from, to }: StatisticsResult,
  filter: NamedCommand<"stats">["filter"],
  { path, format }: { path: string; format: "docx" | "pdf" },
  publication: number | undefined,
): Promise<string> {
  const date = localDay(new Date());
  const byUnit = by === "unit" ? { rows, total } : await statistics.count({ by: "unit", filter });
  const profile = publication === undefined ? null : await publications.profileOn(publication, date);
  const document = statisticsReport({
    period: { from, to },
    date,
    ...byUnit,
    profile,
    scoring: profile?.scoring ?? defaultScoring,
  });
  return writeDocument(document, { page: profile ? pageOf(profile) : standardPage }, path, format);
}
