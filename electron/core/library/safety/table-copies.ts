/**
 * How the names, publications and templates come back from a backup. A method that answers a call `copies.*` of the
 * contract has the same name.
 */
import { createDamageError } from "../database/sqlite-errors.ts";
import { dirname } from "node:path";
import { assetsOf } from "../../../../shared/document/picture.ts";
import type { BackupFile } from "../../../../shared/contract/backups.ts";
import type { CallsOf, Input, JobsOf, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { CopyTable, TableChange, TableCopy } from "../../../../shared/contract/table-copies.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import { readBackup, readBackups, type RunOptions } from "./backup-reader.ts";
import { setTextAside } from "./damaged-text.ts";
import type { Database } from "../database/driver.ts";
import { sealRecord, writeRecord, type StoredRecord } from "../database/records.ts";
import type { Reader, Statements } from "../database/statements.ts";
import { writeLog } from "../../system/program-log.ts";
import {
  compareTables,
  firstVersions,
  hasSameRows,
  isInUse,
  readTable,
  type TableContent,
} from "./table-content.ts";

interface Parts {
  now: () => Date;
  listBackups: () => Promise<BackupFile[]>;
  /** Makes a backup of what is replaced. */
  backUp: () => Promise<BackupFile>;
  autosaves: Autosaves;
  /** Brings pictures that the library lacks from the backups, this one first. */
  bringPictures: (digests: readonly string[], firstPath: string) => Promise<unknown>;
  onChange: (table: CopyTable) => void;
}

/** Maximum number of entries that `getTable` gives. */
const maximumListed = 300;
/** How often a take-back begins again because somebody changed the table meanwhile. */
const attempts = 3;

/** A record to write, in place of a damaged one if there is one. */
interface Write {
  record: Pick<StoredRecord, "kind" | "id" | "content">;
  damaged: StoredRecord | undefined;
}

export class TableCopies {
  readonly #database: Database;
  readonly #parts: Parts;
  readonly calls = {
    "copies.getTable": (input) => this.getTable(input),
    "copies.takeTableBack": (input) => this.takeTableBack(input),
  } satisfies Partial<CallsOf<"copies">>;
  readonly jobs = {
    "copies.listTable": (input, control) => this.listTable(input, control),
  } satisfies Partial<JobsOf<"copies">>;

  constructor(database: Database, parts: Parts) {
    this.#database = database;
    this.#parts = parts;
  }

  /** @throws BulletinError `cancelled` */
  async listTable(
    { table }: Pick<Input<"copies.listTable">, "table">,
    options: RunOptions = {},
  ): Promise<Output<"copies.listTable">> {
    const { content: present, used } = await this.#readPresent(table, this.#database.slowReader);
    const copies = new Map<string, TableCopy>();
    const all = await this.#parts.listBackups();
    const skipped = await readBackups(all, firstVersions[table], options, async (reader, backup, version) => {
      const content = await readSound(reader, table, backup.path, version);
      const text = textOf(content);
      const copy = copies.get(text);
      if (copy) copy.repeats += 1;
      else copies.set(text, describe(table, backup, content, present, used));
    });
    return { isDamaged: present.damaged.size > 0, copies: [...copies.values()], skipped };
  }

  /** @throws BulletinError `no-copy`, `not-found` (the backup), `newer-version` */
  async getTable({ path, table }: Input<"copies.getTable">): Promise<Output<"copies.getTable">> {
    const copy = await readCopy(path, table);
    const { content, used } = await this.#readPresent(table, this.#database);
    const entries = compareTables(content, copy, used);
    return { entries: entries.slice(0, maximumListed), total: entries.length };
  }

  /** @throws BulletinError `no-copy`, `not-found` (the backup), `newer-version`, `disk-full`, `not-writable` */
  async takeTableBack({
    path,
    table,
    entry,
  }: Input<"copies.takeTableBack">): Promise<Output<"copies.takeTableBack">> {
    const copy = await readCopy(path, table);
    await this.#parts.bringPictures(assetsIn(table, copy), path);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { content: present, used } = await this.#readPresent(table, this.#database);
      if (entry !== null && !present.records.has(entry) && !copy.records.has(entry))
        throw new BulletinError("no-copy", { path, problem: "absent" });
      const writes = this.#plan(table, present, copy, used, entry);
      if (writes.length === 0) return { before: null };
      const before = await this.#parts.backUp();
      if (!(await this.#write(table, present, used, writes))) continue;
      const ids = writes.map(({ record }) => record.id);
      await this.#parts.autosaves.keepRecords(this.#database, table, ids);
      writeLog(dirname(this.#database.path), "info", "copy.taken-back", { what: table, records: ids.length });
      this.#parts.onChange(table);
      return { before: present.damaged.size > 0 ? null : before };
    }
    throw new BulletinError("file-busy", { what: "file", path: this.#database.path }, { retry: true });
  }

  /** Lists the records to write. @param entry the id of the only one; null for all */
  #plan(
    table: CopyTable,
    present: TableContent,
    copy: TableContent,
    used: ReadonlySet<number>,
    entry: number | null,
  ): Write[] {
    const changes = new Map<number, TableChange>();
    for (const { id, change } of compareTables(present, copy, used))
      if (!changes.has(id)) changes.set(id, change);
    if (table === "names" && !hasSameRows(present, copy)) changes.set(1, "changed");
    const writes: Write[] = [];
    for (const [id, change] of changes) {
      if ((entry !== null && entry !== id) || change === "same" || change === "stays") continue;
      const source = (change === "removed" && table !== "names" ? present : copy).records.get(id);
      if (!source) continue;
      // The names are one record, whose rows that the copy lacks go with it.
      const content =
        source === present.records.get(id)
          ? { ...source.content, deleted_at: this.#parts.now().toISOString() }
          : source.content;
      writes.push({ record: { kind: table, id, content }, damaged: present.damaged.get(id) });
    }
    return writes;
  }

  /** Writes the records unless somebody has changed the table since it was read. @returns whether they were written */
  #write(
    table: CopyTable,
    before: TableContent,
    usedBefore: ReadonlySet<number>,
    writes: readonly Write[],
  ): Promise<boolean> {
    return this.#database.transaction(async (statements) => {
      const { content, used } = await this.#readPresent(table, statements);
      if (stateOf(content, used) !== stateOf(before, usedBefore)) return false;
      for (const { record, damaged } of writes) {
        if (damaged) await this.#setAside(damaged);
        await writeRecord(statements, record);
        await sealRecord(statements, record.kind, record.id);
      }
      return true;
    });
  }

  #setAside(record: StoredRecord): Promise<void> {
    const name = `${record.kind}-${record.id}`;
    const text = JSON.stringify(record);
    return setTextAside(dirname(this.#database.path), name, text, this.#parts.now());
  }

  /** Reads what the library has now, and the ids of publications to which issues belong. */
  async #readPresent(
    table: CopyTable,
    reader: Pick<Statements, "all">,
  ): Promise<{ content: TableContent; used: ReadonlySet<number> }> {
    const content = await readTable(reader, table, this.#database.path);
    if (table !== "publications") return { content, used: new Set() };
    const rows = await reader.all<{ id: number }>(
      "SELECT DISTINCT publication AS id FROM issues WHERE publication IS NOT NULL AND deleted_at IS NULL",
    );
    return { content, used: new Set(rows.map(({ id }) => id)) };
  }
}

/** Reads the table of a backup. @throws BulletinError `no-copy`, `not-found`, `newer-version` */
const readCopy = (path: string, table: CopyTable): Promise<TableContent> =>
  readBackup(path, async (reader, version) => {
    if (version < firstVersions[table]) throw new BulletinError("no-copy", { path, problem: "absent" });
    return readSound(reader, table, path, version);
  });

/** @throws BulletinError `library-damaged` if a record of the table is damaged */
async function readSound(
  reader: Reader,
  table: CopyTable,
  path: string,
  version: number,
): Promise<TableContent> {
  const content = await readTable(reader, table, path, version);
  for (const id of content.damaged.keys()) throw createDamageError(path, `${table} ${id}`);
  return content;
}

function describe(
  table: CopyTable,
  backup: BackupFile,
  content: TableContent,
  present: TableContent,
  used: ReadonlySet<number>,
): TableCopy {
  const entries = compareTables(present, content, used);
  const count = (...changes: TableChange[]) =>
    entries.filter(({ change }) => changes.includes(change)).length;
  const [added, changed, removed] = [count("added"), count("changed", "replaced"), count("removed")];
  return {
    backup,
    repeats: 0,
    entries: content.entries.length,
    added,
    changed,
    removed,
    isPresent: added + changed + removed === 0 && (table !== "names" || hasSameRows(present, content)),
  };
}

/** The stored content of what is in use: equal texts are the same copy. */
const textOf = ({ records }: TableContent): string =>
  JSON.stringify([...records.values()].filter(isInUse).map(({ id, content }) => [id, content]));

/** Tells two states of a table apart. Every change of a record counts its changes or its checksum up. */
const stateOf = ({ records, damaged }: TableContent, used: ReadonlySet<number>): string =>
  JSON.stringify([
    [...records.values(), ...damaged.values()].map(({ id, changes, checksum }) => [id, changes, checksum]),
    [...used].toSorted((a, b) => a - b),
  ]);

/** Lists the pictures of the templates that are in use. */
const assetsIn = (table: CopyTable, { records }: TableContent): string[] =>
  table === "templates"
    ? [...records.values()]
        .filter(isInUse)
        .flatMap(({ content }) => assetsOf({ blocks: JSON.parse(String(content.blocks)) }))
    : [];
