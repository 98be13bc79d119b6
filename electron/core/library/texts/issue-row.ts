/** One row of the table `issues`. */
import { createDamageError } from "../database/sqlite-errors.ts";
import { crc32 } from "node:zlib";
import { readDocument } from "../../../../shared/document/migrate.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { Progress } from "../../../../shared/contract/workflow.ts";
import type { IssueState, Role } from "../../../../shared/workflow/states.ts";
import type { Statements } from "../database/statements.ts";

export interface IssueRow {
  id: number;
  publication: number | null;
  document: string;
  /** CRC-32 of the document when it was written; null if none was stored. */
  checksum: number | null;
  revision: number;
  saved_at: string;
  saved_by: string;
  state: IssueState;
  state_at: string | null;
  state_name: string;
  state_role: Role;
}

/** The error for an issue that does not exist or is in the bin. */
export const createMissingIssueError = () => new BulletinError("not-found", { what: "issue" });

/** Reads the row of an issue. @throws BulletinError `not-found` if it does not exist or is in the bin */
export async function requireIssue(statements: Pick<Statements, "get">, id: number): Promise<IssueRow> {
  const row = await statements.get<IssueRow>(
    "SELECT id, publication, document, checksum, revision, saved_at, saved_by, state, state_at, state_name, state_role FROM issues WHERE id = ? AND deleted_at IS NULL",
    id,
  );
  if (!row) throw createMissingIssueError();
  return row;
}

/** How far an issue is on its way to print, and who brought it there. */
export const progressOf = ({
  state,
  state_at: at,
  state_name: name,
  state_role: role,
}: IssueRow): Progress => ({ state, at, by: at === null ? null : { name, role } });

/**
 * Reads a stored document. It was valid when it was stored, so an invalid one is damage.
 * @param problem names the row, for the error
 * @param path of the database, for the error
 * @throws BulletinError `library-damaged`, `newer-version` if a newer program wrote the document
 */
export function readStored(document: string, problem: string, path: string): BulletinDocument {
  try {
    return readDocument(JSON.parse(document));
  } catch (cause) {
    if (cause instanceof BulletinError && cause.code === "newer-version") throw cause;
    throw createDamageError(path, problem, cause);
  }
}

/**
 * Reads the document of an issue. @throws BulletinError `library-damaged` if it is invalid or does not match
 * its checksum
 */
export function readIssue(
  { id, document, checksum }: Pick<IssueRow, "id" | "document" | "checksum">,
  path: string,
): BulletinDocument {
  const problem = `issue ${id}`;
  if (checksum !== null && crc32(document) !== checksum) throw createDamageError(path, problem);
  return readStored(document, problem, path);
}

/** Reads a stored document; undefined for an invalid one, and for one of a newer program. */
export function readIfPossible(text: string): BulletinDocument | undefined {
  try {
    return readDocument(JSON.parse(text));
  } catch {
    return undefined;
  }
}
