/** What the statistics show: kept while the window is open, so that a look at an article comes back to it. */
import { createStore } from "../app/store.ts";
import { today } from "../app/format.ts";
import type { StatisticsFilter } from "../../shared/contract/statistics.ts";
import { isSilent, type StatisticsDimension, type StatisticsRow } from "../../shared/statistics/count.ts";
import { periodOf, type Period } from "../../shared/statistics/period.ts";

export interface View {
  by: StatisticsDimension;
  period: Period;
  /** Null: all. */
  publication: number | null;
  finalOnly: boolean;
  showsSilent: boolean;
  sort: { column: SortColumn; isUp: boolean };
  /** The row whose articles are shown. */
  row: string | null;
}
/** What rows may be sorted by. `name`: as they come, the best or the earliest first. */
export type SortColumn = "name" | Exclude<keyof StatisticsRow, "name">;

export const view = createStore<View>({
  by: "unit",
  period: periodOf("year", today()),
  publication: null,
  finalOnly: false,
  showsSilent: false,
  sort: { column: "name", isUp: true },
  row: null,
});

export const changeView = (change: Partial<View>): void => view.set({ ...view.read(), ...change });

export const filterOf = ({ period: { from, to }, publication, finalOnly }: View): StatisticsFilter => ({
  ...(from !== null && { from }),
  ...(to !== null && { to }),
  ...(publication !== null && { publication }),
  ...(finalOnly && { finalOnly }),
});

/** The rows as they are shown. */
export function shownRows(
  rows: readonly StatisticsRow[],
  { showsSilent, sort: { column, isUp } }: Pick<View, "showsSilent" | "sort">,
): StatisticsRow[] {
  const shown = rows.filter((row) => showsSilent || !isSilent(row));
  if (column === "name") return isUp ? shown : shown.toReversed();
  return shown.toSorted((a, b) => ((a[column] ?? 0) - (b[column] ?? 0)) * (isUp ? 1 : -1));
}
