/**
 * Tells libraries from the database files of other programs, which may have been put in their place. A foreign
 * file counts as damaged: it is never written into.
 */
import type { Reader } from "./statements.ts";

/** The signature of a library, in the header that SQLite reserves for it (`PRAGMA application_id`): "BLTN". */
export const applicationId = 0x424c544e;

/** The `problem` of the error `library-damaged` if the file is not a library at all. */
export const foreignProblem = "foreign";

/** `empty`: no program has created a table in it yet. */
export type Identity = "library" | "empty" | "foreign";

/**
 * Finds out whose file a database is.
 *
 * Libraries of versions up to 16 may have no signature. They are recognised by their `user_version` together with
 * the five columns that the table of issues has in every version.
 */
export async function identify(reader: Pick<Reader, "get">): Promise<Identity> {
  const row = await reader.get<{ id: number; version: number; objects: number; columns: number }>(
    `SELECT (SELECT application_id FROM pragma_application_id) AS id,
       (SELECT user_version FROM pragma_user_version) AS version,
       (SELECT count(*) FROM sqlite_master) AS objects,
       (SELECT count(*) FROM pragma_table_info('issues')
        WHERE name IN ('id', 'document', 'revision', 'saved_at', 'deleted_at')) AS columns`,
  );
  const { id = 0, version = 0, objects = 0, columns = 0 } = row ?? {};
  if (id !== 0 && id !== applicationId) return "foreign";
  if (version === 0 && objects === 0) return "empty";
  return id === applicationId || (version > 0 && columns === 5) ? "library" : "foreign";
}
