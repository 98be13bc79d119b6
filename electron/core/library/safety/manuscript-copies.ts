/** How a manuscript comes back from a backup. */
import { dirname } from "node:path";
import { serialize } from "../../../../shared/document/migrate.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import { readBackup } from "./backup-reader.ts";
import { listSubjects, type CopyKeeper, type ListedSubject, type ReadSubject } from "./copy-keeper.ts";
import { setTextAside } from "./damaged-text.ts";
import type { Database } from "../database/driver.ts";
import { readStored } from "../texts/issue-row.ts";
import { isSound, readRecord, sealRecord } from "../database/records.ts";
import type { Reader, Statements, Value } from "../database/statements.ts";
import { isDamage, createDamageError } from "../database/sqlite-errors.ts";
import { keepManuscript } from "../texts/texts.ts";

type Row = Record<string, Value> & {
  id: number;
  title: string;
  received: string;
  document: string;
  deleted_at: string | null;
};

interface Parts {
  now: () => Date;
  /** Makes a backup, because a manuscript has no versions. */
  backUp: () => Promise<unknown>;
  autosaves: Autosaves;
  onChange: () => void;
}

/** The columns that belong to the text. The others are what people note about a manuscript. */
const columnsOfText = ["document", "characters", "digest", "file"];

export class ManuscriptCopies implements CopyKeeper {
  /** The migration that added the table. */
  readonly since = 3;
  readonly #database: Database;
  readonly #parts: Parts;

  constructor(database: Database, parts: Parts) {
    this.#database = database;
    this.#parts = parts;
  }

  list(reader: Reader): Promise<ListedSubject[]> {
    return listSubjects(reader, "manuscripts", "NULL AS number, title AS name, received AS date");
  }

  async read(reader: Reader, id: number, path: string): Promise<ReadSubject | undefined> {
    const copy = await readSound(reader, id, path);
    if (!copy) return undefined;
    const { title: name, received: date, deleted_at: deletedAt } = copy.row;
    const { document } = copy;
    return { number: null, name, date, savedAt: null, state: null, document, isInBin: deletedAt !== null };
  }

  /**
   * A manuscript whose text cannot be read keeps what people noted about it; any other one gets everything from
   * the backup, after a backup of the present state if that is sound.
   */
  async takeBack(path: string, id: number): Promise<void> {
    const copy = await readBackup(path, (backup) => readSound(backup, id, path));
    if (!copy) throw new BulletinError("no-copy", { path, problem: "absent" });
    const { row, document } = copy;
    const present = await readRow(this.#database, id);
    const isDamaged = present !== undefined && !(await this.#isSound(id));
    const values: Record<string, Value> = { ...row, document: serialize(document), deleted_at: null };
    // Those of the library: the record is sealed again.
    for (const name of ["checksum", "changes"]) delete values[name];
    const isSame = ([name, value]: [string, Value]) => present?.[name] === value;
    if (!isDamaged && Object.entries(values).every(isSame)) return;
    if (present && !isDamaged) await this.#parts.backUp();
    await this.#database.transaction(async (statements) => {
      if (isDamaged)
        await setTextAside(
          dirname(this.#database.path),
          `manuscript-${id}`,
          JSON.stringify(present),
          this.#parts.now(),
        );
      const names = isDamaged && !this.#isReadable(present) ? columnsOfText : Object.keys(values);
      await writeRow(statements, id, Object.fromEntries(names.map((name) => [name, values[name] ?? null])));
      await sealRecord(statements, "manuscripts", id);
      await keepManuscript(statements, id, document);
    });
    await this.#parts.autosaves.keepRecords(this.#database, "manuscripts", [id]);
    this.#parts.onChange();
  }

  #isSound(id: number): Promise<boolean> {
    return readSound(this.#database, id, this.#database.path).then(() => true, toFalseIfDamaged);
  }

  #isReadable({ id, document }: Row): boolean {
    try {
      readStored(document, `manuscript ${id}`, this.#database.path);
      return true;
    } catch (error) {
      return toFalseIfDamaged(error);
    }
  }
}

function toFalseIfDamaged(error: unknown): false {
  if (isDamage(error)) return false;
  throw error;
}

/**
 * Reads a manuscript of any version of the tables. Backups before migration 19 have no checksums.
 * @param path of the database, for the error
 * @throws BulletinError `library-damaged` if its text cannot be read, or it does not match its checksum
 */
async function readSound(
  reader: Pick<Reader, "get">,
  id: number,
  path: string,
): Promise<{ row: Row; document: BulletinDocument } | undefined> {
  const row = await readRow(reader, id);
  if (!row) return undefined;
  const problem = `manuscript ${id}`;
  const record = "checksum" in row ? await readRecord(reader, "manuscripts", id) : undefined;
  if (record && !isSound(record)) throw createDamageError(path, problem);
  return { row, document: readStored(row.document, problem, path) };
}

const readRow = (reader: Pick<Reader, "get">, id: number): Promise<Row | undefined> =>
  reader.get<Row>("SELECT * FROM manuscripts WHERE id = ?", id);

/** Writes columns of a manuscript, or creates it with them. */
async function writeRow(statements: Statements, id: number, columns: Record<string, Value>): Promise<void> {
  const names = Object.keys(columns);
  const { changes } = await statements.run(
    `UPDATE manuscripts SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE id = ?`,
    ...Object.values(columns),
    id,
  );
  if (changes > 0) return;
  await statements.run(
    `INSERT INTO manuscripts (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    ...Object.values(columns),
  );
}
