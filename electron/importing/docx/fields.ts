/**
 * Fields (ECMA-376 part 1, 17.16.18): begin, instruction, separate, result, end. Only the result is text; fields nest, and
 * what stands within an instruction is none.
 */
export class Fields {
  /** True for a field whose result has begun. */
  #open: boolean[] = [];

  mark(type: string): void {
    if (type === "begin") this.#open.push(false);
    else if (type === "separate" && this.#open.length > 0) this.#open[this.#open.length - 1] = true;
    else if (type === "end") this.#open.pop();
  }

  get isInstruction(): boolean {
    return this.#open.includes(false);
  }

  /** An instruction does not go on in the next paragraph: one that never ends must not swallow the document. */
  endParagraph(): void {
    this.#open = this.#open.filter(Boolean);
  }
}
