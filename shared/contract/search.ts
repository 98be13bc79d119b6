/** Calls that search the articles of all issues. `shared/search/query.ts` explains queries. */
import { z } from "zod";
import { call } from "./call.ts";
import { isoDate } from "../document/schema.ts";
import { issueStates } from "../workflow/states.ts";

/**
 * An absent property matches everything. `from` and `to` are dates of the issue, both inclusive; `unit` is a
 * printed source unit.
 */
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

/** Maximum number of results on one page. */
export const searchLimit = 200;

export const searchSorts = ["date", "relevance"] as const;
export type SearchSort = (typeof searchSorts)[number];

const part = z.object({ text: z.string(), isHit: z.boolean() });

export const searchResult = z.object({
  issue: z.int().positive(),
  number: z.int().nullable(),
  date: isoDate.nullable(),
  /** Id of the article in the outline of its issue. */
  article: z.string(),
  section: z.string(),
  /** Empty if the article has no title. */
  title: z.array(part),
  snippet: z.array(part),
  /** As printed: units separated by 、. Empty if no source is named. */
  source: z.string(),
});
export type SearchResult = z.infer<typeof searchResult>;

const countedNames = z.array(z.object({ name: z.string(), count: z.int().positive() }));

export const searchCalls = {
  /**
   * One page of results, the newest or the best first; by default 20 results by date. An empty query finds
   * nothing.
   */
  "search.find": call({
    input: z.object({
      query: z.string().max(500),
      filter: searchFilter.optional(),
      sort: z.enum(searchSorts).optional(),
      limit: z.int().min(1).max(searchLimit).optional(),
      offset: z.int().min(0).optional(),
    }),
    output: z.object({ results: z.array(searchResult), hasMore: z.boolean() }),
    effect: "none",
  }),
  /** The number of results in total and by section, unit (the most frequent ones) and year (newest first). */
  "search.count": call({
    input: z.object({ query: z.string().max(500), filter: searchFilter.optional() }),
    output: z.object({
      total: z.int().nonnegative(),
      sections: countedNames,
      units: countedNames,
      years: countedNames,
    }),
    effect: "none",
  }),
};
