/**
 * Calls that take a table back from the backups: the names (名录), publications (刊物) or templates (模板), as a whole
 * or one publication or template.
 */
import { z } from "zod";
import { call, jobId } from "./call.ts";
import { backupFile } from "./backups.ts";
import { skippedBackup } from "./copies.ts";
import { systemPath } from "../basics/system-path.ts";

export const copyTables = ["names", "publications", "templates"] as const;
export type CopyTable = (typeof copyTables)[number];

/** What an entry consists of besides its name. `others`: what this version of the program does not know. */
export const tableParts = [
  "short",
  "unit",
  "post",
  "from",
  "to",
  "name",
  "issuer",
  "numbering",
  "dateForm",
  "sections",
  "contents",
  "pointStyle",
  "imprint",
  "page",
  "faces",
  "pageNumber",
  "proofing",
  "scoring",
  "versions",
  "kind",
  "limit",
  "blocks",
  "others",
] as const;
export type TablePart = (typeof tableParts)[number];

/**
 * What taking the table back does to an entry. `removed`: the library has it and the copy does not. `stays`: so too,
 * but issues belong to the publication. `replaced`: the present one is damaged.
 */
export const tableChanges = ["added", "changed", "replaced", "removed", "stays", "same"] as const;
export type TableChange = (typeof tableChanges)[number];

/** A part of an entry as text, before and after; both empty for what is no text, such as the settings of a page. */
const tableDetail = z.object({
  part: z.enum(tableParts),
  before: z.string(),
  after: z.string(),
  isChanged: z.boolean(),
});
export type TableDetail = z.infer<typeof tableDetail>;

export const tableEntry = z.object({
  /** Of the publication or template; 1 for all rows of the names, which come back together. */
  id: z.int().positive(),
  name: z.string(),
  change: z.enum(tableChanges),
  /** Parts that have a text, or were changed. */
  details: z.array(tableDetail),
});
export type TableEntry = z.infer<typeof tableEntry>;

export const tableCopy = z.object({
  /** The newest backup with this copy. */
  backup: backupFile,
  /** How many older backups have the same copy. */
  repeats: z.int().nonnegative(),
  /** Number of entries. */
  entries: z.int().nonnegative(),
  /** How many entries taking it back adds, changes and removes. All zero: only the order of the names. */
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  /** Whether taking it back changes nothing. */
  isPresent: z.boolean(),
});
export type TableCopy = z.infer<typeof tableCopy>;

const table = z.enum(copyTables);

export const tableCopiesCalls = {
  /** Lists the sound copies of a table, newest first. The same copy in several backups is listed once. */
  "copies.listTable": call({
    input: z.object({ job: jobId, table }),
    output: z.object({
      /** Whether something in the present table is damaged. */
      isDamaged: z.boolean(),
      copies: z.array(tableCopy),
      skipped: z.array(skippedBackup),
    }),
    effect: "none",
    isJob: true,
  }),
  /** The entries of a copy and of the present table, those first that change. At most 300 are given; `total` counts all. */
  "copies.getTable": call({
    input: z.object({ path: systemPath, table }),
    output: z.object({ entries: z.array(tableEntry), total: z.int().nonnegative() }),
    effect: "none",
  }),
  /**
   * Puts a copy in the place of the present table, or of one entry of it. A backup is made first: `before`, from which
   * the same can be taken back; null if nothing was changed, or if what was replaced was damaged and is kept in
   * `damaged/`. An entry that the copy does not have is taken out of use like any removed one, unless issues
   * belong to it. Pictures that the library lacks come with the templates.
   */
  "copies.takeTableBack": call({
    input: z.object({ path: systemPath, table, entry: z.int().positive().nullable() }),
    output: z.object({ before: backupFile.nullable() }),
    // The second answer would name no backup to undo it with.
    effect: "once",
  }),
};
