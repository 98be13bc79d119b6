/** `bulletin stats`: who contributed how much; as a table or a report where a file is asked for. */
import { localDay } from "../../shared/bulletin/dates.ts";
import { nameKey } from "../../shared/bulletin/publication.ts";
import { defaultScoring } from "../../shared/bulletin/scoring.ts";
import type { Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { pageOf, standardPage } from "../../shared/layout/page.ts";
import { messages, type Locale } from "../../shared/messages/index.ts";
import { sheetRows } from "../../shared/statistics/columns.ts";
import type { StatisticsDimension } from "../../shared/statistics/count.ts";
import { printedPeriod } from "../../shared/statistics/period.ts";
import { statisticsReport } from "../../shared/statistics/report.ts";
import type { Library } from "../library/index.ts";
import type { Command } from "./arguments.ts";
import { requireLibrary, withLibrary } from "./sources.ts";
import { writeBytes, writeDocument } from "./write.ts";

type Stats = Extract<Command, { name: "stats" }>;

export interface Counted extends Output<"statistics.count"> {
  by: StatisticsDimension;
  from: string | null;
  to: string | null;
  /** The file that was written. */
  file?: string;
}

/** @throws BulletinError `not-found` where there is no such library or publication */
export async function stats(
  { by, filter, publication: name, out }: Stats,
  library: string | undefined,
  locale: Locale,
): Promise<Counted> {
  await requireLibrary(library);
  return withLibrary(library, async (opened) => {
    const id = name === undefined ? undefined : await publicationCalled(opened, name);
    const wanted = { ...filter, ...(id !== undefined && { publication: id }) };
    const counted = await opened.statistics.count({ by, filter: wanted });
    const told: Counted = { by, from: filter.from ?? null, to: filter.to ?? null, ...counted };
    if (!out) return told;
    const { path, format } = out;
    const file =
      format === "xlsx" || format === "csv"
        ? await writeBytes(path, await tableOf(told, format, locale))
        : await writeReport(opened, told, wanted, { path, format }, id);
    return { ...told, file };
  });
}

async function publicationCalled({ publications }: Library, name: string): Promise<number> {
  const found = (await publications.list()).publications.find(
    (each) => nameKey([each.name]) === nameKey([name]),
  );
  if (!found) throw new BulletinError("not-found", { what: name });
  return found.id;
}

async function tableOf(
  { by, rows, from, to }: Counted,
  format: "xlsx" | "csv",
  locale: Locale,
): Promise<Uint8Array> {
  const { writeSheet } = await import("../sheets.ts");
  const words = messages[locale].statistics;
  const { bytes } = await writeSheet({
    format,
    title: words.fileOf(words.dimensions[by], printedPeriod({ from, to })),
    rows: sheetRows(by, rows, words),
  });
  return Buffer.from(bytes, "base64");
}

/** By unit, whatever is told by. */
async function writeReport(
  { statistics, publications }: Library,
  { by, rows, total, from, to }: Counted,
  filter: Stats["filter"],
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
  return writeDocument(document, profile ? pageOf(profile) : standardPage, path, format);
}
