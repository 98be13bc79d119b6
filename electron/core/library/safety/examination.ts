/**
 * Checks the whole content of a library, for the command `doctor`. Reads everything; a damaged record is reported as
 * damage.
 */
import { stat } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import type { DoctorCheck } from "../../../../shared/contract/backups.ts";
import { isLost, isPicture } from "../tables/assets.ts";
import { problemsOf, type Database } from "../database/driver.ts";
import { readIssue, readStored, type IssueRow } from "../texts/issue-row.ts";
import {
  listRecordIds,
  readRecord,
  recordKinds,
  requireSound,
  type RecordKind,
} from "../database/records.ts";
import { isDamage } from "../database/sqlite-errors.ts";
import { digestOf } from "../../system/digest.ts";

/** Number of rows read at a time. */
const batch = 200;

/**
 * Runs all checks. One that a damaged page stops is left out: the result of the database, which is the first, tells
 * of the damage.
 */
export async function examineLibrary(database: Database): Promise<DoctorCheck[]> {
  const checks = [await examineDatabase(database)];
  for (const examine of [examineIndex, examineDocuments, examinePictures, examineVersions])
    try {
      checks.push(await examine(database));
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  return checks;
}

async function examineDatabase(database: Database): Promise<DoctorCheck> {
  const [problem] = await problemsOf(database.slowReader);
  const megabytes = String(Math.round(((await stat(database.path)).size / 1024 / 1024) * 10) / 10);
  if (problem !== undefined) return { name: "database", level: "error", details: { problem } };
  const { issues = 0 } =
    (await database.slowReader.get<{ issues: number }>("SELECT count(*) AS issues FROM issues")) ?? {};
  return { name: "database", level: "fine", details: { issues: String(issues), megabytes } };
}

/** Checks that each article has one key in the search index, and that the index has no other keys. */
async function examineIndex(database: Database): Promise<DoctorCheck> {
  const counts = await database.slowReader.get<{ articles: number; missing: number; indexed: number }>(
    "SELECT count(*) AS articles, sum(key IS NULL) AS missing, (SELECT count(*) FROM search_docsize) AS indexed FROM texts WHERE issue IS NOT NULL",
  );
  const { articles = 0, missing: missingKeys = 0, indexed: indexedArticles = 0 } = counts ?? {};
  const details = { articles: String(articles) };
  return (missingKeys ?? 0) > 0 || indexedArticles !== articles
    ? { name: "index", level: "error", details: { ...details, indexed: String(indexedArticles) } }
    : { name: "index", level: "fine", details };
}

/** Checks the issues and all records. */
async function examineDocuments(database: Database): Promise<DoctorCheck> {
  const damagedRows: string[] = [];
  let count = 0;
  const check = async (name: string, read: () => unknown): Promise<void> => {
    count += 1;
    try {
      await read();
    } catch {
      damagedRows.push(name);
    }
  };
  for await (const row of rowsOf<Pick<IssueRow, "id" | "document" | "checksum">>(
    database,
    "SELECT id, document, checksum FROM issues",
  ))
    await check(`issues ${row.id}`, () => readIssue(row, database.path));
  for (const kind of recordKinds)
    for (const id of await listRecordIds(database.slowReader, kind))
      await check(`${kind} ${id}`, () => requireReadable(database, kind, id));
  return damagedRows.length > 0
    ? {
        name: "documents",
        level: "error",
        details: { wrong: damagedRows.slice(0, 20).join(", "), count: String(damagedRows.length) },
      }
    : { name: "documents", level: "fine", details: { count: String(count) } };
}

/** @throws BulletinError `library-damaged` */
async function requireReadable(database: Database, kind: RecordKind, id: number): Promise<void> {
  const record = await readRecord(database.slowReader, kind, id);
  if (!record) return;
  const { document } = requireSound(record, database);
  if (kind === "manuscripts") readStored(String(document), "", database.path);
}

async function examinePictures(database: Database): Promise<DoctorCheck> {
  let [count, lostCount] = [0, 0];
  const damagedPictures: string[] = [];
  for (const { digest } of await database.slowReader.all<{ digest: string }>("SELECT digest FROM assets")) {
    const row = await database.slowReader.get<{ bytes: Uint8Array }>(
      "SELECT bytes FROM assets WHERE digest = ?",
      digest,
    );
    count += 1;
    if (row && isPicture(row.bytes, digest)) continue;
    damagedPictures.push(digest.slice(0, 12));
    if (row && isLost(row.bytes)) lostCount += 1;
  }
  return damagedPictures.length > 0
    ? {
        name: "pictures",
        level: "error",
        details: {
          wrong: damagedPictures.join(", "),
          count: String(damagedPictures.length),
          // Of these, pictures that are known to be in no backup.
          lost: String(lostCount),
        },
      }
    : { name: "pictures", level: "fine", details: { count: String(count) } };
}

async function examineVersions(database: Database): Promise<DoctorCheck> {
  const digests = await database.slowReader.all<{ digest: string }>("SELECT digest FROM version_contents");
  let damagedCount = 0;
  for (const { digest } of digests) {
    const row = await database.slowReader.get<{ document: Uint8Array }>(
      "SELECT document FROM version_contents WHERE digest = ?",
      digest,
    );
    try {
      if (!row || digestOf(inflateRawSync(row.document)) !== digest) damagedCount += 1;
    } catch {
      damagedCount += 1;
    }
  }
  return damagedCount > 0
    ? { name: "versions", level: "error", details: { count: String(damagedCount) } }
    : { name: "versions", level: "fine", details: { count: String(digests.length) } };
}

/** Reads the rows of a SELECT without a WHERE in batches, by id. */
async function* rowsOf<Row extends { id: number }>(database: Database, select: string): AsyncGenerator<Row> {
  for (let last = 0; ;) {
    const rows = await database.slowReader.all<Row>(
      `${select} WHERE id > ? ORDER BY id LIMIT ${batch}`,
      last,
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
