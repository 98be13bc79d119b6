/** Finding texts that have much in common: printed articles and manuscripts. */
import { z } from "zod";
import { isoDate } from "../bulletin/schema.ts";

/** Of the shorter text. What has less in common is not called similar: set phrases alone come to that. */
export const leastShare = 0.3;

const id = z.int().positive();
const match = z.object({
  title: z.string().nullable(),
  /** The contributing units, joined by 、. */
  unit: z.string().nullable(),
  /** Of the shorter text. */
  share: z.number().min(leastShare).max(1),
  /** What was compared: the title and, on lines of their own, the paragraphs. */
  text: z.string(),
});

export const similarMatch = z.discriminatedUnion("kind", [
  match.extend({
    kind: z.literal("article"),
    /** In the outline of its issue. */
    id: z.string().min(1),
    issue: id,
    number: id.nullable(),
    date: isoDate.nullable(),
  }),
  match.extend({ kind: z.literal("manuscript"), id }),
]);
export type SimilarMatch = z.infer<typeof similarMatch>;

export const similarCalls = {
  /** The most similar first, at most fifty. Nothing of the bin. */
  "similar.find": {
    input: z.object({
      title: z.string().optional(),
      text: z.string(),
      excludeIssue: id.optional(),
      excludeManuscript: id.optional(),
    }),
    output: z.object({ matches: z.array(similarMatch) }),
  },
} as const;
