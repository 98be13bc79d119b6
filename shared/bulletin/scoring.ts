/**
 * How an office scores what its units contribute (用稿计分), as a part of a publication's profile: it changes over the years,
 * and an article is scored by the rule of its issue's day.
 */
import { z } from "zod";

/** Points have at most two decimals. */
export const scorePoints = z
  .number()
  .min(0)
  .max(999)
  .refine((points) => Number.isInteger(Math.round(points * 1e6) / 1e4), "at most two decimals");

/** What each way of being printed gives to a unit. */
export const scoreFields = ["single", "joint", "brief", "mention", "leaderNote"] as const;
export type ScoreField = (typeof scoreFields)[number];

/** Those stored before there were any have these. */
export const scoring = z.looseObject({
  /** An article of one unit. */
  single: scorePoints.default(2),
  /** To each unit of an article of several. */
  joint: scorePoints.default(2),
  brief: scorePoints.default(1),
  /** Named among others: 某某、某某也开展了相关活动. */
  mention: scorePoints.default(0.5),
  /** In addition, for each note of a leader (领导批示) on an article. */
  leaderNote: scorePoints.default(5),
  /** Sources that are no contributing units, as they are printed: the bulletin itself. */
  notCounted: z.array(z.string().trim().min(1).max(60)).max(100).default(["本刊"]),
});
export type Scoring = z.infer<typeof scoring>;
export const defaultScoring: Scoring = scoring.parse({});
