/**
 * How many tracked changes a file has (ECMA-376 part 1, 17.13.5), counted as Word counts them: neighbouring marks of one kind
 * and author are one change. The text itself is read as if all were accepted.
 */
import type { Attributes } from "./xml.ts";

const marks = new Set(["w:ins", "w:del", "w:moveTo", "w:cellIns", "w:cellDel"]);

export class TrackedChanges {
  count = 0;
  #last = "";
  /** Insertions within which the text stands. */
  #within = 0;

  open(name: string, attributes: Attributes): void {
    if (/^w:(?:pPr|rPr|tblPr|trPr|tcPr)Change$/u.test(name)) this.count += 1;
    if (!marks.has(name)) return;
    if (isInsertion(name)) this.#within += 1;
    const change = `${name} ${attributes["w:author"] ?? ""}`;
    if (change !== this.#last) this.count += 1;
    this.#last = change;
  }

  close(name: string): void {
    if (isInsertion(name)) this.#within -= 1;
  }

  /** Text that is read: outside an insertion it parts one change from the next. */
  passText(): void {
    if (this.#within <= 0) this.#last = "";
  }
}

const isInsertion = (name: string): boolean => name === "w:ins" || name === "w:moveTo";
