import type { Settings } from "../../shared/contract/settings.ts";
import { SerialQueue } from "../../shared/basics/serial-queue.ts";

type Change = Partial<Settings>;

/**
 * Sends changes of the settings one after the other: if two were under way at once, the older could arrive
 * last and win.
 */
export class SettingsSender {
  readonly #send: (change: Change) => Promise<void>;
  #unsent: Change[] = [];
  readonly #queue = new SerialQueue();

  constructor(send: (change: Change) => Promise<void>) {
    this.#send = send;
  }

  /** Sends a change; resolves when the core has stored it, and rejects if `send` does. */
  change(change: Change): Promise<void> {
    this.#unsent.push(change);
    return this.#queue.run(async () => {
      if (!this.#unsent.includes(change)) return;
      this.#unsent = this.#unsent.filter((each) => each !== change);
      await this.#send(change);
    });
  }

  /** Sends all waiting changes at once, merged into one, because the window is being closed. Rejects if `send` does. */
  async flush(): Promise<void> {
    const [first, ...rest] = this.#unsent;
    this.#unsent = [];
    if (first) await this.#send(rest.reduce((all, each) => ({ ...all, ...each }), first));
  }
}
