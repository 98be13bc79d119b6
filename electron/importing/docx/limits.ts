/**
 * How much a Word file may hold. A manuscript is far below each of these; a file made to exhaust the machine is not.
 * Sizes are told by the file itself and checked before anything is inflated.
 */
import { BulletinError } from "../../../shared/contract/errors.ts";

export interface WordLimits {
  /** Bytes of the file. The loopback shell takes 64 MB of base64. */
  file: number;
  /** Parts in the package. */
  entries: number;
  /** Bytes of the parts that are read, inflated. */
  expanded: number;
  /** How much larger than packed a part over 1 MB may be. XML of real manuscripts stays below 100. */
  ratio: number;
  /** Bytes of the pictures that are kept; those beyond are left out and told. */
  pictures: number;
  /** Elements within elements. */
  depth: number;
  paragraphs: number;
  /** Three thousand printed pages. Counting, comparing and storing them takes the program itself a few seconds. */
  characters: number;
  /** Milliseconds for one file. */
  time: number;
  /** Megabytes of the worker's heap. */
  memory: number;
}

const megabyte = 1024 * 1024;

export const wordLimits: WordLimits = {
  file: 40 * megabyte,
  entries: 5000,
  expanded: 100 * megabyte,
  ratio: 300,
  pictures: 60 * megabyte,
  depth: 1000,
  paragraphs: 100_000,
  characters: 2_000_000,
  time: 10_000,
  memory: 512,
};

/** How a limit is written in a sentence. */
const written: { [M in keyof WordLimits]?: (value: number) => string } = {
  file: (value) => `${value / megabyte} MB`,
  expanded: (value) => `${value / megabyte} MB`,
  time: (value) => `${value / 1000}`,
  memory: (value) => `${value} MB`,
};

/** The error that names file and limit. */
export function tooLarge(file: string, measure: keyof WordLimits, limits: WordLimits): BulletinError {
  const value = limits[measure];
  return new BulletinError("too-large", { file, measure, limit: written[measure]?.(value) ?? String(value) });
}

/** Thrown inside the reader, which does not know the file's name. */
export class LimitError extends Error {
  override name = "LimitError";
  readonly measure: keyof WordLimits;

  constructor(measure: keyof WordLimits) {
    super(measure);
    this.measure = measure;
  }
}

/** No Word file, or a damaged one. */
export class FormatError extends Error {
  override name = "FormatError";
  readonly reason: "word-damaged" | "not-word";

  constructor(reason: "word-damaged" | "not-word", cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
