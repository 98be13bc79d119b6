/**
 * Calls that take one issue or manuscript back from the backups, and leave the rest of the library as it is.
 * A copy is what one backup has stored of it.
 */
import { z } from "zod";
import { call, jobId } from "./call.ts";
import { checkedDocument } from "../document/checked.ts";
import { isoDate, isoMoment } from "../document/schema.ts";
import { issueStates } from "../workflow/states.ts";
import { backupFile } from "./backups.ts";
import { systemPath } from "../basics/system-path.ts";

export const copyKinds = ["issue", "manuscript"] as const;
export type CopyKind = (typeof copyKinds)[number];

/** What is taken back: an issue or a manuscript, by its id. */
export const copySubject = z.object({ kind: z.enum(copyKinds), id: z.int().positive() });
export type CopySubject = z.infer<typeof copySubject>;

/** `bin`: in the bin. `damaged`: in the library, but it cannot be read. `gone`: not in the library at all. */
export const copyPlaces = ["library", "bin", "damaged", "gone"] as const;
export type CopyPlace = (typeof copyPlaces)[number];

const title = z.object({
  /** The number of an issue; null for a manuscript. */
  number: z.int().positive().nullable(),
  /** The name of an issue, or the title of a manuscript. */
  name: z.string(),
  /** The date of an issue, or the day on which a manuscript arrived. */
  date: isoDate.nullable(),
});

/** An issue or a manuscript that at least one backup has. */
export const keptSubject = title.extend({ subject: copySubject, place: z.enum(copyPlaces) });
export type KeptSubject = z.infer<typeof keptSubject>;

export const storedCopy = title.extend({
  /** The newest backup with this copy. */
  backup: backupFile,
  /** How many older backups have the same copy. */
  repeats: z.int().nonnegative(),
  /** When the issue was saved; null for a manuscript. */
  savedAt: isoMoment.nullable(),
  /** The state of the issue; null for a manuscript. */
  state: z.enum(issueStates).nullable(),
  characters: z.int().nonnegative(),
  /**
   * What taking it back changes: characters that come and go, and the number of places; null if the present
   * text cannot be read. All zero and `isPresent` false: only marks or comments differ.
   */
  difference: z
    .object({
      added: z.int().nonnegative(),
      removed: z.int().nonnegative(),
      places: z.int().nonnegative(),
    })
    .nullable(),
  /** Whether the library has exactly this text now. */
  isPresent: z.boolean(),
});
export type StoredCopy = z.infer<typeof storedCopy>;

/** A backup that was passed over: it is damaged, its copy is, or a newer program wrote it. */
export const skippedBackup = z.object({ path: z.string(), why: z.enum(["damaged", "newer"]) });
export type SkippedBackup = z.infer<typeof skippedBackup>;

const copy = z.object({ path: systemPath, subject: copySubject });

export const copiesCalls = {
  /**
   * Finds the issues or manuscripts that the backups have, those first that are not in the library any more.
   * `text`: words that the number, name or date contains. At most 50 are listed; `total` counts all.
   */
  "copies.find": call({
    input: z.object({ job: jobId, kind: z.enum(copyKinds), text: z.string().max(100) }),
    output: z.object({ subjects: z.array(keptSubject), total: z.int().nonnegative() }),
    effect: "none",
    isJob: true,
  }),
  /** Lists the sound copies in all backups, newest first. The same copy in several backups is listed once. */
  "copies.list": call({
    input: z.object({ job: jobId, subject: copySubject }),
    output: z.object({
      place: z.enum(copyPlaces),
      copies: z.array(storedCopy),
      skipped: z.array(skippedBackup),
    }),
    effect: "none",
    isJob: true,
  }),
  /** The document of a copy, and the present one to compare it with; null if that cannot be read. */
  "copies.get": call({
    input: copy,
    output: z.object({ document: checkedDocument, present: checkedDocument.nullable() }),
    effect: "none",
  }),
  /**
   * Puts a copy in the place of what the library has. The present text of an issue is kept as a version with the
   * name `label`, if it can be read. What is in the bin, or gone, comes back under its id. Pictures that the
   * library lacks come with it. Doing it twice is the same as once.
   */
  "copies.takeBack": call({
    input: copy.extend({ label: z.string().trim().max(100) }),
    output: z.object({ place: z.enum(copyPlaces) }),
    effect: "idempotent",
  }),
  /**
   * Brings every picture back that is damaged, or that an issue shows and the library lacks: any backup with the
   * same SHA-256 has the right one. `missing` counts those that no backup has.
   */
  "copies.takePicturesBack": call({
    input: z.object({}),
    output: z.object({ restored: z.int().nonnegative(), missing: z.int().nonnegative() }),
    // It answers how many it has brought back.
    effect: "once",
  }),
};
