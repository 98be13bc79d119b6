/**
 * Versions that people made since the last backups, for the autosaves: those kept by hand and by the steps of the
 * workflow. They never change. (Automatic ones are many, and come from saves.)
 */
import { deflateRawSync } from "node:zlib";
import { z } from "zod";
import { isoMoment } from "../../../../shared/document/schema.ts";
import { versionKinds } from "../../../../shared/contract/workflow.ts";
import { issueStates, roles } from "../../../../shared/workflow/states.ts";
import { readIfPossible } from "../texts/issue-row.ts";
import type { Reader, Statements } from "../database/statements.ts";
import { digestOf } from "../../system/digest.ts";

export const versionSave = z.object({
  id: z.int().positive(),
  issue: z.int().positive(),
  at: isoMoment,
  name: z.string(),
  role: z.enum(roles),
  kind: z.enum(versionKinds),
  state: z.enum(issueStates),
  label: z.string(),
  /** The serialised document. */
  document: z.string(),
  /** Generation of the library (`generation.ts`). */
  generation: z.int().nonnegative(),
});
export type VersionSave = z.infer<typeof versionSave>;

/** Inserts a version, and returns its id. @param id null for a new one */
export async function insertVersion(
  statements: Pick<Statements, "run">,
  {
    id,
    issue,
    at,
    name,
    role,
    kind,
    state,
    label,
    document,
  }: Omit<VersionSave, "id" | "generation"> & { id: number | null },
): Promise<number> {
  const digest = digestOf(document);
  await statements.run(
    "INSERT INTO version_contents (digest, document) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
    digest,
    deflateRawSync(document),
  );
  const { lastId } = await statements.run(
    "INSERT INTO versions (id, issue, made_at, name, role, kind, state, label, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    id,
    issue,
    at,
    name,
    role,
    kind,
    state,
    label,
    digest,
  );
  return lastId;
}

/**
 * Finds the versions that the database lacks, of issues that it has or that are restored first. Nobody deletes
 * versions of these kinds, and no id comes again, so one that is not there was lost.
 * @param restored the ids of the issues that are restored first
 */
export async function findMissingVersions(
  reader: Pick<Reader, "get">,
  versions: readonly VersionSave[],
  restored: ReadonlySet<number>,
): Promise<VersionSave[]> {
  const missingVersions: VersionSave[] = [];
  for (const version of versions) {
    const { id, issue, document } = version;
    if (await reader.get("SELECT 1 FROM versions WHERE id = ?", id)) continue;
    const hasIssue = restored.has(issue) || (await reader.get("SELECT 1 FROM issues WHERE id = ?", issue));
    if (hasIssue && readIfPossible(document)) missingVersions.push(version);
  }
  return missingVersions;
}
