/** How a manuscript comes back from a backup. */
import { dirname } from "node:path";
import { serialize } from "../../shared/bulletin/migrate.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { readBackup } from "./backup-reader.ts";
import type { CopyKeeper, ListedSubject, ReadSubject } from "./copies.ts";
import { setTextAside } from "./damaged-text.ts";
import type { Database } from "./driver.ts";
import { readStored } from "./issue-row.ts";
import type { Reader, Statements, Value } from "./statements.ts";
import { keepManuscript } from "./texts.ts";

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

  async list(reader: Reader): Promise<ListedSubject[]> {
    const rows = await reader.all<{ id: number; name: string; date: string; deleted: number }>(
      "SELECT id, title AS name, received AS date, deleted_at IS NOT NULL AS deleted FROM manuscripts",
    );
    return rows.map(({ deleted, ...row }) => ({ ...row, number: null, isInBin: deleted === 1 }));
  }

  async read(reader: Reader, id: number, path: string): Promise<ReadSubject | undefined> {
    const row = await readRow(reader, id);
    return (
      row && {
        number: null,
        name: row.title,
        date: row.received,
        savedAt: null,
        state: null,
        document: readStored(row.document, `manuscript ${id}`, path),
        isInBin: row.deleted_at !== null,
      }
    );
  }

  /**
   * A manuscript whose text is damaged keeps what people noted about it; one that can be read gets everything
   * from the backup, after a backup of the present state.
   */
  async takeBack(path: string, id: number): Promise<void> {
    const copy = await readBackup(path, async (backup) => {
      const row = await readRow(backup, id);
      return row && { row, document: readStored(row.document, `manuscript ${id}`, path) };
    });
    if (!copy) throw new BulletinError("no-copy", { path });
    const { row, document } = copy;
    const present = await readRow(this.#database, id);
    const isDamaged = present !== undefined && !this.#isSound(present);
    const values: Record<string, Value> = { ...row, document: serialize(document), deleted_at: null };
    const isSame = ([name, value]: [string, Value]) => present?.[name] === value;
    if (Object.entries(values).every(isSame)) return;
    if (present && !isDamaged) await this.#parts.backUp();
    await this.#database.transaction(async (statements) => {
      if (isDamaged)
        await setTextAside(
          dirname(this.#database.path),
          `manuscript-${id}`,
          present.document,
          this.#parts.now(),
        );
      const names = isDamaged ? columnsOfText : Object.keys(values);
      await writeRow(statements, id, Object.fromEntries(names.map((name) => [name, values[name] ?? null])));
      await keepManuscript(statements, id, document);
    });
    this.#parts.onChange();
  }

  #isSound({ id, document }: Row): boolean {
    try {
      readStored(document, `manuscript ${id}`, this.#database.path);
      return true;
    } catch (error) {
      if (error instanceof BulletinError && error.code === "library-damaged") return false;
      throw error;
    }
  }
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
