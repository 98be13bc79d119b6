/**
 * What an autosave keeps of an issue: its document, and how it stands besides: its state, publication and place in
 * the bin, the leaders' notes on it, and the last entry of its history. Every change of these is recorded in the
 * history, whose ids rise, so the last entry says which of two standings is later.
 */
import { crc32 } from "node:zlib";
import { z } from "zod";
import { isoMoment } from "../../../../shared/document/schema.ts";
import { publicationId } from "../../../../shared/contract/publications.ts";
import { issueStates } from "../../../../shared/workflow/states.ts";
import type { IssueRow } from "../texts/issue-row.ts";
import { addLeaderNotes, readLeaderNotes } from "../texts/leader-notes.ts";
import { readGeneration } from "../database/generation.ts";
import type { Reader, Statements } from "../database/statements.ts";

const standing = z.object({
  state: z.enum(issueStates),
  state_at: z.string().nullable(),
  state_name: z.string(),
  state_role: z.string(),
  deleted_at: z.string().nullable(),
  notes: z.array(
    z.object({ article: z.string(), leader: z.string(), date: z.string().nullable(), text: z.string() }),
  ),
  /** Null for an issue that is older than the history. */
  entry: z
    .object({
      id: z.int().positive(),
      at: z.string(),
      name: z.string(),
      role: z.string(),
      action: z.string(),
      details: z.string(),
    })
    .nullable(),
});
type Standing = z.infer<typeof standing>;

export const issueSave = z.object({
  issue: z.int().positive(),
  publication: publicationId.nullable(),
  revision: z.int().nonnegative(),
  /** Generation of the library (`generation.ts`); files of older programs have none. */
  generation: z.int().nonnegative().default(0),
  savedAt: isoMoment,
  /** The serialised document. */
  document: z.string(),
  /** Files of older programs have none: the issue then stands as the database has it. */
  standing: standing.optional(),
});
export type IssueSave = z.infer<typeof issueSave>;

type Row = Pick<IssueSave, "publication" | "revision" | "savedAt" | "document"> &
  Omit<Standing, "notes" | "entry"> &
  Pick<IssueRow, "checksum">;

/**
 * Reads what an autosave keeps of an issue, in the bin or not, in the transaction that has changed it. Null if its
 * document is damaged: the autosave may still have a sound one.
 */
export async function readIssueSave(statements: Reader, issue: number): Promise<IssueSave | null> {
  const row = await statements.get<Row>(
    `SELECT publication, revision, saved_at AS savedAt, document, checksum, state, state_at, state_name, state_role,
       deleted_at
     FROM issues WHERE id = ?`,
    issue,
  );
  if (!row) return null;
  const { publication, revision, savedAt, document, checksum, ...rest } = row;
  if (checksum !== null && crc32(document) !== checksum) return null;
  const notes = await readLeaderNotes(statements, issue);
  const entry = await statements.get<NonNullable<Standing["entry"]>>(
    "SELECT id, at, name, role, action, details FROM audit WHERE issue = ? ORDER BY id DESC LIMIT 1",
    issue,
  );
  return {
    issue,
    publication,
    revision,
    generation: await readGeneration(statements),
    savedAt,
    document,
    standing: { ...rest, notes, entry: entry ?? null },
  };
}

/** Writes how an issue stands, with the last entry of its history, as an autosave has it. */
export async function writeStanding(
  statements: Statements,
  { issue, publication }: Pick<IssueSave, "issue" | "publication">,
  { state, state_at, state_name, state_role, deleted_at, notes, entry }: Standing,
): Promise<void> {
  await statements.run(
    `UPDATE issues SET state = ?, state_at = ?, state_name = ?, state_role = ?, deleted_at = ?,
       publication = (SELECT id FROM publications WHERE id = ?) WHERE id = ?`,
    state,
    state_at,
    state_name,
    state_role,
    deleted_at,
    publication,
    issue,
  );
  await statements.run("DELETE FROM leader_notes WHERE issue = ?", issue);
  await addLeaderNotes(statements, issue, notes);
  if (!entry) return;
  const { id, at, name, role, action, details } = entry;
  // With its id, by which the next opening sees that nothing is missing. If another entry has it, with a higher one.
  await statements.run(
    `INSERT INTO audit (id, issue, at, name, role, action, details)
     SELECT CASE WHEN EXISTS (SELECT 1 FROM audit WHERE id = ?1) THEN NULL ELSE ?1 END, ?2, ?3, ?4, ?5, ?6, ?7
     WHERE NOT EXISTS (SELECT 1 FROM audit WHERE id = ?1 AND issue = ?2)`,
    id,
    issue,
    at,
    name,
    role,
    action,
    details,
  );
}
