/** Calls for an issue's way to print: its states, its versions, and the history of actions. */
import { z } from "zod";
import { call } from "./call.ts";
import { checkedDocument } from "../document/checked.ts";
import { isoMoment } from "../document/schema.ts";
import { issueStates, person } from "../workflow/states.ts";

const issue = z.int().positive();
const session = z.string().min(8).max(64);
const state = z.enum(issueStates);

/** The state of an issue. `at` and `by` are null until a person changes the state. */
export const progress = z.object({ state, at: isoMoment.nullable(), by: person.nullable() });
export type Progress = z.infer<typeof progress>;

export const versionId = z.int().positive();
export const versionKinds = ["step", "manual", "automatic"] as const;
export const version = z.object({
  id: versionId,
  at: isoMoment,
  by: person,
  kind: z.enum(versionKinds),
  /** The state of the issue; for the kind `step`, the state that it changed to. */
  state,
  /** The name that the person gave it; can be empty. */
  label: z.string(),
});
export type Version = z.infer<typeof version>;

/** A version with its document. */
export const keptVersion = z.object({ version, document: checkedDocument });
export type KeptVersion = z.infer<typeof keptVersion>;

/**
 * The recorded actions. `edited` stands for all saves of one person within an hour. Details of an entry:
 * - advanced, returned: from, to, marks, comments (numbers of open revisions and comments)
 * - unlocked: reason
 * - versionKept: label
 * - versionRestored: at (the time of the version)
 * - duplicated: of (the id of the original issue)
 * - takenBack: backup (the name of its file)
 * - assigned: publication (its name; empty for none)
 */
export const auditActions = [
  "created",
  "duplicated",
  "edited",
  "advanced",
  "returned",
  "unlocked",
  "versionKept",
  "versionRestored",
  "takenOver",
  "removed",
  "restored",
  "takenBack",
  "noted",
  "assigned",
] as const;
export type AuditAction = (typeof auditActions)[number];
export const auditEntry = z.object({
  id: z.int().positive(),
  at: isoMoment,
  issue,
  /** The present number of the issue. */
  number: z.int().positive().nullable(),
  by: person,
  action: z.enum(auditActions),
  details: z.record(z.string(), z.string()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const workflowCalls = {
  "issues.progress": call({ input: z.object({ id: issue }), output: progress, effect: "none" }),
  /** Moves an issue one state forward, or back to an earlier one. Stores a version. */
  "issues.advance": call({
    input: z.object({ id: issue, session, to: state }),
    output: progress,
    effect: "once",
  }),
  /** Makes a final issue editable again. */
  "issues.unlock": call({
    input: z.object({ id: issue, session, reason: z.string().trim().min(1).max(200) }),
    output: progress,
    effect: "once",
  }),

  /** The versions of an issue, newest first. */
  "versions.list": call({
    input: z.object({ issue }),
    output: z.object({ versions: z.array(version) }),
    effect: "none",
  }),
  /**
   * Stores the saved issue as a version, or `document`: the text of a window that can no longer be saved.
   * `restores`: the version that is about to replace the issue.
   */
  "versions.keep": call({
    input: z.object({
      issue,
      label: z.string().trim().max(100),
      restores: versionId.optional(),
      document: checkedDocument.optional(),
    }),
    output: z.object({ id: versionId }),
    effect: "once",
  }),
  "versions.get": call({ input: z.object({ id: versionId }), output: keptVersion, effect: "none" }),

  /** The latest thousand entries, newest first. `issue` null: of all issues. */
  "audit.list": call({
    input: z.object({ issue: issue.nullable() }),
    output: z.object({ entries: z.array(auditEntry) }),
    effect: "none",
  }),
  /** All entries as CSV text with a byte order mark, by which Excel recognises the encoding. */
  "audit.export": call({
    input: z.object({ issue: issue.nullable() }),
    output: z.object({ text: z.string() }),
    effect: "none",
  }),
};

export const workflowEvents = {
  /** An issue changed its state, or a version was stored. */
  "versions.changed": z.object({}),
};
