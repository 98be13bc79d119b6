/** The stretch of a text in which a person wants no names offered: he closed the list there, or has chosen from it. */
export class Declined {
  #stretch: { text: string; start: number; end: number } | null = null;

  /** @param text which of several texts: a paragraph's key. */
  add(text: string, start: number, end: number): void {
    this.#stretch = { text, start, end };
  }

  /** Whether names that begin there are not to be offered. Holds until the next word, or until the caret goes before it. */
  covers(text: string, start: number, caret: number): boolean {
    const stretch = this.#stretch;
    if (stretch && (stretch.text !== text || caret <= stretch.start)) this.#stretch = null;
    return this.#stretch !== null && start < this.#stretch.end;
  }

  clear(): void {
    this.#stretch = null;
  }
}
