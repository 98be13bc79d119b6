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

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** Bars that fit beside their names. */
const mostBars = 10;
/** Months that fit side by side: the latest ones. */
const mostMonths = 36;

interface StatisticsChartProps {
  by: StatisticsDimension;
  /** In the order of the statistics: the best first, days in their order. */
  rows: readonly StatisticsRow[];
  onChoose: (name: string) => void;
}

/** Articles and points, a pair of bars for each row. What it shows stands in the table, too. */
export function StatisticsChart({ by, rows, onChoose }: StatisticsChartProps) {
  const { statistics: words } = useMessages();
  const { settings } = useApp();
  const theme = useShownTheme();
  const isTime = by === "month" || by === "year";
  const shown = isTime ? rows.filter(({ name }) => name !== "").slice(-mostMonths) : rows.slice(0, mostBars);
  const data = JSON.stringify(
    shown.map(({ name, used, points }): Bar => [shownName(by, name, words), used, points]),
  );
  const isPart = shown.length < rows.length && !isTime;
  return (
    <figure
      className="statistics-chart"
      style={{ height: isTime ? 260 : Math.max(140, 70 + shown.length * 30) }}
    >
      <Bars
        // Colours and letters are read from the style sheet: those of another theme make another chart.
        key={`${theme} ${settings.textSize}`}
        label={words.chart(words.dimensions[by], shown.length)}
        data={data}
        isTime={isTime}
        used={words.columns.used}
        points={words.columns.points}
        onChoose={(index) => onChoose(shown[index]?.name ?? "")}
      />
      {isPart ? <figcaption className="faint">{words.chartMore(shown.length)}</figcaption> : null}
    </figure>
  );
}

type Bar = [name: string, used: number, points: number];

interface BarsProps {
  label: string;
  /** An array of `Bar` as JSON: the same figures are the same chart. */
  data: string;
  isTime: boolean;
  used: string;
  points: string;
  onChoose: (index: number) => void;
}

function Bars({ label, data, isTime, used, points, onChoose }: BarsProps) {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    if (!canvas) return undefined;
    const chart = new Chart(
      canvas,
      configurationOf(JSON.parse(data) as Bar[], {
        isTime,
        used,
        points,
        onChoose: (index) => choose.current(index),
      }),
    );
    return () => chart.destroy();
  }, [canvas, data, isTime, used, points]);
  return <canvas ref={setCanvas} role="img" aria-label={label} />;
}

function configurationOf(
  bars: readonly Bar[],
  { isTime, used, points, onChoose }: Pick<BarsProps, "isTime" | "used" | "points" | "onChoose">,
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
  // The two bars of a few months stay side by side.
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
        { label: points, data: bars.map(([, , each]) => each), backgroundColor: color("--red"), ...bar },
        { label: used, data: bars.map(([, each]) => each), backgroundColor: color("--blue"), ...bar },
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
