/** The list of manuscripts. Neither a page nor a count reads their documents. */
import type { Input, Output } from "../../../../shared/contract/calls.ts";
import {
  readManuscriptWords,
  type Manuscript,
  type ManuscriptStatus,
} from "../../../../shared/contract/manuscripts.ts";
import type { Reader, Value } from "../database/statements.ts";

type Row = Omit<Manuscript, "confirmed" | "usedIn"> & {
  confirmed: number;
  issue: number | null;
  number: number | null;
};

/**
 * Selects the columns of the list, and the latest issue that uses the manuscript. Issues in the bin do not
 * count as uses.
 */
const select = `
  SELECT m.id, m.title, m.unit, m.author, m.received, m.date, m.confirmed, m.state, m.reason, m.note, m.file, m.characters, i.id AS issue, i.number
  FROM manuscripts m LEFT JOIN issues i ON i.id = (
    SELECT max(u.issue) FROM manuscript_uses u JOIN issues used ON used.id = u.issue AND used.deleted_at IS NULL WHERE u.manuscript = m.id)`;

const fromRow = ({ issue, number, confirmed, ...row }: Row): Manuscript => ({
  ...row,
  confirmed: confirmed === 1,
  usedIn: issue === null ? null : { issue, number },
});

/** Newest first. The index `manuscripts_listing` has the same order. */
const order = "m.received DESC, m.id DESC";

const inBin = (deleted: boolean): string => `m.deleted_at IS ${deleted ? "NOT NULL" : "NULL"}`;

/** Reads the manuscripts with these ids, in any order. Those that do not exist are left out. */
export async function readManuscripts(reader: Reader, ids: readonly number[]): Promise<Manuscript[]> {
  const rows = await reader.all<Row>(
    `${select} WHERE m.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return rows.map(fromRow);
}

/** Reads a page of the list, and the number of manuscripts that match the filter. */
export async function listManuscripts(
  reader: Reader,
  { deleted, filter = {}, limit, offset = 0 }: Input<"manuscripts.list">,
): Promise<Output<"manuscripts.list">> {
  const { sql, values } = conditionsOf(deleted, filter);
  // The ids first, from the index alone: the rows with their documents are read for the page only.
  const rows = await reader.all<Row>(
    `${select} WHERE m.id IN (SELECT m.id FROM manuscripts m WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?) ORDER BY ${order}`,
    ...values,
    limit ?? -1,
    offset,
  );
  const manuscripts = rows.map(fromRow);
  if (limit === undefined) return { manuscripts, total: manuscripts.length + offset };
  const count = await reader.get<{ total: number }>(
    `SELECT count(*) AS total FROM manuscripts m WHERE ${sql}`,
    ...values,
  );
  return { manuscripts, total: count?.total ?? 0 };
}

/** The ids of the manuscripts that issues use, other than one issue (parameter; null for none). */
const usedIds =
  "(SELECT u.manuscript FROM manuscript_uses u JOIN issues i ON i.id = u.issue AND i.deleted_at IS NULL WHERE u.issue IS NOT ?)";

/** The text that words are searched in. */
const line = "lower(m.title || ' ' || m.unit || ' ' || m.author || ' ' || m.file)";

/** Writes a filter as a condition in SQL that needs only columns of the index `manuscripts_listing`. */
function conditionsOf(
  deleted: boolean,
  { text, statuses, issue, ids, excluded }: NonNullable<Input<"manuscripts.list">["filter"]>,
): { sql: string; values: Value[] } {
  const conditions: [sql: string, ...values: Value[]][] = [[inBin(deleted)]];
  for (const word of readManuscriptWords(text ?? "")) conditions.push([`instr(${line}, ?) > 0`, word]);
  if (statuses !== undefined)
    conditions.push([
      `iif(m.id IN ${usedIds}, 'used', m.state) IN (SELECT value FROM json_each(?))`,
      issue ?? null,
      JSON.stringify(statuses),
    ]);
  if (ids !== undefined) conditions.push(["m.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids)]);
  if (excluded !== undefined)
    conditions.push(["m.id NOT IN (SELECT value FROM json_each(?))", JSON.stringify(excluded)]);
  return {
    sql: conditions.map(([sql]) => sql).join(" AND "),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

/** Counts the manuscripts, and of those that have the words the manuscripts of each status. */
export async function countManuscripts(
  reader: Reader,
  { deleted, text = "" }: Input<"manuscripts.count">,
): Promise<Output<"manuscripts.count">> {
  const { sql, values } = conditionsOf(deleted, { text });
  const rows = await reader.all<{ status: ManuscriptStatus; count: number }>(
    `SELECT iif(m.id IN ${usedIds}, 'used', m.state) AS status, count(*) AS count FROM manuscripts m WHERE ${sql} GROUP BY 1`,
    null,
    ...values,
  );
  const all = await reader.get<{ total: number }>(
    `SELECT count(*) AS total FROM manuscripts m WHERE ${inBin(deleted)}`,
  );
  const counts = { new: 0, chosen: 0, kept: 0, returned: 0, used: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return { total: all?.total ?? 0, counts };
}
