/**
 * Footnotes and endnotes as text (ECMA-376 part 1, 17.11): a mark where they are referred to, and the note itself as
 * paragraphs after the one that refers to it: once, however often that is.
 */
import { asText } from "./tables.ts";
import { joinRuns, lineText, standingAlone, type WordLine, type WordRun } from "./flow.ts";

export class Notes {
  /** By kind and id. */
  readonly #lines = new Map<string, WordLine[]>();
  readonly #numbers = new Map<string, number>();
  #pending: WordLine[] = [];

  add(key: string, lines: WordLine[]): void {
    if (!this.#lines.has(key)) this.#lines.set(key, lines.flatMap(asText));
  }

  /** How many were referred to. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The mark of a note; empty where there is no such note. */
  refer(key: string): string {
    const lines = this.#lines.get(key);
    if (!lines) return "";
    const known = this.#numbers.get(key);
    const number = known ?? this.#numbers.size + 1;
    const mark = `［注${number}］`;
    if (known !== undefined) return mark;
    this.#numbers.set(key, number);
    const [first, ...others] = lines.filter((line) => lineText(line).trim() !== "");
    const opening: WordRun = { text: mark, bold: false, underline: false, style: null };
    if (first) this.#pending.push({ ...first, runs: joinRuns([opening], trimmedStart(first.runs)) });
    for (const line of others) this.#pending.push(line);
    return mark;
  }

  /** The notes that were referred to since. */
  take(): WordLine[] {
    const lines = this.#pending.map(standingAlone);
    this.#pending = [];
    return lines;
  }
}

/** Without the space that Word sets between a note's own mark and its text. */
function trimmedStart([first, ...others]: readonly WordRun[]): WordRun[] {
  return first
    ? [{ ...first, text: first.text.trimStart() }, ...others].filter(({ text }) => text !== "")
    : [];
}
