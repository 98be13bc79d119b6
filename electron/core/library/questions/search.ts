/**
 * Searches the articles of the library. Each method answers the call `search.*` of the contract with the same
 * name.
 */
import { comparedBody } from "../../../../shared/manuscripts/compared-text.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import type { SearchFilter, SearchResult, SearchSort } from "../../../../shared/contract/search.ts";
import { matches, parseQuery, type Query } from "../../../../shared/search/query.ts";
import { partsOf, snippetOf } from "../../../../shared/search/snippet.ts";
import type { Database } from "../database/driver.ts";
import { keysOn, matchOf } from "../texts/search-index.ts";
import type { Value } from "../database/statements.ts";

interface Row {
  issue: number;
  number: number | null;
  date: string | null;
  article: string;
  section: string | null;
  title: string | null;
  unit: string | null;
  text: string;
}
interface Clause {
  sql: string;
  values: Value[];
}

/** Number of articles read at a time for a query that the index cannot answer. */
const batch = 500;
/** Maximum number of units in the answer of `count`. */
const mostUnits = 30;
/** Weights of title, source and text: a hit in a title or a source is worth more than one in the text. */
const weights = "4.0, 2.0, 1.0";

export class Search {
  readonly #database: Database;
  readonly calls = {
    "search.find": (input) => this.find(input),
    "search.count": (input) => this.count(input),
  } satisfies CallsOf<"search">;

  constructor(database: Database) {
    this.#database = database;
  }

  async find({
    query: text,
    filter = {},
    sort = "date",
    limit = 20,
    offset = 0,
  }: Input<"search.find">): Promise<Output<"search.find">> {
    const query = parseQuery(text);
    if (query.length === 0) return { results: [], hasMore: false };
    const match = matchOf(query);
    // One row more than requested shows whether there are more.
    const rows =
      match === null
        ? await this.#scan(query, filter, limit + 1, offset)
        : await this.#page(match, filter, sort, limit + 1, offset);
    return { results: rows.slice(0, limit).map((row) => resultOf(query, row)), hasMore: rows.length > limit };
  }

  async count({ query: text, filter = {} }: Input<"search.count">): Promise<Output<"search.count">> {
    const query = parseQuery(text);
    const none = { total: 0, sections: [], units: [], years: [] };
    if (query.length === 0) return none;
    const match = matchOf(query);
    const rows =
      match === null
        ? (await this.#scan(query, filter, Number.MAX_SAFE_INTEGER, 0)).map(({ section, unit, date }) => ({
            section,
            unit,
            year: date?.slice(0, 4) ?? "",
            count: 1,
          }))
        : await this.#countGroups(match, filter);
    const sum = (nameOf: (row: (typeof rows)[number]) => readonly string[]) => {
      const counts = new Map<string, number>();
      for (const row of rows)
        for (const name of nameOf(row))
          if (name !== "") counts.set(name, (counts.get(name) ?? 0) + row.count);
      return [...counts]
        .map(([name, count]) => ({ name, count }))
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    };
    return {
      total: rows.reduce((total, { count }) => total + count, 0),
      sections: sum(({ section }) => [section ?? ""]),
      units: sum(({ unit }) => [...new Set((unit ?? "").split("、"))]).slice(0, mostUnits),
      years: sum(({ year }) => [year ?? ""]).toSorted((a, b) => (a.name < b.name ? 1 : -1)),
    };
  }

  /** Reads a page of results from the index. By date it needs no sorting, because keys rise with the date. */
  #page(
    match: string,
    filter: SearchFilter,
    sort: SearchSort,
    limit: number,
    offset: number,
  ): Promise<Row[]> {
    const { sql, values } = clauseOf(filter);
    const order = sort === "date" ? "search.rowid DESC" : `bm25(search, ${weights}), search.rowid DESC`;
    return this.#database.all<Row>(
      `SELECT ${columns} FROM search CROSS JOIN texts ON texts.key = search.rowid CROSS JOIN issues ON issues.id = texts.issue
       WHERE search MATCH ? AND ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
      match,
      ...values,
      limit,
      offset,
    );
  }

  #countGroups(
    match: string,
    filter: SearchFilter,
  ): Promise<{ section: string | null; unit: string | null; year: string | null; count: number }[]> {
    const { sql, values } = clauseOf(filter);
    return this.#database.slowReader.all(
      `SELECT texts.section, texts.unit, substr(issues.date, 1, 4) AS year, count(*) AS count
       FROM search CROSS JOIN texts ON texts.key = search.rowid CROSS JOIN issues ON issues.id = texts.issue
       WHERE search MATCH ? AND ${sql} GROUP BY 1, 2, 3`,
      match,
      ...values,
    );
  }

  /** Searches without the index, for queries that only say what must not occur. */
  async #scan(query: Query, filter: SearchFilter, limit: number, offset: number): Promise<Row[]> {
    const results: Row[] = [];
    const { sql, values } = clauseOf(filter, "texts.key");
    for (let before = Number.MAX_SAFE_INTEGER; results.length < offset + limit;) {
      const rows = await this.#database.all<Row & { key: number }>(
        `SELECT ${columns}, texts.key FROM texts JOIN issues ON issues.id = texts.issue
         WHERE texts.key < ? AND ${sql} ORDER BY texts.key DESC LIMIT ${batch}`,
        before,
        ...values,
      );
      results.push(
        ...rows.filter(({ title, unit, text }) => matches(query, [title ?? "", unit ?? "", text])),
      );
      const last = rows.at(-1);
      if (!last) break;
      before = last.key;
    }
    return results.slice(offset, offset + limit);
  }
}

const columns =
  "texts.issue, issues.number, issues.date, texts.article, texts.section, texts.title, texts.unit, texts.text";

/**
 * Writes a filter as a condition in SQL; issues in the bin are excluded. Dates are compared as ranges of
 * index keys.
 * @param key the column with the key of the article
 */
function clauseOf(
  { section, unit, from, to, number, state, publication }: SearchFilter,
  key = "search.rowid",
): Clause {
  const conditions: [sql: string, ...values: Value[]][] = [["issues.deleted_at IS NULL"]];
  if (section !== undefined) conditions.push(["texts.section = ?", section]);
  if (unit !== undefined) conditions.push(["instr('、' || texts.unit || '、', '、' || ? || '、') > 0", unit]);
  if (from !== undefined) conditions.push([`${key} >= ?`, keysOn(from)[0]]);
  if (to !== undefined) conditions.push([`${key} < ?`, keysOn(to)[1]], ["issues.date IS NOT NULL"]);
  if (number !== undefined) conditions.push(["issues.number = ?", number]);
  if (state !== undefined) conditions.push(["issues.state = ?", state]);
  if (publication !== undefined) conditions.push(["issues.publication IS ?", publication]);
  return {
    sql: conditions.map(([sql]) => sql).join(" AND "),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

function resultOf(
  query: Query,
  { issue, number, date, article, section, title, unit, text }: Row,
): SearchResult {
  return {
    issue,
    number,
    date,
    article,
    section: section ?? "",
    title: partsOf(query, title ?? ""),
    snippet: snippetOf(query, comparedBody(title, text)),
    source: unit ?? "",
  };
}
