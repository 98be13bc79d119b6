/**
 * How an office scores the contributions of its units (用稿计分). The rules are part of a publication's
 * profile: they change over the years, and an article is scored by the rules valid on the day of its issue.
 */
import { z } from "zod";

/** A number of points, with at most two decimals. */
export const scorePoints = z
  .number()
  .min(0)
  .max(999)
  .refine((points) => Number.isInteger(Math.round(points * 1e6) / 1e4), "at most two decimals");

/** The ways in which a unit earns points. */
export const scoreFields = ["single", "joint", "brief", "mention", "leaderNote"] as const;
export type ScoreField = (typeof scoreFields)[number];

/** The points for each way. Profiles that were stored before scoring existed get the defaults. */
export const scoring = z.looseObject({
  /** For an article of one unit. */
  single: scorePoints.default(2),
  /** For an article of several units, to each of them. */
  joint: scorePoints.default(2),
  brief: scorePoints.default(1),
  /** For a mention in a list of units: 某某、某某也开展了相关活动. */
  mention: scorePoints.default(0.5),
  /** In addition, for each note of a leader (领导批示) on an article. */
  leaderNote: scorePoints.default(5),
  /** Names in source lines that are not contributing units, as printed, such as the bulletin itself. */
  notCounted: z.array(z.string().trim().min(1).max(60)).max(100).default(["本刊"]),
});
export type Scoring = z.infer<typeof scoring>;
export const defaultScoring: Scoring = scoring.parse({});
