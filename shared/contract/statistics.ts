/** 用稿统计: what was printed, by unit, section, month, year and author. How it is counted and scored: `shared/statistics/count.ts`. */
import { z } from "zod";
import { identifier, isoDate } from "../bulletin/schema.ts";
import { statisticsDimensions } from "../statistics/count.ts";

/** Absent: any. Days are of the issue, and of the arrival of manuscripts; both included. */
export const statisticsFilter = z.object({
  from: isoDate.optional(),
  to: isoDate.optional(),
  publication: z.int().positive().nullable().optional(),
  /** Only issues that are final. */
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

/** 领导批示 on an article. */
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
  /** In the outline of its issue. */
  article: identifier,
  section: z.string(),
  title: z.string(),
  /** As printed: units parted by 、. */
  source: z.string(),
  role: z.enum(["single", "joint", "brief", "mention"]),
  characters: count,
  /** What it gives to the unit that is asked for; else to all its units together. */
  points: z.number().nonnegative(),
  notes: z.array(leaderNote),
});
export type CountedArticle = z.infer<typeof countedArticle>;

/** Articles of one page. */
export const countedLimit = 200;

export const statisticsCalls = {
  /** `rows` of units hold those of the tables that contributed nothing, too. */
  "statistics.count": {
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
  },
  /** The articles behind a row, the newest first, in the order of their issue. */
  "statistics.articles": {
    input: z.object({
      by,
      name: z.string(),
      filter: statisticsFilter,
      limit: z.int().min(1).max(countedLimit).optional(),
      offset: count.optional(),
    }),
    output: z.object({ articles: z.array(countedArticle), total: count }),
  },
  /** Makes these the notes on an article, in an issue that is final, too: leaders write after they have read. */
  "statistics.setNotes": {
    input: z.object({ issue: z.int().positive(), article: identifier, notes: z.array(leaderNote).max(20) }),
    output: z.object({}),
  },
} as const;
