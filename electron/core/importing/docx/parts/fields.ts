/**
 * Follows the fields of a text (ECMA-376 part 1, 17.16.18): begin, instruction, separate, result, end. Only
 * the result is text. Fields nest, and text within an instruction does not count. An `EQ` field has no
 * result: its text is in the instruction.
 */
import { formatNumber } from "./number-formats.ts";

interface OpenField {
  hasResult: boolean;
  instruction: string;
}

export class Fields {
  #open: OpenField[] = [];

  /**
   * Handles a `w:fldChar`.
   * @returns the visible text of a field without a result when it ends, else an empty string
   */
  handle(type: string): string {
    const field = this.#open.at(-1);
    if (type === "begin") this.#open.push({ hasResult: false, instruction: "" });
    else if (type === "separate" && field) field.hasResult = true;
    else if (type === "end") this.#open.pop();
    return type === "end" && field && !field.hasResult ? readOverstrike(field.instruction) : "";
  }

  /** Adds text of an instruction, which may come in several pieces. */
  addInstruction(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.hasResult) field.instruction += text;
  }

  /** True within the instruction of a field. */
  get isInstruction(): boolean {
    return this.#open.some(({ hasResult }) => !hasResult);
  }

  /**
   * Ends all instructions with their paragraph: an instruction that never ends must not swallow the document.
   */
  endParagraph(): void {
    this.#open = this.#open.filter(({ hasResult }) => hasResult);
  }
}

/**
 * The text of an overstrike (17.16.5.21, EQ \o). Word and WPS use it for enclosed characters (带圈字符), `eq
 * \o\ac(○,1)`, and phonetic guides (拼音指南), `EQ \* jc2 \o\ad(\s\up 9(xíng),行)`. The result is the last
 * element, the one on the baseline; a number up to 20 in a circle becomes its single character (①).
 */
function readOverstrike(instruction: string): string {
  const [, above = "", text = ""] =
    /^\s*eq\b[^(]*\\o(?:\\a[dlrc])?\s*\((.*)[,;]([^,;()]*)\)\s*$/iu.exec(instruction) ?? [];
  const trimmedText = text.trim();
  const number = /^[○〇]$/u.test(above.trim()) && /^\d{1,2}$/u.test(trimmedText) ? Number(trimmedText) : 0;
  return number >= 1 && number <= 20 ? formatNumber(number, "decimalEnclosedCircle") : trimmedText;
}
