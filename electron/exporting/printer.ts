/** Turns print HTML into PDF. Each shell has one: Electron's own engine, or a headless browser. */
import { setTimeout as wait } from "node:timers/promises";
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

/** A print that nobody waits for any more may end by itself for so long, ms: then the engine stays warm for the next one. */
const grace = 1000;

/** What every printer does alike: one print after the other, cancelling, and a fresh start after whatever went wrong. */
export abstract class TurnPrinter implements Printer {
  #queue: Promise<unknown> = Promise.resolve();

  print(html: string, { signal }: { signal?: AbortSignal } = {}): Promise<PrintedPages> {
    const cancelled = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(new BulletinError("cancelled")), { once: true });
    });
    cancelled.catch(() => {});
    // One page, one print at a time: the next waits its turn.
    const turn = this.#queue.then(() => this.#take(html, cancelled, signal));
    this.#queue = turn.catch(() => {});
    return Promise.race([turn, cancelled]);
  }

  abstract close(): Promise<void>;

  /** Starts the engine where none is warm. A start goes on to its end: an engine that is half there could not be closed. */
  protected abstract start(): Promise<unknown>;

  /** Prints one document in the engine that was started. */
  protected abstract printOne(html: string): Promise<PrintedPages>;

  async #take(
    html: string,
    cancelled: Promise<never>,
    signal: AbortSignal | undefined,
  ): Promise<PrintedPages> {
    if (signal?.aborted) throw new BulletinError("cancelled");
    try {
      await this.start();
      if (signal?.aborted) throw new BulletinError("cancelled");
    } catch (cause) {
      if (!signal?.aborted) await this.close().catch(() => {});
      throw told(cause);
    }
    const printing = this.printOne(html);
    const givenUp = cancelled.catch(async (cause: unknown): Promise<never> => {
      await Promise.race([printing.catch(() => {}), wait(grace)]);
      throw cause;
    });
    try {
      return await Promise.race([printing, givenUp]);
    } catch (cause) {
      await this.close().catch(() => {});
      throw told(cause);
    }
  }
}

const told = (cause: unknown): BulletinError =>
  cause instanceof BulletinError
    ? cause
    : new BulletinError("internal", { problem: "print" }, { cause, retry: true });
