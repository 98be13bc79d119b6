/** Timing for `npm run bench`: repeated rounds, medians to quote, ratios against a named alternative of the same run. */
import { performance } from "node:perf_hooks";

export interface Figure {
  /** Milliseconds. */
  median: number;
  /** Of few rounds, the slowest. */
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
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return { median: at(0.5), p95: at(0.95), rounds: sorted.length };
}

/** Runs `work` once to warm up (unless `cold`), then so many rounds, one after the other. */
export async function time(
  rounds: number,
  work: () => unknown,
  options: { cold?: boolean } = {},
): Promise<Figure> {
  if (!options.cold) await work();
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return summarise(taken);
}

/** The ratio to an alternative; none where the alternative was not measured. */
export const compare = (figure: Figure, to: string, other: Figure | undefined): Pick<Row, "ratio"> =>
  other ? { ratio: { to, value: figure.median / other.median } } : {};

/** 0.42 ms, 8.1 ms, 240 ms, 1.42 s. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 20 ? 1 : 0)} ms`;
}

/** The rows as a table in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ name, figure, ratio }) => {
    const compared = ratio ? `${ratio.value.toFixed(ratio.value < 0.1 ? 3 : 2)} × ${ratio.to}` : "";
    return `| ${name} | ${duration(figure.median)} | ${duration(figure.p95)} | ${figure.rounds} | ${compared} |`;
  });
  return ["| what | median | p95 | rounds | ratio of medians |", "|---|---:|---:|---:|---|", ...lines].join(
    "\n",
  );
}
