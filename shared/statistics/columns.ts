/** The columns of the statistics table, on the screen and in files. */
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

/** The columns of a dimension. Manuscripts have no section, so their columns are left out there. */
export const columnsOf = (by: StatisticsDimension): FigureColumn[] =>
  figureColumns.filter((column) => by !== "section" || (column !== "received" && column !== "adopted"));

/** Whether rows can be sorted by a column. Shares are computed from other columns and cannot be sorted by. */
export const isSortable = (column: FigureColumn): column is Exclude<FigureColumn, "share" | "adopted"> =>
  column !== "share" && column !== "adopted";

/** A share in per cent with one decimal; null if the whole is zero. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** A figure of a row; shares are in per cent. @param whole the sum of used articles that shares refer to. */
export function figureOf(column: FigureColumn, row: StatisticsRow, whole: number): number | null {
  if (column === "share") return shareOf(row.used, whole);
  if (column === "adopted")
    return row.received === null || row.adopted === null ? null : shareOf(row.adopted, row.received);
  return row[column];
}

/** Whether the figures of a column are shares in per cent. */
export const isPercent = (column: FigureColumn): boolean => column === "share" || column === "adopted";

/** The words of rows and headings in one language. */
export interface ColumnWords {
  dimensions: Record<StatisticsDimension, string>;
  columns: Record<FigureColumn, string>;
  unnamed: string;
  month: (year: number, month: number) => string;
  year: (year: number) => string;
}

/** The displayed name of a row, on the screen and in files. */
export function shownName(
  by: StatisticsDimension,
  name: string,
  words: Pick<ColumnWords, "unnamed" | "month" | "year">,
): string {
  if (name === "") return words.unnamed;
  if (by === "month") return words.month(Number(name.slice(0, 4)), Number(name.slice(5)));
  return by === "year" ? words.year(Number(name)) : name;
}

/** The sum of used articles of all rows, which shares refer to. */
export const usedInAll = (rows: readonly StatisticsRow[]): number =>
  rows.reduce((sum, { used }) => sum + used, 0);

/** The rows of a table for Excel and WPS, headings first. @param all the rows that shares refer to. */
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
