/** An article on its way from the archive into an issue: chosen in the search, placed by the desk that opens. */
import { createStore } from "../app/store.ts";

export interface Reuse {
  /** The issue that it goes into. */
  into: number;
  from: { issue: number; article: string };
}

export const waitingReuse = createStore<Reuse | null>(null);
