import { isSilent, statisticsDimensions } from "../../shared/statistics/count.ts";
import { formatCount } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useStore } from "../app/store.ts";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { Choice } from "../ui/Choice.tsx";
import { ArticlesDialog } from "./ArticlesDialog.tsx";
import { shareOf } from "../../shared/statistics/columns.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import { StatisticsChart } from "./StatisticsChart.tsx";
import { StatisticsFilters } from "./StatisticsFilters.tsx";
import { StatisticsTable } from "./StatisticsTable.tsx";
import { useStatistics, type Statistics } from "./use-statistics.ts";
import { changeView, view as store } from "./view.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./statistics.module.css";

/** The screen 用稿统计: who contributed how much, as a chart and as a table, down to the articles. */
export function StatisticsScreen() {
  const { statistics: words } = useMessages();
  const view = useStore(store);
  const statistics = useStatistics(view);
  // Until the new answer comes, the previous one may have another dimension; do not show its rows.
  const isCurrent = statistics?.by === view.by;
  const rows = isCurrent ? statistics.rows : [];
  const isEmpty = isCurrent && (view.showsSilent ? rows.length === 0 : rows.every(isSilent));
  return (
    <div className={page.screen}>
      <LibraryNav now="statistics" count={undefined} />
      <main className={joinClasses(page.main, styles.statistics)}>
        <header className={page.top}>
          <h1>{words.title}</h1>
          <Choice
            label={words.by}
            value={view.by}
            options={statisticsDimensions.map((value) => ({ value, label: words.dimensions[value] }))}
            onChange={(by) => changeView({ by, sort: { column: "name", isUp: true } })}
          />
          <span className={page.filterSpace} />
          {statistics ? <ExportMenu view={view} statistics={statistics} /> : null}
        </header>
        <StatisticsFilters view={view} />
        {statistics ? <Totals total={statistics.total} /> : null}
        {isEmpty ? (
          <div className={kit.empty}>
            <strong>{words.none}</strong>
            <p>{words.noneHint}</p>
          </div>
        ) : null}
        {!isEmpty && rows.length > 0 ? (
          <>
            <StatisticsChart
              by={view.by}
              rows={rows.filter((row) => !isSilent(row))}
              onChoose={(row) => changeView({ row })}
            />
            <StatisticsTable by={view.by} rows={rows} shows={view} />
          </>
        ) : null}
        {view.row === null ? null : <ArticlesDialog key={view.row} view={view} row={view.row} />}
      </main>
    </div>
  );
}

/** The totals of the period. */
function Totals({ total }: { total: Statistics["total"] }) {
  const { statistics: words } = useMessages();
  const locale = useLocale();
  const rate = shareOf(total.adopted, total.received);
  return (
    <dl className={styles.totals}>
      {(["issues", "articles", "characters", "points", "received"] as const).map((name) => (
        <div key={name}>
          <dt>{words.totals[name]}</dt>
          <dd>{formatCount(total[name], locale)}</dd>
        </div>
      ))}
      <div>
        <dt>{words.totals.adopted}</dt>
        <dd>{rate === null ? "—" : `${rate}%`}</dd>
      </div>
    </dl>
  );
}
