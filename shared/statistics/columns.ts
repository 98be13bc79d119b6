/** The columns of the table, on the screen and in files. */
import type { StatisticsDimension, StatisticsRow } from "./count.ts";

export const figureColumns = [
  "used",
  "share",
  "single",
  "joint",
  "brief",
  "mention",
  "leaderNote",
  "characters",
  "received",
  "adopted",
  "points",
] as const;
export type FigureColumn = (typeof figureColumns)[number];

/** Those that mean something: manuscripts have no section. */
export const columnsOf = (by: StatisticsDimension): FigureColumn[] =>
  figureColumns.filter((column) => by !== "section" || (column !== "received" && column !== "adopted"));

/** Only these cannot be sorted by: they follow from others. */
export const isSortable = (column: FigureColumn): column is Exclude<FigureColumn, "share" | "adopted"> =>
  column !== "share" && column !== "adopted";

/** Shares as they are shown, in hundredths, one decimal; null where there is nothing to share. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** A figure of a row; shares in percent. */
export function figureOf(column: FigureColumn, row: StatisticsRow, whole: number): number | null {
  if (column === "share") return shareOf(row.used, whole);
  if (column === "adopted")
    return row.received === null || row.adopted === null ? null : shareOf(row.adopted, row.received);
  return row[column];
}

export const isPercent = (column: FigureColumn): boolean => column === "share" || column === "adopted";

/** The words of rows and headings, in the language that is asked for. */
export interface ColumnWords {
  dimensions: Record<StatisticsDimension, string>;
  columns: Record<FigureColumn, string>;
  unnamed: string;
  month: (year: number, month: number) => string;
  year: (year: number) => string;
}

/** What a row is called on the screen and in files. */
export function shownName(
  by: StatisticsDimension,
  name: string,
  words: Pick<ColumnWords, "unnamed" | "month" | "year">,
): string {
  if (name === "") return words.unnamed;
  if (by === "month") return words.month(Number(name.slice(0, 4)), Number(name.slice(5)));
  return by === "year" ? words.year(Number(name)) : name;
}

export const usedInAll = (rows: readonly StatisticsRow[]): number =>
  rows.reduce((sum, { used }) => sum + used, 0);

/** A table for Excel and WPS, headings first. @param all the rows that shares are of. */
export function sheetRows(
  by: StatisticsDimension,
  rows: readonly StatisticsRow[],
  words: ColumnWords,
  all = rows,
): (string | number | null)[][] {
  const columns = columnsOf(by);
  const whole = usedInAll(all);
  return [
    [
      words.dimensions[by],
      ...columns.map((column) =>
        isPercent(column) ? `${words.columns[column]}（%）` : words.columns[column],
      ),
    ],
    ...rows.map((row) => [
      shownName(by, row.name, words),
      ...columns.map((column) => figureOf(column, row, whole)),
    ]),
  ];
}
