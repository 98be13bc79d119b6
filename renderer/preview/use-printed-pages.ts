import { useEffect, useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import type { PlacedHint } from "../../shared/contract/calls.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { base64ToBytes } from "../app/base64.ts";
import { ask, CallError, useApp } from "../app/context.tsx";
import type { Store } from "../app/store.ts";
import { useErrorSentence } from "../app/use-task.ts";

/** After the last keystroke, ms: with the print itself the pages are new within a second. */
const settleTime = 350;
/** While the core does not answer, ms: it may be started again while nobody types. */
const retryAfter = 3000;

export interface PrintedIssue {
  pdf: Uint8Array;
  pages: number;
  hints: PlacedHint[];
}

/**
 * The printed pages of what is on the paper, made anew when that rests. `latest` gives the document as it is, and tells
 * of each edit; it is printed as the publication's, anew when that changes its `page`. A print that a newer edit overtook
 * is cancelled.
 */
export function usePrintedPages(
  latest: Pick<Store<() => BulletinDocument>, "read" | "subscribe">,
  publication: number | null,
  page: PageProfile,
): { printed: PrintedIssue | null; isStale: boolean; failure: string | null } {
  const { bridge } = useApp();
  const sentence = useErrorSentence();
  const [printed, setPrinted] = useState<PrintedIssue | null>(null);
  const [isStale, setIsStale] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: string | null = null;
    const stop = () => {
      clearTimeout(timer);
      if (running !== null) void bridge.call("jobs.cancel", { job: running });
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
        const { pdf, pages, hints } = await ask(bridge, "exporting.preview", {
          job,
          document: latest.read()(),
          publication,
        });
        if (running !== job) return;
        setPrinted({ pdf: base64ToBytes(pdf), pages, hints });
        setFailure(null);
      } catch (thrown) {
        if (running !== job) return;
        const code = thrown instanceof CallError ? thrown.error.code : null;
        if (code !== "cancelled") setFailure(sentence(thrown));
        if (code === "disconnected") timer = setTimeout(() => void print(), retryAfter);
      }
      running = null;
      setIsStale(false);
    };
    printAfter(0);
    const unsubscribe = latest.subscribe(() => printAfter(settleTime));
    return () => {
      unsubscribe();
      stop();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the core prints on the page of the publication as that is now
  }, [bridge, latest, publication, page, sentence]);
  return { printed, isStale, failure };
}
