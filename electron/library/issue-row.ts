/** One issue as it is stored. */
import { crc32 } from "node:zlib";
import { readDocument } from "../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Progress } from "../../shared/contract/workflow.ts";
import type { IssueState, Role } from "../../shared/workflow/states.ts";
import type { Statements } from "./statements.ts";

export interface IssueRow {
  id: number;
  publication: number | null;
  document: string;
  /** Of the document as it was written; null where none was kept. */
  checksum: number | null;
  revision: number;
  saved_at: string;
  saved_by: string;
  state: IssueState;
  state_at: string | null;
  state_name: string;
  state_role: Role;
}

export const missingIssue = (number = "") => new BulletinError("not-found", { issue: number });

/** @throws BulletinError `not-found` where there is none, or it is in the bin */
export async function presentIssue(statements: Pick<Statements, "get">, id: number): Promise<IssueRow> {
  const row = await statements.get<IssueRow>(
    "SELECT id, publication, document, checksum, revision, saved_at, saved_by, state, state_at, state_name, state_role FROM issues WHERE id = ? AND deleted_at IS NULL",
    id,
  );
  if (!row) throw missingIssue();
  return row;
}

export const progressOf = ({
  state,
  state_at: at,
  state_name: name,
  state_role: role,
}: IssueRow): Progress => ({ state, at, by: at === null ? null : { name, role } });

/**
 * What is in the library was valid when it went in: anything else is damage. A newer document is refused as such.
 * @param problem names the place, for the error. @param path of the database
 */
export function readStored(document: string, problem: string, path: string): BulletinDocument {
  try {
    return readDocument(JSON.parse(document));
  } catch (cause) {
    if (cause instanceof BulletinError && cause.code === "newer-version") throw cause;
    throw new BulletinError("library-damaged", { path, problem }, { cause });
  }
}

/** The document of an issue, as it was written. @throws BulletinError `library-damaged` where a letter is another one */
export function readIssue(
  { id, document, checksum }: Pick<IssueRow, "id" | "document" | "checksum">,
  path: string,
): BulletinDocument {
  const problem = `issue ${id}`;
  if (checksum !== null && crc32(document) !== checksum)
    throw new BulletinError("library-damaged", { path, problem });
  return readStored(document, problem, path);
}
