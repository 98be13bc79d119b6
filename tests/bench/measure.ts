/** Timing for `npm run bench`: repeated runs, medians to quote, ratios against a named alternative of the same run. */
import { performance } from "node:perf_hooks";

export interface Figure {
  /** Milliseconds. */
  median: number;
  p95: number;
  runs: number;
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
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return { median: at(0.5), p95: at(0.95), runs: sorted.length };
}

/** Runs `work` once to warm up (unless `cold`), then `runs` times, one after the other. */
export async function time(runs: number, work: () => unknown, options: { cold?: boolean } = {}): Promise<Figure> {
  if (!options.cold) await work();
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return summarise(taken);
}

export const compare = (figure: Figure, to: string, other: Figure): NonNullable<Row["ratio"]> => ({ to, value: figure.median / other.median });

const milliseconds = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0)).padStart(8);

export function print(rows: readonly Row[]): void {
  for (const { name, figure, ratio } of rows) {
    const compared = ratio ? `  ${ratio.value.toFixed(2)} × ${ratio.to}` : "";
    console.log(`${milliseconds(figure.median)} ${milliseconds(figure.p95)} ${String(figure.runs).padStart(5)}  ${name}${compared}`);
  }
}
