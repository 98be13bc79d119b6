/** How an issue comes back from a backup. */
import { basename, dirname } from "node:path";
import { serialize } from "../../../../shared/document/migrate.ts";
import { assetsOf } from "../../../../shared/document/picture.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { without } from "../../../../shared/basics/without.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { Person } from "../../../../shared/workflow/states.ts";
import type { Audit } from "../texts/audit.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import { readBackup } from "./backup-reader.ts";
import { listSubjects, type CopyKeeper, type ListedSubject, type ReadSubject } from "./copy-keeper.ts";
import { setTextAside } from "./damaged-text.ts";
import type { Database } from "../database/driver.ts";
import { contentColumns, keepDerived } from "../issues/issue-content.ts";
import { readIssue, type IssueRow } from "../texts/issue-row.ts";
import { readIssueSave } from "../autosaves/issue-save.ts";
import type { Leases } from "../issues/leases.ts";
import type { Reader, Statements, Value } from "../database/statements.ts";
import { isDamage } from "../database/sqlite-errors.ts";
import { requirePerson, type Versions } from "../issues/versions.ts";

type Row = IssueRow & Pick<ReadSubject, "number" | "name" | "date"> & { deleted_at: string | null };
type Rows = Record<string, Value>[];

/** The tables, besides the issue's own row, that come back with an issue that is gone. */
const tablesOfIssue = ["versions", "leader_notes", "ignored_findings", "audit"] as const;

/** Everything that a backup has of one issue. */
interface WholeCopy {
  row: Row;
  document: BulletinDocument;
  /** The rows of `tablesOfIssue`, and the contents of the versions. */
  rest: Map<string, Rows>;
}

interface Parts {
  now: () => Date;
  person: () => Person;
  leases: Leases;
  audit: Audit;
  versions: Versions;
  autosaves: Autosaves;
  /** Brings pictures that the library lacks from the backups, this one first. */
  bringPictures: (digests: readonly string[], firstPath: string) => Promise<unknown>;
  onChange: () => void;
}

export class IssueCopies implements CopyKeeper {
  /** The migration that added the number, name and date of the list. */
  readonly since = 2;
  readonly #database: Database;
  readonly #parts: Parts;

  constructor(database: Database, parts: Parts) {
    this.#database = database;
    this.#parts = parts;
  }

  list(reader: Reader): Promise<ListedSubject[]> {
    return listSubjects(reader, "issues", "number, name, date");
  }

  async read(reader: Reader, id: number, path: string): Promise<ReadSubject | undefined> {
    const row = await readRow(reader, id);
    if (!row) return undefined;
    const { number, name, date, saved_at: savedAt, state, deleted_at: deletedAt } = row;
    const document = readIssue(row, path);
    return { number, name, date, savedAt, state, document, isInBin: deletedAt !== null };
  }

  async takeBack(path: string, id: number, label: string): Promise<void> {
    const copy = await readBackup(path, (backup) => readWhole(backup, id, path));
    if (!copy) throw new BulletinError("no-copy", { path, problem: "absent" });
    const by = requirePerson(this.#parts.person());
    await this.#parts.bringPictures(assetsOf(copy.document), path);
    const kept = await this.#database.transaction(async (statements) => {
      const row = await readRow(statements, id);
      const present = row && this.#readIfSound(row);
      if (present && row.deleted_at === null && serialize(present) === serialize(copy.document)) return null;
      const holder = (await this.#parts.leases.find(statements, id, "")).holder;
      if (holder) throw new BulletinError("taken-over", { holder: holder.label, refused: "take-back" });
      if (present && row.state === "final") throw new BulletinError("locked", { refused: "take-back" });
      if (row && !present)
        await setTextAside(dirname(this.#database.path), `issue-${id}`, row.document, this.#parts.now());
      const version =
        present &&
        (await this.#parts.versions.add(statements, row, {
          at: this.#parts.now().toISOString(),
          by,
          kind: "manual",
          state: row.state,
          label,
        }));
      if (!row) await insertEmpty(statements, copy);
      await this.#write(statements, copy, { row, keepsState: present !== undefined });
      await this.#parts.audit.record(statements, id, "takenBack", { backup: basename(path) });
      return { version, save: await readIssueSave(statements, id) };
    });
    if (!kept) return;
    if (kept.version) await this.#parts.autosaves.keepVersion(kept.version);
    await this.#parts.autosaves.keep(kept.save);
    this.#parts.onChange();
  }

  /** @param keepsState leaves the issue in its present state; a damaged or missing one gets that of the copy */
  async #write(
    statements: Statements,
    { row: copy, document }: WholeCopy,
    { row, keepsState }: { row: Row | undefined; keepsState: boolean },
  ): Promise<void> {
    const { assignments, values } = contentColumns(document);
    const { state, state_at, state_name, state_role } = keepsState && row ? row : copy;
    await statements.run(
      `UPDATE issues SET ${assignments}, revision = ?, saved_at = ?, saved_by = ?, deleted_at = NULL,
         state = ?, state_at = ?, state_name = ?, state_role = ? WHERE id = ?`,
      ...values,
      (row ?? copy).revision + 1,
      this.#parts.now().toISOString(),
      this.#parts.person().name,
      state,
      state_at,
      state_name,
      state_role,
      copy.id,
    );
    await keepDerived(statements, copy.id, document);
  }

  #readIfSound(row: Row): BulletinDocument | undefined {
    try {
      return readIssue(row, this.#database.path);
    } catch (error) {
      if (isDamage(error)) return undefined;
      throw error;
    }
  }
}

const defaults = {
  publication: null,
  checksum: null,
  state: "draft",
  state_at: null,
  state_name: "",
  state_role: "",
};

/** Reads a row of any version of the tables; columns that it does not have yet get their defaults. */
async function readRow(reader: Pick<Reader, "get">, id: number): Promise<Row | undefined> {
  const row = await reader.get<Row>("SELECT * FROM issues WHERE id = ?", id);
  return row && { ...defaults, ...row };
}

async function readWhole(backup: Reader, id: number, path: string): Promise<WholeCopy | undefined> {
  const row = await readRow(backup, id);
  if (!row) return undefined;
  const document = readIssue(row, path);
  const rest = new Map<string, Rows>();
  const tables = await backup.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  for (const table of tablesOfIssue.filter((each) => tables.some(({ name }) => name === each)))
    rest.set(table, await backup.all(`SELECT * FROM ${table} WHERE issue = ? ORDER BY id`, id));
  if (rest.has("versions"))
    rest.set(
      "version_contents",
      await backup.all(
        "SELECT * FROM version_contents WHERE digest IN (SELECT digest FROM versions WHERE issue = ?)",
        id,
      ),
    );
  return { row, document, rest };
}

/** Creates the row of an issue that is gone, and brings its versions, notes, exceptions and history back. */
async function insertEmpty(statements: Statements, { row, rest }: WholeCopy): Promise<void> {
  const publication =
    row.publication === null
      ? undefined
      : await statements.get("SELECT id FROM publications WHERE id = ?", row.publication);
  await statements.run(
    "INSERT INTO issues (id, document, saved_at, publication) VALUES (?, '', ?, ?)",
    row.id,
    row.saved_at,
    publication ? row.publication : null,
  );
  // The contents first, because the versions refer to them.
  for (const table of ["version_contents", ...tablesOfIssue])
    for (const columns of (rest.get(table) ?? []).map((each) => without(each, "id")))
      // Another row may have the id by now, so that each gets a new one.
      await statements.run(
        `INSERT OR IGNORE INTO ${table} (${Object.keys(columns).join(", ")})
         VALUES (${Object.keys(columns)
           .map(() => "?")
           .join(", ")})`,
        ...Object.values(columns),
      );
}
