/** Calls for issues: listed, created, opened for writing, saved, moved to the bin; and their event. */
import { z } from "zod";
import { call } from "./call.ts";
import { checkedDocument } from "../document/checked.ts";
import { isoDate, isoMoment } from "../document/schema.ts";
import { issueStates } from "../workflow/states.ts";
import { publicationId } from "./publications.ts";
import { keptVersion, progress } from "./workflow.ts";

const nothing = z.object({});
const issueId = z.int().positive();
/** Id of a window session: one window of one shell, from opening to closing. */
const session = z.string().min(8).max(64);

export const issueSummary = z.object({
  id: issueId,
  number: z.int().positive().nullable(),
  /** The name lines of the masthead, joined by a space. */
  name: z.string(),
  date: isoDate.nullable(),
  articles: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  /** The publication it belongs to. */
  publication: publicationId.nullable(),
  state: z.enum(issueStates),
  savedAt: isoMoment,
  /** When it was moved to the bin; null if it is not in the bin. */
  deletedAt: isoMoment.nullable(),
});
export type IssueSummary = z.infer<typeof issueSummary>;

/**
 * An absent property matches every issue. `text`: words separated by spaces; each must occur in the number,
 * name or date in the form that people write (3月9日, 第765期).
 */
export const issuesFilter = z.object({
  text: z.string().max(200).optional(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .optional(),
  state: z.enum(issueStates).optional(),
  number: z.int().positive().optional(),
});
export type IssuesFilter = z.infer<typeof issuesFilter>;

/** The other window session that has an issue open for writing. */
export const holder = z.object({ session, label: z.string(), since: isoMoment });
export type Holder = z.infer<typeof holder>;

const generation = z.int().nonnegative();

export const openedIssue = z.object({
  id: issueId,
  publication: publicationId.nullable(),
  progress,
  document: checkedDocument,
  /** Number of saves. A save states the revision that it is based on. */
  revision: z.int().nonnegative(),
  /** Number of backups that were restored in this library. A save states the one that it was opened in. */
  generation,
  savedAt: isoMoment,
  /** Null: this session can write. Otherwise it can only read, and this is the session that writes. */
  holder: holder.nullable(),
  /** The session that had the issue when its program ended without giving it back. */
  leftBy: holder.optional(),
});
export type OpenedIssue = z.infer<typeof openedIssue>;

export const issuesCalls = {
  /** One page of the issues that match, and the total number of matches; all matches without a `limit`. */
  "issues.list": call({
    input: z.object({
      deleted: z.boolean(),
      filter: issuesFilter.optional(),
      limit: z.int().min(1).max(1000).optional(),
      offset: z.int().nonnegative().optional(),
    }),
    output: z.object({ issues: z.array(issueSummary), total: z.int().nonnegative() }),
    effect: "none",
  }),
  /**
   * The values for the filters of the list (newest year first), and the publication of the issue that was
   * saved last.
   */
  "issues.readFacts": call({
    input: z.object({ deleted: z.boolean() }),
    output: z.object({
      total: z.int().nonnegative(),
      years: z.array(z.string()),
      states: z.array(z.enum(issueStates)),
      lastPublication: publicationId.nullable(),
    }),
    effect: "none",
  }),
  /**
   * The issue that a new one follows: the highest number of the latest year. Without `publication`, of all
   * issues; `null`: of issues without a publication.
   */
  "issues.findLatest": call({
    input: z.object({ publication: publicationId.nullable().optional() }),
    output: z.object({ issue: issueSummary.nullable() }),
    effect: "none",
  }),
  /**
   * Without `publication`, the issue is assigned to the publication with the same name, if there is one;
   * `null` means none. `versions`, newest first, are those of an imported `.bulletin` file; they become
   * versions of the issue under new ids.
   */
  "issues.create": call({
    input: z.object({
      document: checkedDocument,
      publication: publicationId.nullable().optional(),
      versions: z.array(keptVersion).optional(),
    }),
    output: z.object({ id: issueId }),
    effect: "once",
  }),
  "issues.open": call({
    input: z.object({ id: issueId, session, label: z.string() }),
    output: openedIssue,
    effect: "idempotent",
  }),
  /**
   * Opens for writing even if another session writes; that session notices it at its next save or renewal.
   */
  "issues.takeOver": call({
    input: z.object({ id: issueId, session, label: z.string() }),
    output: openedIssue,
    effect: "idempotent",
  }),
  /**
   * Called every few seconds by a session that has the issue open. `held` is false after another session has
   * taken over. If `generation` is not that of the opened issue, a backup was restored since.
   */
  "issues.renew": call({
    input: z.object({ id: issueId, session }),
    output: z.object({ held: z.boolean(), holder: holder.nullable(), generation }),
    effect: "idempotent",
  }),
  "issues.save": call({
    input: z.object({
      id: issueId,
      session,
      revision: z.int().nonnegative(),
      /** That of the opened issue: a restored issue may have the same revision. */
      generation,
      document: checkedDocument,
    }),
    output: z.object({ revision: z.int().nonnegative(), savedAt: isoMoment }),
    // The library recognises a repeated save by its revision and text.
    effect: "idempotent",
  }),
  "issues.close": call({ input: z.object({ id: issueId, session }), output: nothing, effect: "idempotent" }),
  "issues.duplicate": call({
    input: z.object({ id: issueId }),
    output: z.object({ id: issueId }),
    effect: "once",
  }),
  /** Moves an issue to the bin. */
  "issues.remove": call({ input: z.object({ id: issueId }), output: nothing, effect: "once" }),
  "issues.restore": call({ input: z.object({ id: issueId }), output: nothing, effect: "once" }),
  /** Assigns an issue to a publication, or to none. */
  "issues.assign": call({
    input: z.object({ id: issueId, publication: publicationId.nullable() }),
    output: nothing,
    effect: "idempotent",
  }),
};

export const issuesEvents = {
  /** The list of issues changed. */
  "issues.changed": nothing,
};
