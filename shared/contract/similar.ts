/** The call that finds printed articles and manuscripts with much text in common. */
import { z } from "zod";
import { call } from "./call.ts";
import { isoDate } from "../document/schema.ts";

/**
 * Minimum share of the shorter text, 0 to 1, that similar texts have in common. Set phrases alone reach less.
 */
export const minimumShare = 0.3;

const id = z.int().positive();
const match = z.object({
  title: z.string().nullable(),
  /** The contributing units, joined by 、. */
  unit: z.string().nullable(),
  /** Share of the shorter text that both have in common. */
  share: z.number().min(minimumShare).max(1),
  /** The compared text: title and paragraphs, one on each line. */
  text: z.string(),
});

export const similarMatch = z.discriminatedUnion("kind", [
  match.extend({
    kind: z.literal("article"),
    /** Id of the article in the outline of its issue. */
    id: z.string().min(1),
    issue: id,
    number: id.nullable(),
    date: isoDate.nullable(),
  }),
  match.extend({ kind: z.literal("manuscript"), id }),
]);
export type SimilarMatch = z.infer<typeof similarMatch>;

export const similarCalls = {
  /** Up to fifty matches, the most similar first, without those in the bin. */
  "similar.find": call({
    input: z.object({
      title: z.string().optional(),
      text: z.string(),
      excludeIssue: id.optional(),
      excludeManuscript: id.optional(),
    }),
    output: z.object({ matches: z.array(similarMatch) }),
    effect: "none",
  }),
};
