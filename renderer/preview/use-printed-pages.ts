import { useEffect, useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import type { PlacedHint } from "../../shared/contract/calls.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { base64ToBytes } from "../app/base64.ts";
import { ask, CallError, useApp } from "../app/context.tsx";
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
 * The printed pages of what is on the paper, made anew when that rests. `changes` counts the edits; `read` gives the
 * document as it is; it is printed as the publication's, anew when that changes its `page`. A print that a newer edit
 * overtook is cancelled.
 */
export function usePrintedPages(changes: number, read: () => BulletinDocument, publication: number | null, page: PageProfile): { printed: PrintedIssue | null; isStale: boolean; failure: string | null } {
  const { bridge } = useApp();
  const sentence = useErrorSentence();
  const [printed, setPrinted] = useState<PrintedIssue | null>(null);
  const [settled, setSettled] = useState<{ changes: number; page: PageProfile } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const job = randomId();
    let isLatest = true;
    let timer = setTimeout(
      async () => {
        try {
          const { pdf, pages, hints } = await ask(bridge, "exporting.preview", { job, document: read(), publication });
          if (!isLatest) return;
          setPrinted({ pdf: base64ToBytes(pdf), pages, hints });
          setFailure(null);
        } catch (thrown) {
          const code = thrown instanceof CallError ? thrown.error.code : null;
          if (isLatest && code !== "cancelled") setFailure(sentence(thrown));
          if (isLatest && code === "disconnected") timer = setTimeout(() => setAttempt(attempt + 1), retryAfter);
        }
        if (isLatest) setSettled({ changes, page });
      },
      changes === 0 ? 0 : settleTime,
    );
    return () => {
      isLatest = false;
      clearTimeout(timer);
      void bridge.call("jobs.cancel", { job });
    };
  }, [bridge, changes, read, publication, page, sentence, attempt]);
  return { printed, isStale: settled?.changes !== changes || settled.page !== page, failure };
}
