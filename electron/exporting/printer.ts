/** Turns print HTML into PDF. Each shell has one: Electron's own engine, or a headless browser. */
import type { PageHint } from "../../shared/layout/page-hints.ts";
import { BulletinError } from "../../shared/contract/errors.ts";

export interface Printer {
  /**
   * Prints one document of `shared/layout`. Pages are A4 as its CSS says.
   * @throws BulletinError `no-printer` where no engine is found, `cancelled` where the signal says so.
   */
  print(html: string, options?: { signal?: AbortSignal }): Promise<PrintedPages>;
  /** Ends the engine; a later `print` starts it again. */
  close(): Promise<void>;
}

export interface PrintedPages {
  pdf: Uint8Array;
  pages: number;
  /** What an editor would mend about the pages. */
  hints: PageHint[];
}

/** What every printer does alike: one print after the other, cancelling, and a fresh start after whatever went wrong. */
export abstract class TurnPrinter implements Printer {
  #queue: Promise<unknown> = Promise.resolve();

  print(html: string, { signal }: { signal?: AbortSignal } = {}): Promise<PrintedPages> {
    // One page, one print at a time: the next waits its turn.
    const turn = this.#queue.then(() => this.#take(html, signal));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  abstract close(): Promise<void>;

  /** Prints one document, in an engine that it starts where none is warm. `cancelled` rejects when the print is to stop. */
  protected abstract printOne(html: string, cancelled: Promise<never>): Promise<PrintedPages>;

  async #take(html: string, signal: AbortSignal | undefined): Promise<PrintedPages> {
    if (signal?.aborted) throw new BulletinError("cancelled");
    const cancelled = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(new BulletinError("cancelled")), { once: true });
    });
    cancelled.catch(() => {});
    try {
      return await this.printOne(html, cancelled);
    } catch (cause) {
      await this.close().catch(() => {});
      if (cause instanceof BulletinError) throw cause;
      throw new BulletinError("internal", { problem: "print" }, { cause, retry: true });
    }
  }
}
