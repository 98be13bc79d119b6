/** The calls about publications (刊物). A save names the revision it builds on, and gives all versions of the profile. */
import { z } from "zod";
import { numberProblem } from "../bulletin/numbering.ts";
import { publicationVersions } from "../bulletin/publication.ts";
import { isoDate, isoMoment } from "../bulletin/schema.ts";

export const publicationId = z.int().positive();

export const publication = z.object({
  id: publicationId,
  /** The name lines of the latest version, joined by a space. */
  name: z.string(),
  versions: publicationVersions,
  /** Counts saves. */
  revision: z.int().nonnegative(),
  /** How many issues it has, without those in the bin. */
  issues: z.int().nonnegative(),
  /** When it was removed; null for one that is in use. */
  deletedAt: isoMoment.nullable(),
});
export type Publication = z.infer<typeof publication>;

const nothing = z.object({});

export const publicationsCalls = {
  /** By name. Removed ones too: their issues are still printed and numbered after them. */
  "publications.list": { input: nothing, output: z.object({ publications: z.array(publication) }) },
  /** Takes the issues in that have its name and belong to no publication; `issues` tells how many. */
  "publications.create": {
    input: z.object({ versions: publicationVersions }),
    output: z.object({ id: publicationId, issues: z.int().nonnegative() }),
  },
  "publications.save": {
    input: z.object({ id: publicationId, revision: z.int().nonnegative(), versions: publicationVersions }),
    output: z.object({ revision: z.int().nonnegative() }),
  },
  /** Takes it out of use. Its issues stay as they are. */
  "publications.remove": { input: z.object({ id: publicationId }), output: nothing },
  /** Whether an issue's number leaves one out or is there twice, in its publication and, where numbers restart, its year. */
  "publications.checkNumber": {
    input: z.object({
      issue: z.int().positive(),
      number: z.int().positive().nullable(),
      date: isoDate.nullable(),
    }),
    output: z.object({ problem: numberProblem.nullable() }),
  },
  "publications.restore": { input: z.object({ id: publicationId }), output: nothing },
} as const;
