/** The calls about an issue's way to print: its steps, its versions, and who did what. */
import { z } from "zod";
import { bulletinDocument, isoMoment } from "../bulletin/schema.ts";
import { issueStates, person } from "../workflow/states.ts";

const issue = z.int().positive();
const session = z.string().min(8).max(64);
const state = z.enum(issueStates);

/** Where an issue stands. `at` and `by` are null as long as nobody has moved it. */
export const progress = z.object({ state, at: isoMoment.nullable(), by: person.nullable() });
export type Progress = z.infer<typeof progress>;

export const versionId = z.int().positive();
export const versionKinds = ["step", "manual", "automatic"] as const;
export const version = z.object({
  id: versionId,
  at: isoMoment,
  by: person,
  kind: z.enum(versionKinds),
  /** Where the issue stood; of a step, where it went. */
  state,
  /** What the person called it; may be empty. */
  label: z.string(),
});
export type Version = z.infer<typeof version>;

/** A version with what it holds. */
export const keptVersion = z.object({ version, document: bulletinDocument });
export type KeptVersion = z.infer<typeof keptVersion>;

/**
 * What is recorded. `edited` stands for all saves of one person within an hour; details:
 * advanced, returned: from, to, marks, comments (how many were open); unlocked: reason; versionKept: label;
 * versionRestored: at, the moment of the version; duplicated: of, the issue's id.
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
  "noted",
] as const;
export type AuditAction = (typeof auditActions)[number];
export const auditEntry = z.object({
  id: z.int().positive(),
  at: isoMoment,
  issue,
  /** The issue's number of today. */
  number: z.int().positive().nullable(),
  by: person,
  action: z.enum(auditActions),
  details: z.record(z.string(), z.string()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const workflowCalls = {
  "issues.progress": { input: z.object({ id: issue }), output: progress },
  /** One step forward, or back to an earlier one. Keeps a version. */
  "issues.advance": { input: z.object({ id: issue, session, to: state }), output: progress },
  /** Makes a final issue editable again. */
  "issues.unlock": {
    input: z.object({ id: issue, session, reason: z.string().trim().min(1).max(200) }),
    output: progress,
  },

  /** Newest first. */
  "versions.list": { input: z.object({ issue }), output: z.object({ versions: z.array(version) }) },
  /** Keeps what is in the library now. `restores`: as it is about to be replaced by that version. */
  "versions.keep": {
    input: z.object({ issue, label: z.string().trim().max(100), restores: versionId.optional() }),
    output: z.object({ id: versionId }),
  },
  "versions.get": { input: z.object({ id: versionId }), output: keptVersion },

  /** Newest first; the latest thousand. `issue` null: of all issues. */
  "audit.list": {
    input: z.object({ issue: issue.nullable() }),
    output: z.object({ entries: z.array(auditEntry) }),
  },
  /** All of it as CSV text, with a byte order mark, by which Excel knows its encoding. */
  "audit.export": { input: z.object({ issue: issue.nullable() }), output: z.object({ text: z.string() }) },
} as const;
