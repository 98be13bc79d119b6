/**
 * Calls for publications (刊物). A save states the revision that it is based on and contains all versions of
 * the profile.
 */
import { z } from "zod";
import { call } from "./call.ts";
import { numberProblem } from "../publications/numbering.ts";
import { publicationVersions } from "../publications/publication.ts";
import { isoDate, isoMoment } from "../document/schema.ts";

export const publicationId = z.int().positive();

export const publication = z.object({
  id: publicationId,
  /** The name lines of the latest version, joined by a space. */
  name: z.string(),
  versions: publicationVersions,
  /** Number of saves. */
  revision: z.int().nonnegative(),
  /** Number of its issues, not counting the bin. */
  issues: z.int().nonnegative(),
  /** When it was removed; null if it is in use. */
  deletedAt: isoMoment.nullable(),
});
export type Publication = z.infer<typeof publication>;

const nothing = z.object({});

export const publicationsCalls = {
  /** Sorted by name, including removed ones: their issues still use their page settings and numbering. */
  "publications.list": call({
    input: nothing,
    output: z.object({ publications: z.array(publication) }),
    effect: "none",
  }),
  /** Also assigns the issues that have its name and no publication; `issues` is their number. */
  "publications.create": call({
    input: z.object({ versions: publicationVersions }),
    output: z.object({ id: publicationId, issues: z.int().nonnegative() }),
    effect: "once",
  }),
  "publications.save": call({
    input: z.object({ id: publicationId, revision: z.int().nonnegative(), versions: publicationVersions }),
    output: z.object({ revision: z.int().nonnegative() }),
    effect: "once",
  }),
  /** Takes a publication out of use. Its issues do not change. */
  "publications.remove": call({ input: z.object({ id: publicationId }), output: nothing, effect: "once" }),
  /**
   * Checks whether an issue's number is a duplicate or leaves a gap, in its publication (and year, if numbers
   * restart).
   */
  "publications.checkNumber": call({
    input: z.object({
      issue: z.int().positive(),
      number: z.int().positive().nullable(),
      date: isoDate.nullable(),
    }),
    output: z.object({ problem: numberProblem.nullable() }),
    effect: "none",
  }),
  "publications.restore": call({ input: z.object({ id: publicationId }), output: nothing, effect: "once" }),
};

export const publicationsEvents = {
  /** The list of publications changed. */
  "publications.changed": z.object({}),
};
