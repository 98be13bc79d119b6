/** Prints HTML as PDF. Each shell has a printer: Electron's own engine, or a headless browser. */
import { setTimeout as wait } from "node:timers/promises";
import type { PageHint } from "../../../../shared/print-page/page-hints.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { SerialQueue } from "../../../../shared/basics/serial-queue.ts";

/** Prints HTML as PDF. */
export interface Printer {
  /**
   * Prints one HTML document of `shared/layout`. The size of the pages is set by its CSS.
   * @throws BulletinError `no-printer` if no engine is found, `cancelled` if the signal is aborted
   */
  print(html: string, options?: { signal?: AbortSignal }): Promise<PrintedPages>;
  /** Ends the engine; a later `print` starts it again. */
  close(): Promise<void>;
}

/** A printed document. */
export interface PrintedPages {
  pdf: Uint8Array;
  pages: number;
  /** Flaws of the pages that an editor can correct. */
  hints: PageHint[];
}

/**
 * How long a cancelled print may take to end by itself, in ms. If it does, the engine stays ready for the
 * next one.
 */
const gracePeriod = 1000;

/**
 * The common part of all printers: prints one document after another, handles cancelling, and restarts the
 * engine after a failure.
 */
export abstract class TurnPrinter implements Printer {
  readonly #queue = new SerialQueue();

  print(html: string, { signal }: { signal?: AbortSignal } = {}): Promise<PrintedPages> {
    const cancellation = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(new BulletinError("cancelled")), { once: true });
    });
    cancellation.catch(() => {});
    // There is one page, so only one print at a time.
    return Promise.race([this.#queue.run(() => this.#printNext(html, cancellation, signal)), cancellation]);
  }

  abstract close(): Promise<void>;

  /**
   * Starts the engine if it is not running. A start is never interrupted, since a half-started engine could
   * not be closed.
   */
  protected abstract start(): Promise<unknown>;

  /** Prints one document in the running engine. */
  protected abstract printOne(html: string): Promise<PrintedPages>;

  async #printNext(
    html: string,
    cancellation: Promise<never>,
    signal: AbortSignal | undefined,
  ): Promise<PrintedPages> {
    if (signal?.aborted) throw new BulletinError("cancelled");
    try {
      await this.start();
      if (signal?.aborted) throw new BulletinError("cancelled");
    } catch (cause) {
      if (!signal?.aborted) await this.close().catch(() => {});
      throw toPrintError(cause);
    }

    const pages = this.printOne(html);
    const cancelledAfterGrace = cancellation.catch(async (cause: unknown): Promise<never> => {
      await Promise.race([pages.catch(() => {}), wait(gracePeriod)]);
      throw cause;
    });
    try {
      return await Promise.race([pages, cancelledAfterGrace]);
    } catch (cause) {
      await this.close().catch(() => {});
      throw toPrintError(cause);
    }
  }
}

/** A `BulletinError` as it is, any other error as `internal`. */
const toPrintError = (cause: unknown): BulletinError =>
  cause instanceof BulletinError
    ? cause
    : new BulletinError("internal", { problem: "print" }, { cause, retry: true });
