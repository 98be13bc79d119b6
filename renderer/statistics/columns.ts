/** The columns of the table, on the screen and in files. */
import type { StatisticsDimension, StatisticsRow } from "../../shared/statistics/count.ts";

export const figureColumns = ["used", "share", "single", "joint", "brief", "mention", "leaderNote", "characters", "received", "adopted", "points"] as const;
export type FigureColumn = (typeof figureColumns)[number];

/** Those that mean something: manuscripts have no section. */
export const columnsOf = (by: StatisticsDimension): FigureColumn[] => figureColumns.filter((column) => by !== "section" || (column !== "received" && column !== "adopted"));

/** Only these cannot be sorted by: they follow from others. */
export const isSortable = (column: FigureColumn): column is Exclude<FigureColumn, "share" | "adopted"> => column !== "share" && column !== "adopted";

/** Shares as they are shown, in hundredths, one decimal; null where there is nothing to share. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10);

/** A figure of a row; shares in percent. */
export function figureOf(column: FigureColumn, row: StatisticsRow, usedInAll: number): number | null {
  if (column === "share") return shareOf(row.used, usedInAll);
  if (column === "adopted") return row.received === null || row.adopted === null ? null : shareOf(row.adopted, row.received);
  return row[column];
}

export const isPercent = (column: FigureColumn): boolean => column === "share" || column === "adopted";
