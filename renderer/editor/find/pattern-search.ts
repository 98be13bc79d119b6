/**
 * Searches with the regular expression of a person. Such an expression may take for ever on a short text, as
 * `(\S+)+@` does: it runs in a worker, which is ended when it has had enough time.
 */
import type { FindQuery, Match } from "../../../shared/editing/find.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";

export interface Question {
  id: number;
  bulletin: BulletinDocument;
  query: FindQuery;
}
export type Message = { id: number; isStarted: true } | { id: number; matches: Match[] };

/** How long a search may take, in ms, from the moment when the worker begins with it. */
const longestSearch = 5000;

export interface PatternSearch {
  /**
   * Searches; ends the search before, if it still runs, and forgets its callback.
   *
   * @param onFound called with the matches; null if the search took too long or the expression is too large
   */
  run(bulletin: BulletinDocument, query: FindQuery, onFound: (matches: Match[] | null) => void): void;
  stop(): void;
}

/** Starts its worker with the first search. */
export function createPatternSearch(): PatternSearch {
  let worker: Worker | null = null;
  let lastId = 0;
  /** The search that runs. */
  let running: { id: number; onFound: (matches: Match[] | null) => void } | null = null;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(deadline);
    running = null;
    worker?.terminate();
    worker = null;
  };
  const giveUp = () => {
    const onFound = running?.onFound;
    stop();
    onFound?.(null);
  };
  const start = () => {
    const newWorker = new Worker(new URL("./find.worker.ts", import.meta.url), { type: "module" });
    newWorker.addEventListener("error", giveUp);
    newWorker.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if (data.id !== running?.id) return;
      if ("isStarted" in data) {
        deadline = setTimeout(giveUp, longestSearch);
        return;
      }
      clearTimeout(deadline);
      const { onFound } = running;
      running = null;
      onFound(data.matches);
    });
    return newWorker;
  };
  return {
    run: (bulletin, query, onFound) => {
      if (running) stop();
      worker ??= start();
      lastId += 1;
      running = { id: lastId, onFound };
      const question: Question = { id: lastId, bulletin, query };
      worker.postMessage(question, {});
    },
    stop,
  };
}
