import { useEffect, useRef, useState } from "react";
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  Tooltip,
  type ChartConfiguration,
} from "chart.js";
import type { StatisticsDimension, StatisticsRow } from "../../shared/statistics/count.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useShownTheme } from "../app/theme.ts";
import { shownName } from "../../shared/statistics/columns.ts";
import kit from "../ui/kit.module.css";
import styles from "./statistics.module.css";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** Largest number of rows in the chart, because their names have to fit beside the bars. */
const mostBars = 10;
/** Largest number of months or years in the chart, the latest ones, because they stand side by side. */
const mostMonths = 36;

interface StatisticsChartProps {
  by: StatisticsDimension;
  /** In the order of the statistics: the best first, months and years in their order. */
  rows: readonly StatisticsRow[];
  onChoose: (name: string) => void;
}

/** A bar chart of articles and points, a pair of bars for each row. The table holds the same numbers. */
export function StatisticsChart({ by, rows, onChoose }: StatisticsChartProps) {
  const { statistics: words } = useMessages();
  const { settings } = useApp();
  const theme = useShownTheme();
  const isTime = by === "month" || by === "year";
  const barRows = isTime
    ? rows.filter(({ name }) => name !== "").slice(-mostMonths)
    : rows.slice(0, mostBars);
  const data = JSON.stringify(
    barRows.map(({ name, used, points }): Bar => [shownName(by, name, words), used, points]),
  );
  const isPart = barRows.length < rows.length && !isTime;
  return (
    <figure
      className={styles.chart}
      style={{ height: isTime ? 260 : Math.max(140, 70 + barRows.length * 30) }}
    >
      <Bars
        // The chart reads colours and fonts from the style sheet when it is created, so a new theme needs a
        // new chart.
        key={`${theme} ${settings.textSize}`}
        label={words.chart(words.dimensions[by], barRows.length)}
        data={data}
        isTime={isTime}
        usedLabel={words.columns.used}
        pointsLabel={words.columns.points}
        onChoose={(index) => onChoose(barRows[index]?.name ?? "")}
      />
      {isPart ? <figcaption className={kit.faint}>{words.chartMore(barRows.length)}</figcaption> : null}
    </figure>
  );
}

type Bar = [name: string, used: number, points: number];

interface BarsProps {
  label: string;
  /** An array of `Bar` as JSON, so that equal numbers do not create a new chart. */
  data: string;
  isTime: boolean;
  usedLabel: string;
  pointsLabel: string;
  onChoose: (index: number) => void;
}

function Bars({ label, data, isTime, usedLabel, pointsLabel, onChoose }: BarsProps) {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    if (!canvas) return undefined;
    const bars: Bar[] = JSON.parse(data);
    const chart = new Chart(
      canvas,
      createConfiguration(bars, {
        isTime,
        usedLabel,
        pointsLabel,
        onChoose: (index) => choose.current(index),
      }),
    );
    return () => chart.destroy();
  }, [canvas, data, isTime, usedLabel, pointsLabel]);
  return <canvas ref={setCanvas} role="img" aria-label={label} />;
}

function createConfiguration(
  bars: readonly Bar[],
  {
    isTime,
    usedLabel,
    pointsLabel,
    onChoose,
  }: Pick<BarsProps, "isTime" | "usedLabel" | "pointsLabel" | "onChoose">,
): ChartConfiguration<"bar"> {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const font = { family: color("--font-ui"), size: Number.parseFloat(color("--text-small")) || 12 };
  const ticks = { color: color("--ink-soft"), font };
  const figures = {
    ticks: { ...ticks, precision: 0 },
    grid: { color: color("--line") },
    border: { display: false },
    beginAtZero: true,
  };
  const names = { ticks: { ...ticks, autoSkip: isTime }, grid: { display: false } };
  // Keep the two bars of a month close together when there are few months.
  const bar = {
    borderRadius: 3,
    maxBarThickness: isTime ? 22 : 12,
    ...(isTime && { categoryPercentage: Math.min(0.8, bars.length * 0.045) }),
  };
  return {
    type: "bar",
    data: {
      labels: bars.map(([name]) => name),
      datasets: [
        { label: pointsLabel, data: bars.map(([, , each]) => each), backgroundColor: color("--red"), ...bar },
        { label: usedLabel, data: bars.map(([, each]) => each), backgroundColor: color("--blue"), ...bar },
      ],
    },
    options: {
      indexAxis: isTime ? "x" : "y",
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", axis: isTime ? "x" : "y", intersect: false },
      scales: isTime ? { x: names, y: figures } : { y: names, x: figures },
      plugins: {
        legend: {
          position: "top",
          align: "end",
          labels: { color: color("--ink"), font, boxWidth: 12, boxHeight: 12 },
        },
        tooltip: { titleFont: font, bodyFont: font },
      },
      onClick: (_event, [first]) => {
        if (first) onChoose(first.index);
      },
    },
  };
}
