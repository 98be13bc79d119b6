/**
 * Hands an article of the archive over to an issue: the search results set it, the desk that opens then
 * places it.
 */
import { createStore } from "../app/store.ts";

export interface Reuse {
  /** The id of the issue that the article is copied into. */
  into: number;
  /** The article, by its issue and its id in the outline. */
  from: { issue: number; article: string };
}

/** The article that waits for its issue to open. */
export const pendingReuse = createStore<Reuse | null>(null);
