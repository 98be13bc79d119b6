/** Which characters of a text are covered by stretches, in time proportional to the length of the stretches. */
export class Coverage {
  readonly #isCovered: Uint8Array;

  /** @param length of the text, in UTF-16 units */
  constructor(length: number) {
    this.#isCovered = new Uint8Array(length);
  }

  /** Covers the characters from `start` to before `end`. */
  add(start: number, end: number): void {
    this.#isCovered.fill(1, start, end);
  }

  /** Whether a character from `start` to before `end` is covered. */
  touches(start: number, end: number): boolean {
    return this.#isCovered.subarray(start, end).includes(1);
  }
}
