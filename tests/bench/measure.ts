/** Timing for `npm run bench`: rounds, medians, and ratios to a named alternative in the same run. */
import { performance } from "node:perf_hooks";
import { elementAt } from "../../shared/basics/elements.ts";

export interface Figure {
  /** ms. */
  median: number;
  /** ms; the slowest round if there are few. */
  p95: number;
  rounds: number;
}

/** One line of the table. `ratio` compares the median with the alternative's: below 1 is faster. */
export interface Row {
  name: string;
  figure: Figure;
  ratio?: { to: string; value: number };
}

export function summarise(milliseconds: readonly number[]): Figure {
  if (milliseconds.length === 0) throw new Error("nothing was measured");
  const sortedTimes = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    elementAt(sortedTimes, Math.min(sortedTimes.length - 1, Math.floor(share * sortedTimes.length)));
  return { median: at(0.5), p95: at(0.95), rounds: sortedTimes.length };
}

/** Runs `work` once to warm up (unless `cold`), then `rounds` times in sequence, and measures these. */
export async function time(
  rounds: number,
  work: () => unknown,
  options: { cold?: boolean } = {},
): Promise<Figure> {
  if (!options.cold) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return summarise(times);
}

/** The ratio to an alternative; nothing if the alternative was not measured. */
export const compare = (figure: Figure, to: string, other: Figure | undefined): Pick<Row, "ratio"> =>
  other ? { ratio: { to, value: figure.median / other.median } } : {};

/** Formats a time in ms: "0.42 ms", "8.1 ms", "240 ms", "1.42 s". */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  if (milliseconds >= 20) return `${milliseconds.toFixed(0)} ms`;
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : 1)} ms`;
}

/** Formats the rows as a table in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ name, figure, ratio }) => {
    const ratioText = ratio ? `${ratio.value.toFixed(ratio.value < 0.1 ? 3 : 2)} × ${ratio.to}` : "";
    return `| ${name} | ${duration(figure.median)} | ${duration(figure.p95)} | ${figure.rounds} | ${ratioText} |`;
  });
  return ["| what | median | p95 | rounds | ratio of medians |", "|---|---:|---:|---:|---|", ...lines].join(
    "\n",
  );
}
