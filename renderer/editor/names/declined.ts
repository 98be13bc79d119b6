/**
 * The stretch of a text that offers no more names, because the person closed the list or chose from it there.
 */
export class Declined {
  #stretch: { text: string; start: number; end: number } | null = null;

  /**
   * @param text identifies the text, for example the key of a paragraph; `start` and `end` are UTF-16 offsets
   */
  add(text: string, start: number, end: number): void {
    this.#stretch = { text, start, end };
  }

  /**
   * True if names that begin at `start` must not be offered. Ends at the next word, or when the caret moves
   * before the stretch.
   */
  covers(text: string, start: number, caret: number): boolean {
    const stretch = this.#stretch;
    if (stretch && (stretch.text !== text || caret <= stretch.start)) this.#stretch = null;
    return this.#stretch !== null && start < this.#stretch.end;
  }

  clear(): void {
    this.#stretch = null;
  }
}
