/** Searching the articles of all issues. What a query is: `shared/search/query.ts`. */
import { z } from "zod";
import { isoDate } from "../bulletin/schema.ts";
import { issueStates } from "../workflow/states.ts";

/** Absent: any. Days are of the issue, both included; `unit` is one of the source, as it is printed. */
export const searchFilter = z.object({
  section: z.string().optional(),
  unit: z.string().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  number: z.int().positive().optional(),
  state: z.enum(issueStates).optional(),
  publication: z.int().positive().nullable().optional(),
});
export type SearchFilter = z.infer<typeof searchFilter>;

/** Results of one page. */
export const searchLimit = 200;

export const searchSorts = ["date", "relevance"] as const;
export type SearchSort = (typeof searchSorts)[number];

const part = z.object({ text: z.string(), isHit: z.boolean() });

export const searchResult = z.object({
  issue: z.int().positive(),
  number: z.int().nullable(),
  date: isoDate.nullable(),
  /** In the outline of its issue. */
  article: z.string(),
  section: z.string(),
  /** Empty where it has none. */
  title: z.array(part),
  snippet: z.array(part),
  /** As printed: units parted by 、. Empty where none is named. */
  source: z.string(),
});
export type SearchResult = z.infer<typeof searchResult>;

const counted = z.array(z.object({ name: z.string(), count: z.int().positive() }));

export const searchCalls = {
  /** A page of what is found, the newest or the best first: unless it is said otherwise the first 20, by date. An empty query finds nothing. */
  "search.find": {
    input: z.object({
      query: z.string().max(500),
      filter: searchFilter.optional(),
      sort: z.enum(searchSorts).optional(),
      limit: z.int().min(1).max(searchLimit).optional(),
      offset: z.int().min(0).optional(),
    }),
    output: z.object({ results: z.array(searchResult), hasMore: z.boolean() }),
  },
  /** How much is found in all, and by section, unit (the most frequent ones) and year, the newest first. */
  "search.count": {
    input: z.object({ query: z.string().max(500), filter: searchFilter.optional() }),
    output: z.object({ total: z.int().nonnegative(), sections: counted, units: counted, years: counted }),
  },
} as const;
