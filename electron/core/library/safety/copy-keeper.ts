/** What issues and manuscripts do differently when they come back from a backup. */
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { StoredCopy } from "../../../../shared/contract/copies.ts";
import type { Reader } from "../database/statements.ts";

/** The name, number and date under which people know a subject. */
export type Title = Pick<StoredCopy, "number" | "name" | "date">;

/** A line of the list of a database: an issue or a manuscript without its text. */
export type ListedSubject = Title & { id: number; isInBin: boolean };

/** An issue or a manuscript as one database has it. */
export interface ReadSubject extends Title, Pick<StoredCopy, "savedAt" | "state"> {
  document: BulletinDocument;
  isInBin: boolean;
}

/** What the two kinds of subjects do differently. The database is the library's own, or that of a backup. */
export interface CopyKeeper {
  /** The first migration whose tables can be listed and read. */
  since: number;
  list(reader: Reader): Promise<ListedSubject[]>;
  /**
   * @param path of the database, for the error
   * @throws BulletinError `library-damaged` if it cannot be read or does not match its checksum,
   *   `newer-version`
   */
  read(reader: Reader, id: number, path: string): Promise<ReadSubject | undefined>;
  /** @param path of the backup. @throws BulletinError the errors of the call `copies.takeBack` */
  takeBack(path: string, id: number, label: string): Promise<void>;
}

/** Lists the rows of a table. @param columns those of the title, which need not have these names in the table */
export async function listSubjects(
  reader: Reader,
  table: "issues" | "manuscripts",
  columns: string,
): Promise<ListedSubject[]> {
  const rows = await reader.all<Omit<ListedSubject, "isInBin"> & { deleted: number }>(
    `SELECT id, ${columns}, deleted_at IS NOT NULL AS deleted FROM ${table}`,
  );
  return rows.map(({ deleted, ...row }) => ({ ...row, isInBin: deleted === 1 }));
}
