/**
 * Records: the manuscripts, publications, templates and the tables of names (one record), each with a checksum
 * of its content. (Issues have one of their document: `issue-content.ts`; a picture and a version have their
 * SHA-256.) SQLite has none, so a letter changed by the disk would go unnoticed.
 */
import { crc32 } from "node:zlib";
import type { BulletinError } from "../../shared/contract/errors.ts";
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
}

/** Selects whole records in one statement, so that no write comes between their parts. */
const select = (kind: RecordKind): string => {
  const columns = Object.entries(contents[kind]).map(([name, list]) =>
    list === null ? name : `(${list}) AS ${name}`,
  );
  return `SELECT rowid AS id, checksum, ${columns.join(", ")} FROM ${tables[kind]}`;
};

type Row = Record<string, Value> & { id: number; checksum: number | null };

function toRecord(kind: RecordKind, row: Row): StoredRecord {
  const content = Object.entries(contents[kind]).map(([name, list]) => [
    name,
    list === null ? row[name] : JSON.parse(String(row[name])),
  ]);
  return { kind, id: row.id, content: Object.fromEntries(content), checksum: row.checksum };
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

/** Reads all records of a kind, by id. */
export async function readRecords(reader: Pick<Reader, "all">, kind: RecordKind): Promise<StoredRecord[]> {
  return (await reader.all<Row>(`${select(kind)} ORDER BY rowid`)).map((row) => toRecord(kind, row));
}

export const listRecordIds = async (reader: Pick<Reader, "all">, kind: RecordKind): Promise<number[]> =>
  (await reader.all<{ id: number }>(`SELECT rowid AS id FROM ${tables[kind]} ORDER BY rowid`)).map(
    ({ id }) => id,
  );

const checksumOf = ({ content }: StoredRecord): number => crc32(JSON.stringify(Object.values(content)));

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

/** Writes the content of a record over the one with its id, in a transaction that then seals it. */
export async function writeRecord(
  statements: Pick<Statements, "run">,
  { kind, id, content }: Pick<StoredRecord, "kind" | "id" | "content">,
): Promise<void> {
  const columns = Object.entries(contents[kind]).flatMap(([name, list]) => (list === null ? [name] : []));
  // What is saved over a revision must not be saved over this one.
  const assignments = [
    ...columns.map((name) => `${name} = ?`),
    ...(kind === "names" || kind === "publications" ? ["revision = revision + 1"] : []),
  ];
  await statements.run(
    `UPDATE ${tables[kind]} SET ${assignments.join(", ")} WHERE rowid = ?`,
    ...columns.map((name) => content[name] as Value),
    id,
  );
  if (kind === "names")
    for (const table of ["units", "people"]) {
      await statements.run(`DELETE FROM ${table}`);
      await statements.run(
        `INSERT INTO ${table} (position, content) SELECT key, value FROM json_each(?)`,
        JSON.stringify(content[table]),
      );
    }
  if (kind === "publications") {
    await statements.run("DELETE FROM publication_versions WHERE publication = ?", id);
    for (const [validFrom, profile] of content.versions as [string, string][])
      await statements.run(
        "INSERT INTO publication_versions (publication, valid_from, profile) VALUES (?, ?, ?)",
        id,
        validFrom,
        profile,
      );
  }
}

/** Stores the checksum of a new record, in the transaction that inserts it. */
export async function sealRecord(statements: Statements, kind: RecordKind, id: number): Promise<void> {
  const record = await readRecord(statements, kind, id);
  if (record)
    await statements.run(`UPDATE ${tables[kind]} SET checksum = ? WHERE rowid = ?`, checksumOf(record), id);
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
