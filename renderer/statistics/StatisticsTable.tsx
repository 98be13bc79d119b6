import { ArrowDown, ArrowUp } from "lucide-react";
import type { StatisticsDimension, StatisticsRow } from "../../shared/statistics/count.ts";
import type { Locale } from "../../shared/messages/index.ts";
import { ranksOf } from "../../shared/statistics/report.ts";
import { formatCount } from "../app/format.ts";
import { joinClasses } from "../app/class-names.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import {
  columnsOf,
  figureOf,
  isPercent,
  isSortable,
  shownName,
  usedInAll,
  type FigureColumn,
} from "../../shared/statistics/columns.ts";
import { changeView, shownRows, view, type SortColumn, type View } from "./view.ts";
import kit from "../ui/kit.module.css";
import listTable from "../ui/list-table.module.css";
import styles from "./statistics.module.css";

interface StatisticsTableProps {
  by: StatisticsDimension;
  /** All rows, in the order of the statistics. */
  rows: readonly StatisticsRow[];
  shows: Pick<View, "showsSilent" | "sort">;
}

/** The table of the statistics; a row leads to its articles. */
export function StatisticsTable({ by, rows, shows }: StatisticsTableProps) {
  const { statistics: words } = useMessages();
  const columns = columnsOf(by);
  const whole = usedInAll(rows);
  const ranks = new Map(ranksOf(rows).map((rank, index) => [rows[index]?.name, rank]));
  const showsRank = by === "unit" || by === "author";
  return (
    <table className={joinClasses(listTable.table, styles.statisticsTable)} aria-label={words.title}>
      <thead>
        <tr>
          {showsRank ? (
            <th scope="col" className={listTable.figure}>
              {words.columns.rank}
            </th>
          ) : null}
          <Heading column="name" label={words.dimensions[by]} sort={shows.sort} />
          {columns.map((column) => (
            <Heading key={column} column={column} label={words.columns[column]} sort={shows.sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {shownRows(rows, shows).map((row) => (
          <tr key={row.name} className={listTable.opens} onClick={() => changeView({ row: row.name })}>
            {showsRank ? (
              <td className={joinClasses(listTable.figure, kit.faint)}>
                {row.name === "" || row.points === 0 ? "" : ranks.get(row.name)}
              </td>
            ) : null}
            <td>
              <button
                type="button"
                className={listTable.rowLink}
                aria-label={words.showArticles(shownName(by, row.name, words))}
                onClick={(event) => (event.stopPropagation(), changeView({ row: row.name }))}
              >
                {shownName(by, row.name, words)}
              </button>
            </td>
            {columns.map((column) => (
              <Figure key={column} column={column} value={figureOf(column, row, whole)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ column, value }: { column: FigureColumn; value: number | null }) {
  const locale = useLocale();
  return <td className={figureClass(column, value)}>{formatFigure(column, value, locale)}</td>;
}

function figureClass(column: FigureColumn, value: number | null): string | undefined {
  if (value === 0 || value === null) return joinClasses(listTable.figure, kit.faint);
  return joinClasses(listTable.figure, column === "points" && styles.points);
}

function formatFigure(column: FigureColumn, value: number | null, locale: Locale): string {
  if (value === null) return "—";
  return isPercent(column) ? `${value}%` : formatCount(value, locale);
}

/**
 * The heading of a column; it sorts by the column: highest first, then lowest first, then in the usual order.
 */
function Heading({
  column,
  label,
  sort,
}: {
  column: FigureColumn | "name";
  label: string;
  sort: View["sort"];
}) {
  const { statistics: words } = useMessages();
  const hint = Object.entries(words.columnHints).find(([name]) => name === column)?.[1];
  const className = column === "name" ? styles.name : listTable.figure;
  if (column !== "name" && !isSortable(column))
    return (
      <th scope="col" className={className} title={hint}>
        {label}
      </th>
    );
  const direction = sort.isUp ? "ascending" : "descending";
  const isSorted = sort.column === column && (column !== "name" || !sort.isUp);
  const Arrow = sort.isUp ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={className} aria-sort={isSorted ? direction : undefined}>
      <button
        type="button"
        className={styles.sort}
        title={hint}
        onClick={() => changeView({ sort: nextSort(view.read().sort, column) })}
      >
        {label}
        {isSorted ? <Arrow size={12} aria-hidden="true" /> : null}
      </button>
    </th>
  );
}

function nextSort(sort: View["sort"], column: SortColumn): View["sort"] {
  if (column === "name") return { column, isUp: !(sort.column === "name" && sort.isUp) };
  if (sort.column !== column) return { column, isUp: false };
  return sort.isUp ? { column: "name", isUp: true } : { column, isUp: true };
}
