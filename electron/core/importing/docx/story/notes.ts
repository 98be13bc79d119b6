/**
 * Turns footnotes and endnotes into text (ECMA-376 part 1, 17.11): a label ［注1］ at each reference, and the
 * note itself, once, as paragraphs after the paragraph with its first reference.
 */
import { toTextLines } from "./tables.ts";
import { joinRuns, lineText, toSeparateLine, type WordLine, type WordRun } from "./flow.ts";

/** The footnotes and endnotes of a file, by their keys (`noteKey`). */
export class Notes {
  readonly #lines = new Map<string, WordLine[]>();
  readonly #numbers = new Map<string, number>();
  #pending: WordLine[] = [];

  /** Adds a note that was read; a second one with the same key is ignored. */
  add(key: string, lines: WordLine[]): void {
    if (!this.#lines.has(key)) this.#lines.set(key, lines.flatMap(toTextLines));
  }

  /** Number of notes that are referred to. */
  get count(): number {
    return this.#numbers.size;
  }

  /**
   * The label for a reference; empty if there is no such note. The first reference queues the note for
   * `take`.
   */
  refer(key: string): string {
    const lines = this.#lines.get(key);
    if (!lines) return "";
    const existingNumber = this.#numbers.get(key);
    const number = existingNumber ?? this.#numbers.size + 1;
    const label = `［注${number}］`;
    if (existingNumber !== undefined) return label;

    this.#numbers.set(key, number);
    const [first, ...others] = lines.filter((line) => lineText(line).trim() !== "");
    const opening: WordRun = { text: label, bold: false, underline: false, style: null };
    if (first) this.#pending.push({ ...first, runs: joinRuns([opening], trimStart(first.runs)) });
    for (const line of others) this.#pending.push(line);
    return label;
  }

  /** The notes that were referred to since the last call. */
  take(): WordLine[] {
    const lines = this.#pending.map(toSeparateLine);
    this.#pending = [];
    return lines;
  }
}

/** The runs without the space that Word puts between the number of a note and its text. */
function trimStart([first, ...others]: readonly WordRun[]): WordRun[] {
  return first
    ? [{ ...first, text: first.text.trimStart() }, ...others].filter(({ text }) => text !== "")
    : [];
}
