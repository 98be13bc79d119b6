/**
 * Records: the manuscripts, publications, templates and the tables of names (one record), each with a checksum
 * of its content. (Issues have one of their document: `issue-content.ts`; a picture and a version have their
 * SHA-256.) SQLite has none, so a letter changed by the disk would go unnoticed.
 */
import { crc32 } from "node:zlib";
import type { BulletinError } from "../../../../shared/basics/errors.ts";
import type { Reader, Statements, Value } from "./statements.ts";

export const recordKinds = ["manuscripts", "names", "publications", "templates"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The table of the rows that have the checksums. That of the names has one row. */
const tables: Record<RecordKind, string> = {
  manuscripts: "manuscripts",
  names: "names_revision",
  publications: "publications",
  templates: "templates",
};

/**
 * The content of a record, in the order in which its checksum is computed: columns of its row, and rows of
 * other tables as JSON. What only counts (ids, revisions) is no content. A change here is a migration that
 * computes all checksums of the kind again.
 */
const contents: Record<RecordKind, Record<string, string | null>> = {
  manuscripts: {
    title: null,
    unit: null,
    author: null,
    received: null,
    date: null,
    confirmed: null,
    state: null,
    reason: null,
    note: null,
    file: null,
    digest: null,
    characters: null,
    document: null,
    deleted_at: null,
  },
  names: {
    units: "SELECT json_group_array(content) FROM (SELECT content FROM units ORDER BY position)",
    people: "SELECT json_group_array(content) FROM (SELECT content FROM people ORDER BY position)",
  },
  publications: {
    name: null,
    deleted_at: null,
    versions: `SELECT json_group_array(json_array(valid_from, profile)) FROM
      (SELECT valid_from, profile FROM publication_versions WHERE publication = publications.id ORDER BY valid_from)`,
  },
  templates: { name: null, kind: null, most_characters: null, blocks: null, deleted_at: null },
};

/** The values of a record by the names of `contents`; lists are parsed. */
export type RecordContent = Record<string, unknown>;

export interface StoredRecord {
  kind: RecordKind;
  id: number;
  content: RecordContent;
  /** CRC-32 when it was written; null if none was stored. */
  checksum: number | null;
  /** How many times it was written. */
  changes: number;
  /** Generation of the library when it was read. */
  generation: number;
}

/** The migration that added the checksums. */
const firstChecksums = 19;

/**
 * Selects whole records in one statement, so that no write comes between their parts.
 * @param version number of the last migration that the database has
 */
const select = (kind: RecordKind, version = Infinity): string => {
  const columns = Object.entries(contents[kind]).map(([name, list]) =>
    list === null ? name : `(${list}) AS ${name}`,
  );
  const counts =
    version < firstChecksums
      ? "NULL AS checksum, 0 AS changes, 0 AS generation"
      : "checksum, changes, coalesce((SELECT number FROM generation), 0) AS generation";
  return `SELECT rowid AS id, ${counts}, ${columns.join(", ")} FROM ${tables[kind]}`;
};

type Row = Record<string, Value> & Pick<StoredRecord, "id" | "checksum" | "changes" | "generation">;

function toRecord(kind: RecordKind, row: Row): StoredRecord {
  const content = Object.entries(contents[kind]).map(([name, list]) => [
    name,
    list === null ? row[name] : JSON.parse(String(row[name])),
  ]);
  const { id, checksum, changes, generation } = row;
  return { kind, id, content: Object.fromEntries(content), checksum, changes, generation };
}

/** Reads one record; undefined if there is none. The `id` of the names is 1. */
export async function readRecord(
  reader: Pick<Reader, "get">,
  kind: RecordKind,
  id: number,
): Promise<StoredRecord | undefined> {
  const row = await reader.get<Row>(`${select(kind)} WHERE rowid = ?`, id);
  return row && toRecord(kind, row);
}

/**
 * Reads all records of a kind, by id.
 * @param version number of the last migration that the database has; records before the checksums have none
 */
export async function readRecords(
  reader: Pick<Reader, "all">,
  kind: RecordKind,
  version?: number,
): Promise<StoredRecord[]> {
  const rows = await reader.all<Row>(`${select(kind, version)} ORDER BY rowid`);
  return rows.map((row) => toRecord(kind, row));
}

export const listRecordIds = async (reader: Pick<Reader, "all">, kind: RecordKind): Promise<number[]> =>
  (await reader.all<{ id: number }>(`SELECT rowid AS id FROM ${tables[kind]} ORDER BY rowid`)).map(
    ({ id }) => id,
  );

/**
 * The columns of a new manuscript, from all columns of its content. Inserted with these it needs no `sealRecord`,
 * which would read each of very many manuscripts again.
 */
export function sealedColumns(columns: Record<string, Value>): Record<string, Value> {
  // As the database gives them back: it replaces the halves of broken surrogate pairs.
  const content = Object.fromEntries(
    Object.keys(contents.manuscripts).map((name) => {
      const value = columns[name] ?? null;
      return [name, typeof value === "string" ? value.toWellFormed() : value];
    }),
  );
  return { ...content, checksum: checksumOf({ content }), changes: 1 };
}

const checksumOf = ({ content }: Pick<StoredRecord, "content">): number =>
  crc32(JSON.stringify(Object.values(content)));

export const isSound = (record: StoredRecord): boolean =>
  record.checksum === null || record.checksum === checksumOf(record);

/** A database that can be told of damage that SQLite does not notice. */
export interface Damageable {
  /** Creates the error `library-damaged`, and reports the damage. */
  damage(problem: string, cause?: unknown): BulletinError;
}

/** @throws BulletinError `library-damaged` if the content of a record does not match its checksum */
export function requireSound(record: StoredRecord, database: Damageable): RecordContent {
  if (!isSound(record)) throw database.damage(`${record.kind} ${record.id}`);
  return record.content;
}

/** The content of a record, and which one it is. */
export type RecordSave = Pick<StoredRecord, "kind" | "id" | "content" | "changes">;

/** Writes the content of a record, over the one with its id if there is one, in a transaction that then seals it. */
export async function writeRecord(
  statements: Pick<Statements, "run">,
  { kind, id, content }: Pick<StoredRecord, "kind" | "id" | "content">,
): Promise<void> {
  const columns = Object.entries(contents[kind]).flatMap(([name, list]) => (list === null ? [name] : []));
  const table = tables[kind];
  const assignments = columns.map((name) => `${name} = excluded.${name}`);
  if (kind !== "names")
    await statements.run(
      `INSERT INTO ${table} (id, ${columns.join(", ")}) VALUES (?, ${columns.map(() => "?").join(", ")})
       ON CONFLICT (id) DO UPDATE SET ${assignments.join(", ")}`,
      id,
      // oxlint-disable-next-line typescript/consistent-type-assertions -- as a column gave it; the checksum says so
      ...columns.map((name) => content[name] as Value),
    );
  // What is saved over a revision must not be saved over this one.
  if (kind === "names" || kind === "publications")
    await statements.run(`UPDATE ${table} SET revision = revision + 1 WHERE rowid = ?`, id);
  if (kind === "names")
    for (const list of ["units", "people"]) {
      await statements.run(`DELETE FROM ${list}`);
      await statements.run(
        `INSERT INTO ${list} (position, content) SELECT key, value FROM json_each(?)`,
        JSON.stringify(content[list]),
      );
    }
  if (kind === "publications") {
    await statements.run("DELETE FROM publication_versions WHERE publication = ?", id);
    // oxlint-disable-next-line typescript/consistent-type-assertions -- as `contents` selects it
    for (const [validFrom, profile] of content.versions as [string, string][])
      await statements.run(
        "INSERT INTO publication_versions (publication, valid_from, profile) VALUES (?, ?, ?)",
        id,
        validFrom,
        profile,
      );
  }
}

/** Writes a record as an autosave has it, and counts its changes from there. */
export async function replayRecord(statements: Statements, save: RecordSave): Promise<void> {
  await writeRecord(statements, save);
  await sealRecord(statements, save.kind, save.id);
  await statements.run(`UPDATE ${tables[save.kind]} SET changes = ? WHERE rowid = ?`, save.changes, save.id);
}

/** Whether a save has every value of its kind. */
export const isComplete = ({ kind, content }: Pick<StoredRecord, "kind" | "content">): boolean =>
  Object.keys(contents[kind]).every((name) => content[name] !== undefined);

/** The title or name of a record for people; empty for the names. */
export const nameOf = ({ content: { title, name } }: Pick<StoredRecord, "content">): string =>
  String(title ?? name ?? "");

/**
 * Counts a change of a record and stores its checksum, in the transaction that inserts or changes it. A change that
 * was carried out before, and left the same content, is not counted again.
 */
export async function sealRecord(statements: Statements, kind: RecordKind, id: number): Promise<void> {
  const record = await readRecord(statements, kind, id);
  if (!record) return;
  const checksum = checksumOf(record);
  if (record.checksum === checksum) return;
  await statements.run(
    `UPDATE ${tables[kind]} SET checksum = ?, changes = changes + 1 WHERE rowid = ?`,
    checksum,
    id,
  );
}

/**
 * Changes a record and stores its new checksum, in a transaction.
 * @throws BulletinError `library-damaged` if it is damaged: the new checksum would hide that
 */
export async function changeRecord<Result>(
  statements: Statements,
  database: Damageable,
  { kind, id }: Pick<StoredRecord, "kind" | "id">,
  change: () => Promise<Result>,
): Promise<Result> {
  const record = await readRecord(statements, kind, id);
  if (record) requireSound(record, database);
  const result = await change();
  await sealRecord(statements, kind, id);
  return result;
}
