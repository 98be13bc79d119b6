/**
 * Limits on the content of a Word file. Manuscripts are far below each of them; files made to exhaust the
 * machine are not. Sizes are taken from the zip directory and checked before anything is inflated.
 */
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { contentLimits } from "./limits.ts";

export interface WordLimits {
  /** Size of the file in bytes. The loopback shell accepts 64 MB of base64. */
  file: number;
  /** Number of parts in the package. */
  entries: number;
  /** Total inflated size in bytes of the parts that are read. */
  expanded: number;
  /** Highest compression ratio of a part over 1 MB. The XML of real manuscripts stays below 100. */
  ratio: number;
  /**
   * Total size in bytes of the pictures that are kept. Further pictures are left out and counted in a note.
   */
  pictures: number;
  /** Nesting depth of elements. */
  depth: number;
  paragraphs: number;
  characters: number;
  /** Processor time for one file, in ms. */
  time: number;
  /** Heap size of the worker, in MB. */
  memory: number;
}

/** A limit that refuses the whole file. */
export type RefusingMeasure = Exclude<keyof WordLimits, "pictures">;

const megabyte = 1024 * 1024;

/** The limits of the program; tests use smaller ones. */
export const wordLimits: WordLimits = {
  file: 40 * megabyte,
  entries: 5000,
  expanded: 100 * megabyte,
  ratio: 300,
  pictures: 60 * megabyte,
  depth: 1000,
  ...contentLimits,
  time: 10_000,
  memory: 512,
};

/** How a limit is shown in an error; plain digits where nothing is named here. */
const formats: { [M in keyof WordLimits]?: (value: number) => string } = {
  file: (value) => `${value / megabyte} MB`,
  expanded: (value) => `${value / megabyte} MB`,
  time: (value) => `${value / 1000}`,
  memory: (value) => `${value} MB`,
};

/** The error `too-large` with the name of the file, the measure and its limit. */
export function tooLarge(file: string, measure: RefusingMeasure, limits: WordLimits): BulletinError {
  const value = limits[measure];
  return new BulletinError("too-large", { file, measure, limit: formats[measure]?.(value) ?? String(value) });
}

/**
 * Thrown inside the reader, which does not know the name of the file. `host.ts` turns it into `too-large`.
 */
export class LimitError extends Error {
  override name = "LimitError";
  readonly measure: RefusingMeasure;

  constructor(measure: RefusingMeasure) {
    super(measure);
    this.measure = measure;
  }
}

/** Thrown for a file that is not a Word file, or a damaged one. `host.ts` turns it into `unreadable`. */
export class FormatError extends Error {
  override name = "FormatError";
  readonly reason: "word-damaged" | "not-word";

  constructor(reason: "word-damaged" | "not-word", cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
