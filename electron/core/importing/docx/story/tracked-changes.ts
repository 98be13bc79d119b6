/**
 * Counts the tracked changes of a file (ECMA-376 part 1, 17.13.5) as Word counts them: adjacent ones of the
 * same kind and author are one change.
 */
import { isInsertion, readStamp, type WordStamp } from "./annotations.ts";
import type { Attributes } from "../parts/xml.ts";

const countedElements = new Set(["w:ins", "w:del", "w:moveTo", "w:cellIns", "w:cellDel"]);

/** The counter of tracked changes of a file. */
export class TrackedChanges {
  count = 0;
  /** The authors and moments of the changes, each once. */
  readonly stamps = new Map<string, WordStamp>();
  /** Kind and author of the latest change; empty if the next one is a new change in any case. */
  #latest = "";
  /** Number of insertions around the text. */
  #openInsertions = 0;

  open(name: string, attributes: Attributes): void {
    const isFormat = /^w:(?:pPr|rPr|tblPr|trPr|tcPr)Change$/u.test(name);
    if (isFormat) this.count += 1;
    if (isFormat || name === "w:moveFrom" || countedElements.has(name)) this.#keepStamp(attributes);
    if (!countedElements.has(name)) return;
    if (isInsertion(name)) this.#openInsertions += 1;
    const change = `${name} ${attributes["w:author"] ?? ""}`;
    if (change !== this.#latest) this.count += 1;
    this.#latest = change;
  }

  #keepStamp(attributes: Attributes): void {
    const stamp = readStamp(attributes);
    this.stamps.set(stampKey(stamp), stamp);
  }

  close(name: string): void {
    if (isInsertion(name)) this.#openInsertions -= 1;
  }

  /** Called for text that is read: text outside of insertions separates changes. */
  passText(): void {
    if (this.#openInsertions <= 0) this.#latest = "";
  }
}

/** The key of an author and a moment. */
export const stampKey = ({ author, date }: WordStamp): string => `${author}\n${date}`;
