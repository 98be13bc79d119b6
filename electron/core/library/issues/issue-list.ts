/** The list of issues. Reading a page takes the same time in a large library as in a small one. */
import { readIssueWords } from "../../../../shared/search/issue-words.ts";
import type { Input, Output } from "../../../../shared/contract/calls.ts";
import type { IssuesFilter, IssueSummary } from "../../../../shared/contract/issues.ts";
import type { IssueState } from "../../../../shared/workflow/states.ts";
import type { Reader, Value } from "../database/statements.ts";

const columns =
  "id, number, name, date, articles, characters, publication, state, saved_at AS savedAt, deleted_at AS deletedAt";
const inBin = (deleted: boolean): string => `deleted_at IS ${deleted ? "NOT NULL" : "NULL"}`;

/**
 * By year, then by number, newest first. Issues without a date or a number come first, because they are still
 * being worked on. The index `issues_order` has the same order.
 */
const order =
  "iif(date IS NULL OR number IS NULL, id, 0) DESC, substr(date, 1, 4) DESC, number DESC, date DESC, id DESC";

/** Reads a page of the list, and the number of issues that match the filter. */
export async function listIssues(
  database: Reader,
  { deleted, filter = {}, limit, offset = 0 }: Input<"issues.list">,
): Promise<Output<"issues.list">> {
  const { sql, values } = conditionsOf(deleted, filter);
  const issues = await database.all<IssueSummary>(
    `SELECT ${columns} FROM issues WHERE ${inBin(deleted)} AND ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    limit ?? -1,
    offset,
  );
  if (limit === undefined) return { issues, total: issues.length + offset };
  const count = await database.get<{ total: number }>(
    `SELECT count(*) AS total FROM issues WHERE ${inBin(deleted)} AND ${sql}`,
    ...values,
  );
  return { issues, total: count?.total ?? 0 };
}

/** The text that words are searched in: number, name, and the date with and without leading zeros. */
const line =
  "lower(coalesce('第' || number || '期 ', '') || name || ' ' || coalesce(date || ' ' || replace(date, '-0', '-'), ''))";

/**
 * Writes a filter as a condition in SQL. The inner SELECT needs only columns of the index `issues_listing`,
 * so that the rows themselves, with their documents, are read for the requested page alone.
 */
function conditionsOf(
  deleted: boolean,
  { text, year, state, number }: IssuesFilter,
): { sql: string; values: Value[] } {
  const conditions: [sql: string, ...values: Value[]][] = [];
  for (const word of readIssueWords(text ?? "")) conditions.push([`instr(${line}, ?) > 0`, word]);
  if (year !== undefined) conditions.push(["substr(date, 1, 4) = ?", year]);
  if (state !== undefined) conditions.push(["state = ?", state]);
  if (number !== undefined) conditions.push(["number = ?", number]);
  if (conditions.length === 0) return { sql: "TRUE", values: [] };
  const condition = conditions.map(([sql]) => sql).join(" AND ");
  return {
    sql: `id IN (SELECT id FROM issues WHERE ${inBin(deleted)} AND ${condition})`,
    values: conditions.flatMap(([, ...values]) => values),
  };
}

/**
 * Counts the issues by year and by state, and finds the publication of the issue that was saved last. Saves of
 * the future, from before the clock was set back, come last.
 */
export async function readFacts(
  database: Reader,
  deleted: boolean,
  now: Date,
): Promise<Output<"issues.readFacts">> {
  const rows = await database.all<{ year: string | null; state: IssueState; count: number }>(
    `SELECT substr(date, 1, 4) AS year, state, count(*) AS count FROM issues WHERE ${inBin(deleted)} GROUP BY 1, 2 ORDER BY 1 DESC`,
  );
  const latest = await database.get<{ publication: number }>(
    "SELECT publication FROM issues WHERE publication IS NOT NULL AND deleted_at IS NULL ORDER BY saved_at > ?, saved_at DESC LIMIT 1",
    now.toISOString(),
  );
  return {
    total: rows.reduce((total, { count }) => total + count, 0),
    years: [...new Set(rows.flatMap(({ year }) => year ?? []))],
    states: [...new Set(rows.map(({ state }) => state))],
    lastPublication: latest?.publication ?? null,
  };
}

/** Finds the issue with the highest number of the latest year, of one publication or of all. */
export async function readLatestIssue(
  database: Reader,
  { publication }: Input<"issues.findLatest">,
): Promise<Output<"issues.findLatest">> {
  const issue = await database.get<IssueSummary>(
    `SELECT ${columns} FROM issues WHERE deleted_at IS NULL AND number IS NOT NULL${publication === undefined ? "" : " AND publication IS ?"}
     ORDER BY substr(coalesce(date, ''), 1, 4) DESC, number DESC LIMIT 1`,
    ...(publication === undefined ? [] : [publication]),
  );
  return { issue: issue ?? null };
}
