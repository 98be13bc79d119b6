import type { Settings } from "../../shared/contract/calls.ts";

type Change = Partial<Settings>;

/**
 * Sends changes of the settings one after the other: of two on their way at once the older might arrive last, and stay.
 * `send` does not throw.
 */
export class SettingsSender {
  readonly #send: (change: Change) => Promise<void>;
  #unsent: Change[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(send: (change: Change) => Promise<void>) {
    this.#send = send;
  }

  /** Fulfilled once the change is kept. */
  change(change: Change): Promise<void> {
    this.#unsent.push(change);
    this.#last = this.#last.then(async () => {
      if (!this.#unsent.includes(change)) return;
      this.#unsent = this.#unsent.filter((each) => each !== change);
      await this.#send(change);
    });
    return this.#last;
  }

  /** The window is being left: what waits goes at once. */
  flush(): void {
    const [first, ...rest] = this.#unsent;
    this.#unsent = [];
    if (first) void this.#send(Object.assign({}, first, ...rest) as Change);
  }
}
