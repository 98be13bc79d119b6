/**
 * The address of the screen that is shown. It follows the address of the window, which every way to another
 * screen changes: links, keys, the history of the browser. A screen that has something to save can hold it.
 */

/** The address of the window; a parameter, so that tests need no browser. */
export interface AddressLine {
  read(): string;
  /** Adds an entry to the history, of which `listen` does not tell. */
  push(hash: string): void;
  /** Calls back after each change. Returns a function that ends this. */
  listen(listener: () => void): () => void;
}

/** Decides whether the screen may be left for an address; a promise of false keeps the screen. */
export type LeaveGuard = (next: string) => true | Promise<boolean>;

export class ShownAddress {
  readonly #line: AddressLine;
  readonly #listeners = new Set<() => void>();
  #shown: string | undefined;
  #guard: LeaveGuard = () => true;
  /** True while a guard decides. */
  #isWaiting = false;
  #stopListening = (): void => {};

  constructor(line: AddressLine) {
    this.#line = line;
  }

  readonly read = (): string => (this.#shown ??= this.#line.read());

  readonly subscribe = (listener: () => void): (() => void) => {
    const isFirst = this.#listeners.size === 0;
    this.#listeners.add(listener);
    if (isFirst) {
      this.#stopListening = this.#line.listen(() => void this.#follow());
      // The address may have changed since it was read.
      void this.#follow();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stopListening();
    };
  };

  /** Asks `guard` before another address is shown, until the function that this returns is called. */
  guard(guard: LeaveGuard): () => void {
    this.#guard = guard;
    return () => {
      if (this.#guard === guard) this.#guard = () => true;
    };
  }

  /**
   * While the guard decides, the window may have the next address already: going back in the history cannot be
   * prevented, and most screens are left after a moment. If the screen stays, its own address comes back.
   */
  async #follow(): Promise<void> {
    const next = this.#line.read();
    if (this.#isWaiting || next === this.read()) return;
    const decision = this.#guard(next);
    if (decision === true) return this.#show();
    this.#isWaiting = true;
    const mayLeave = await decision;
    this.#isWaiting = false;
    if (mayLeave) this.#show();
    else if (this.#line.read() !== this.read()) this.#line.push(this.read());
  }

  #show(): void {
    this.#shown = this.#line.read();
    for (const listener of this.#listeners) listener();
  }
}
