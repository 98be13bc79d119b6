/**
 * Fields (ECMA-376 part 1, 17.16.18): begin, instruction, separate, result, end. Only the result is text; fields nest, and
 * what stands within an instruction is none, but for `EQ`, which has no result.
 */
import { numeral } from "./number-formats.ts";

interface OpenField {
  hasResult: boolean;
  instruction: string;
}

export class Fields {
  #open: OpenField[] = [];

  /** Gives the text that a field without a result is seen as, when it ends. */
  mark(type: string): string {
    const field = this.#open.at(-1);
    if (type === "begin") this.#open.push({ hasResult: false, instruction: "" });
    else if (type === "separate" && field) field.hasResult = true;
    else if (type === "end") this.#open.pop();
    return type === "end" && field && !field.hasResult ? overlaid(field.instruction) : "";
  }

  /** Text of an instruction; it may come in pieces. */
  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.hasResult) field.instruction += text;
  }

  get isInstruction(): boolean {
    return this.#open.some(({ hasResult }) => !hasResult);
  }

  /** An instruction does not go on in the next paragraph: one that never ends must not swallow the document. */
  endParagraph(): void {
    this.#open = this.#open.filter(({ hasResult }) => hasResult);
  }
}

/**
 * Characters set over each other (17.16.5.21, EQ \o), as Word and WPS write 带圈字符, `eq \o\ac(○,1)`, and 拼音指南,
 * `EQ \* jc2 \o\ad(\s\up 9(xíng),行)`: the last of them, which stands on the line; a number in a circle is one character.
 */
function overlaid(instruction: string): string {
  const [, above = "", text = ""] =
    /^\s*eq\b[^(]*\\o(?:\\a[dlrc])?\s*\((.*)[,;]([^,;()]*)\)\s*$/iu.exec(instruction) ?? [];
  const written = text.trim();
  const number = /^[○〇]$/u.test(above.trim()) && /^\d{1,2}$/u.test(written) ? Number(written) : 0;
  return number >= 1 && number <= 20 ? numeral(number, "decimalEnclosedCircle") : written;
}
