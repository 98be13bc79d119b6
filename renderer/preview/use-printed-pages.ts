/** Has the open issue printed by the core while it is edited. */
import { useEffect, useState } from "react";
import { hasCode } from "../../shared/basics/errors.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { randomId } from "../../shared/basics/identifiers.ts";
import type { PlacedHint } from "../../shared/contract/exporting.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { base64ToBytes } from "../app/base64.ts";
import { useApp } from "../app/context.tsx";
import type { Store } from "../app/store.ts";
import { useErrorSentence } from "../app/use-task.ts";

/**
 * Time from the last keystroke to the print, in ms. With the print itself, the pages are new within a second.
 */
const settleTime = 350;
/** Time until printing is tried again after the connection to the core broke, in ms. */
const retryAfter = 3000;

/** A print: the bytes of the PDF, its number of pages, and hints on its layout. */
export interface PrintedIssue {
  pdf: Uint8Array;
  pages: number;
  hints: PlacedHint[];
}

export interface PrintedPages {
  /** The newest print; `null` until there is one. */
  newestPrint: PrintedIssue | null;
  /** True while the paper holds edits that `newestPrint` does not. */
  isStale: boolean;
  /** The reason why the last print failed, as a sentence. */
  failure: string | null;
}

/**
 * Prints the issue when typing pauses; a print that a newer edit overtook is cancelled.
 * @param bulletin the newest bulletin; it notifies of each edit
 * @param publication id of the publication whose page is used
 * @param page the page of that publication; a change of it also starts a print
 */
export function usePrintedPages(
  bulletin: Pick<Store<BulletinDocument>, "read" | "subscribe">,
  publication: number | null,
  page: PageProfile,
): PrintedPages {
  const { bridge } = useApp();
  const sentence = useErrorSentence();
  const [newestPrint, setNewestPrint] = useState<PrintedIssue | null>(null);
  const [isStale, setIsStale] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: string | null = null;
    const stop = () => {
      clearTimeout(timer);
      if (running !== null) void bridge.send("jobs.cancel", { job: running });
      running = null;
    };
    const printAfter = (time: number) => {
      stop();
      setIsStale(true);
      timer = setTimeout(() => void print(), time);
    };
    const print = async () => {
      const job = randomId();
      running = job;
      try {
        const { pdf, pages, hints } = await bridge.ask("exporting.preview", {
          job,
          document: bulletin.read(),
          publication,
        });
        if (running !== job) return;
        setNewestPrint({ pdf: base64ToBytes(pdf), pages, hints });
        setFailure(null);
      } catch (error) {
        if (running !== job) return;
        if (!hasCode(error, "cancelled")) setFailure(sentence(error));
        if (hasCode(error, "disconnected")) timer = setTimeout(() => void print(), retryAfter);
      }
      running = null;
      setIsStale(false);
    };
    printAfter(0);
    const unsubscribe = bulletin.subscribe(() => printAfter(settleTime));
    return () => {
      unsubscribe();
      stop();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the core reads the page from the publication; `page` only tells that it changed
  }, [bridge, bulletin, publication, page, sentence]);
  return { newestPrint, isStale, failure };
}
