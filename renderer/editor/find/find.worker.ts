/** Searches with regular expressions in a worker, which can be ended; the window's thread cannot. */
import { findMatches } from "../../../shared/editing/find.ts";
import type { Message, Question } from "./pattern-search.ts";

const post = (message: Message) => self.postMessage(message, {});

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  post({ id: data.id, isStarted: true });
  post({ id: data.id, matches: findMatches(data.bulletin, data.query) });
});
