/**
 * Calls for 用稿统计: what was printed, by unit, section, month, year and author.
 * `shared/statistics/count.ts` explains how articles are counted and scored.
 */
import { z } from "zod";
import { call } from "./call.ts";
import { identifier, isoDate } from "../document/schema.ts";
import { statisticsDimensions } from "../statistics/count.ts";

/**
 * An absent property matches everything. `from` and `to`, both inclusive, are dates of issues and of arrival
 * of manuscripts.
 */
export const statisticsFilter = z.object({
  from: isoDate.optional(),
  to: isoDate.optional(),
  publication: z.int().positive().nullable().optional(),
  /** Counts final issues only. */
  finalOnly: z.boolean().optional(),
});
export type StatisticsFilter = z.infer<typeof statisticsFilter>;

const by = z.enum(statisticsDimensions);
const count = z.int().nonnegative();

export const statisticsRow = z.object({
  name: z.string(),
  used: count,
  single: count,
  joint: count,
  brief: count,
  mention: count,
  leaderNote: count,
  characters: count,
  points: z.number().nonnegative(),
  received: count.nullable(),
  adopted: count.nullable(),
});

/** A 领导批示 on an article. */
export const leaderNote = z.object({
  leader: z.string().trim().min(1).max(60),
  date: isoDate.nullable(),
  text: z.string().trim().max(2000),
});
export type LeaderNote = z.infer<typeof leaderNote>;

export const countedArticle = z.object({
  issue: z.int().positive(),
  number: z.int().nullable(),
  date: isoDate.nullable(),
  /** Id of the article in the outline of its issue. */
  article: identifier,
  section: z.string(),
  title: z.string(),
  /** As printed: units separated by 、. */
  source: z.string(),
  role: z.enum(["single", "joint", "brief", "mention"]),
  characters: count,
  /** Points for the requested unit; without one, for all its units together. */
  points: z.number().nonnegative(),
  notes: z.array(leaderNote),
});
export type CountedArticle = z.infer<typeof countedArticle>;

/** Maximum number of articles on one page. */
export const countedLimit = 200;

export const statisticsCalls = {
  /** Counts by one dimension. The rows of units include those in the tables that contributed nothing. */
  "statistics.count": call({
    input: z.object({ by, filter: statisticsFilter }),
    output: z.object({
      rows: z.array(statisticsRow),
      total: z.object({
        issues: count,
        articles: count,
        characters: count,
        points: z.number().nonnegative(),
        received: count,
        adopted: count,
      }),
    }),
    effect: "none",
  }),
  /** The articles of one row: newest issue first, and in the order of the issue. */
  "statistics.articles": call({
    input: z.object({
      by,
      name: z.string(),
      filter: statisticsFilter,
      limit: z.int().min(1).max(countedLimit).optional(),
      offset: count.optional(),
    }),
    output: z.object({ articles: z.array(countedArticle), total: count }),
    effect: "none",
  }),
  /**
   * Replaces the notes on an article. Works for final issues too, because leaders write notes after reading.
   */
  "statistics.setNotes": call({
    input: z.object({ issue: z.int().positive(), article: identifier, notes: z.array(leaderNote).max(20) }),
    output: z.object({}),
    // The log gets an entry each time.
    effect: "once",
  }),
};
