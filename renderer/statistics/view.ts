/**
 * What the statistics show. It is kept while the window is open, so that a person returns from an article to
 * the same view.
 */
import { createStore } from "../app/store.ts";
import { today } from "../app/format.ts";
import type { StatisticsFilter } from "../../shared/contract/statistics.ts";
import { isSilent, type StatisticsDimension, type StatisticsRow } from "../../shared/statistics/count.ts";
import { periodOf, type Period } from "../../shared/statistics/period.ts";

export interface View {
  by: StatisticsDimension;
  period: Period;
  /** `null` for all. */
  publication: number | null;
  finalOnly: boolean;
  /** Whether units without articles, notes or manuscripts are shown. */
  showsSilent: boolean;
  sort: { column: SortColumn; isUp: boolean };
  /** The row whose articles are shown. */
  row: string | null;
}
/** The column that rows are sorted by. `name` is the usual order: the best or the earliest first. */
export type SortColumn = "name" | Exclude<keyof StatisticsRow, "name">;

/** The view of this window. */
export const view = createStore<View>({
  by: "unit",
  period: periodOf("year", today()),
  publication: null,
  finalOnly: false,
  showsSilent: false,
  sort: { column: "name", isUp: true },
  row: null,
});

/** Changes a part of the view. */
export const changeView = (change: Partial<View>): void => view.set({ ...view.read(), ...change });

/** The filter of the view, as the contract has it. */
export const filterOf = ({ period: { from, to }, publication, finalOnly }: View): StatisticsFilter => ({
  ...(from !== null && { from }),
  ...(to !== null && { to }),
  ...(publication !== null && { publication }),
  ...(finalOnly && { finalOnly }),
});

/** The rows that the view shows, sorted. */
export function shownRows(
  rows: readonly StatisticsRow[],
  { showsSilent, sort: { column, isUp } }: Pick<View, "showsSilent" | "sort">,
): StatisticsRow[] {
  const visibleRows = rows.filter((row) => showsSilent || !isSilent(row));
  if (column === "name") return isUp ? visibleRows : visibleRows.toReversed();
  return visibleRows.toSorted((a, b) => ((a[column] ?? 0) - (b[column] ?? 0)) * (isUp ? 1 : -1));
}
