/**
 * Statistics of articles and manuscripts (用稿统计). Each method answers the call `statistics.*` of the contract
 * with the same name.
 */
import { defaultScoring, type Scoring } from "../../../../shared/publications/scoring.ts";
import { namesOn } from "../../../../shared/names/validity.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { CountedArticle, LeaderNote, StatisticsFilter } from "../../../../shared/contract/statistics.ts";
import {
  countArticles,
  type ArticleGroup,
  type ReceivedGroup,
  type StatisticsDimension,
} from "../../../../shared/statistics/count.ts";
import { countedAs, creditOf } from "../../../../shared/statistics/credit.ts";
import { unitNames, type UnitNames } from "../../../../shared/statistics/unit-names.ts";
import type { Audit } from "../texts/audit.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { readIssueSave } from "../autosaves/issue-save.ts";
import { addLeaderNotes } from "../texts/leader-notes.ts";
import type { Names } from "../tables/names.ts";
import type { Publications } from "../tables/publications.ts";
import type { Value } from "../database/statements.ts";

interface GroupRow {
  publication: number | null;
  version: string | null;
  key: string | null;
  unit: string | null;
  mentions: string | null;
  brief: number | null;
  articles: number;
  characters: number;
  notes: number;
}
type ArticleRow = Omit<CountedArticle, "title" | "section" | "source" | "role" | "points" | "notes"> &
  Pick<GroupRow, "publication" | "version" | "unit" | "mentions" | "brief"> & {
    title: string | null;
    section: string | null;
  };

/**
 * The SQL expressions by which articles and manuscripts are grouped. Articles counted by unit need no key:
 * their groups are formed by the source, which may name several units.
 */
const keys: Record<StatisticsDimension, { article: string; manuscript: string }> = {
  unit: { article: "''", manuscript: "m.unit" },
  section: { article: "t.section", manuscript: "''" },
  month: { article: "substr(i.date, 1, 7)", manuscript: "substr(m.received, 1, 7)" },
  year: { article: "substr(i.date, 1, 4)", manuscript: "substr(m.received, 1, 4)" },
  author: { article: "(SELECT author FROM manuscripts WHERE id = t.origin)", manuscript: "m.author" },
};

const listOf = (joinedNames: string | null): string[] =>
  joinedNames === null || joinedNames === "" ? [] : joinedNames.split("、");

interface Parts {
  names: Names;
  publications: Publications;
  audit: Audit;
  autosaves: Autosaves;
  /** Called after each change of the figures. */
  emitChange: () => void;
}

export class Statistics {
  readonly #database: Database;
  readonly #parts: Parts;
  readonly calls = {
    "statistics.count": (input) => this.count(input),
    "statistics.articles": (input) => this.articles(input),
    "statistics.setNotes": (input) => this.setNotes(input),
  } satisfies CallsOf<"statistics">;

  constructor(database: Database, parts: Parts) {
    this.#database = database;
    this.#parts = parts;
  }

  async count({ by, filter }: Input<"statistics.count">): Promise<Output<"statistics.count">> {
    const { listedUnits, names } = await this.#units(filter);
    const groups = await this.#groupArticles(by, filter);
    const receivedGroups = await this.#countReceived(by, filter);
    const { sql, values } = issuesClause(filter);
    const issues = await this.#database.slowReader.get<{ issues: number }>(
      `WITH ${sql} SELECT count(*) AS issues FROM i`,
      ...values,
    );
    const { rows, total } = countArticles({
      by,
      groups,
      receivedGroups,
      names,
      ...(by === "unit" && { listedUnits }),
    });
    return { rows, total: { issues: issues?.issues ?? 0, ...total } };
  }

  async articles({
    by,
    name,
    filter,
    limit = 50,
    offset = 0,
  }: Input<"statistics.articles">): Promise<Output<"statistics.articles">> {
    const { names } = await this.#units(filter);
    const scoring = await this.#readScoring();
    const groups = await this.#groupArticles(by, filter);
    const countedGroups = groups.filter((group) => countedAs(by, name, group, names));
    const { sql, values } = issuesClause(filter);
    // The articles of these groups are found by the same columns that the groups were formed by.
    const groupKeys = JSON.stringify(
      countedGroups.map(({ key, units, mentions }) => [key, units.join("、"), mentions.join("、")]),
    );
    const articlesOfGroups = `FROM i JOIN texts t ON t.issue = i.id WHERE (coalesce(${keys[by].article}, ''), coalesce(t.unit, ''), coalesce(t.mentions, '')) IN (SELECT DISTINCT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`;
    const rows = await this.#database.slowReader.all<ArticleRow>(
      `WITH ${sql} SELECT i.id AS issue, i.number, i.date, i.publication, i.version, t.article, t.section, t.title, t.unit, t.mentions, t.brief, t.characters
       ${articlesOfGroups} ORDER BY i.date DESC, i.id DESC, t.place LIMIT ? OFFSET ?`,
      ...values,
      groupKeys,
      limit,
      offset,
    );
    const count = await this.#database.slowReader.get<{ total: number }>(
      `WITH ${sql} SELECT count(*) AS total ${articlesOfGroups}`,
      ...values,
      groupKeys,
    );
    const articles = await Promise.all(
      rows.map(async ({ publication, version, unit, mentions, brief, title, section, ...row }) => {
        const notes = await this.#notesOf(row.issue, row.article);
        const group = {
          scoring: scoring(publication, version),
          units: listOf(unit),
          mentions: listOf(mentions),
          isBrief: brief === 1,
          notes: notes.length,
        };
        return {
          ...row,
          section: section ?? "",
          title: title ?? "",
          source: unit ?? "",
          notes,
          ...creditOf(by, name, group, names),
        };
      }),
    );
    return { articles, total: count?.total ?? 0 };
  }

  #notesOf(issue: number, article: string): Promise<LeaderNote[]> {
    return this.#database.slowReader.all<LeaderNote>(
      "SELECT leader, date, text FROM leader_notes WHERE issue = ? AND article = ? ORDER BY id",
      issue,
      article,
    );
  }

  /**
   * Replaces the leaders' notes on an article. @throws BulletinError `not-found` if the issue has no such
   * article
   */
  async setNotes({
    issue,
    article,
    notes,
  }: Input<"statistics.setNotes">): Promise<Output<"statistics.setNotes">> {
    const save = await this.#database.transaction(async (statements) => {
      const row = await statements.get<{ title: string | null }>(
        "SELECT title FROM texts WHERE issue = ? AND article = ?",
        issue,
        article,
      );
      if (!row) throw new BulletinError("not-found", { what: "article" });
      await statements.run("DELETE FROM leader_notes WHERE issue = ? AND article = ?", issue, article);
      await addLeaderNotes(
        statements,
        issue,
        notes.map((note) => ({ ...note, article })),
      );
      await this.#parts.audit.record(statements, issue, "noted", {
        title: row.title ?? "",
        leaders: notes.map(({ leader }) => leader).join("、"),
      });
      return readIssueSave(statements, issue);
    });
    await this.#parts.autosaves.keep(save);
    this.#parts.emitChange();
    return {};
  }

  /**
   * Gives the names under which units are counted, as they are at the end of the period, and the full names
   * of the units that existed during the period (`listed`).
   */
  async #units({ from, to }: StatisticsFilter): Promise<{ names: UnitNames; listedUnits: string[] }> {
    const tables = await this.#parts.names.list();
    const unitsAtEnd = new Set(namesOn(tables, to ?? null).units);
    const unitsDuring = tables.units.filter(
      (unit) => (unit.from ?? "") <= (to ?? "9999") && (from ?? "") <= (unit.to ?? "9999"),
    );
    return {
      names: unitNames([...unitsAtEnd, ...tables.units.filter((unit) => !unitsAtEnd.has(unit))]),
      listedUnits: unitsDuring.map(({ full }) => full),
    };
  }

  /**
   * Reads the scoring rules of all publications. The returned function takes the first day of a version
   * (`validFrom`).
   */
  async #readScoring(): Promise<(publication: number | null, version: string | null) => Scoring> {
    const { publications } = await this.#parts.publications.list();
    const rules = new Map<string, Scoring>(
      publications.flatMap(({ id, versions }) =>
        versions.map(({ validFrom, profile }) => [`${id} ${validFrom}`, profile.scoring] as const),
      ),
    );
    return (publication, version) => rules.get(`${publication} ${version}`) ?? defaultScoring;
  }

  /** Groups the printed articles. Articles of one group are counted and scored alike. */
  async #groupArticles(by: StatisticsDimension, filter: StatisticsFilter): Promise<ArticleGroup[]> {
    const scoring = await this.#readScoring();
    const { sql, values } = issuesClause(filter);
    const rows = await this.#database.slowReader.all<GroupRow>(
      `WITH ${sql}, noted AS MATERIALIZED (SELECT issue, article, count(*) AS notes FROM leader_notes GROUP BY issue, article)
       SELECT i.publication, i.version, ${keys[by].article} AS key, t.unit, t.mentions, t.brief, count(*) AS articles, sum(t.characters) AS characters, coalesce(sum(n.notes), 0) AS notes
       FROM i JOIN texts t ON t.issue = i.id LEFT JOIN noted n ON n.issue = t.issue AND n.article = t.article
       GROUP BY 1, 2, 3, 4, 5, 6`,
      ...values,
    );
    return rows.map(({ publication, version, key, unit, mentions, brief, ...sums }) => ({
      key: key ?? "",
      scoring: scoring(publication, version),
      units: listOf(unit),
      mentions: listOf(mentions),
      isBrief: brief === 1,
      ...sums,
    }));
  }

  /**
   * Counts the received manuscripts. They belong to no publication, so a filter by publication does not
   * exclude them.
   */
  #countReceived(by: StatisticsDimension, { from, to }: StatisticsFilter): Promise<ReceivedGroup[]> {
    return this.#database.slowReader.all<ReceivedGroup>(
      `SELECT ${keys[by].manuscript} AS key, count(*) AS received,
         sum(EXISTS (SELECT 1 FROM manuscript_uses u JOIN issues used ON used.id = u.issue AND used.deleted_at IS NULL WHERE u.manuscript = m.id)) AS adopted
       FROM manuscripts m WHERE m.deleted_at IS NULL AND m.received >= ? AND m.received <= ? GROUP BY 1`,
      from ?? "",
      to ?? "9999",
    );
  }
}

/**
 * Writes a filter as a common table expression `i` with the chosen issues. `version` is the first day
 * (`valid_from`) of the version of the publication that applies to the issue.
 */
function issuesClause({ from, to, publication, finalOnly }: StatisticsFilter): {
  sql: string;
  values: Value[];
} {
  const conditions: [sql: string, ...values: Value[]][] = [["deleted_at IS NULL"]];
  if (from !== undefined) conditions.push(["date >= ?", from]);
  if (to !== undefined) conditions.push(["date <= ?", to]);
  if (publication !== undefined) conditions.push(["publication IS ?", publication]);
  if (finalOnly) conditions.push(["state = 'final'"]);
  return {
    // Before the first version of a publication, the first version applies (as in `versionOn`).
    sql: `i AS MATERIALIZED (
      SELECT id, number, date, publication, coalesce(
        (SELECT max(valid_from) FROM publication_versions v WHERE v.publication = issues.publication AND v.valid_from <= coalesce(issues.date, '9999')),
        (SELECT min(valid_from) FROM publication_versions v WHERE v.publication = issues.publication)) AS version
      FROM issues WHERE ${conditions.map(([sql]) => sql).join(" AND ")})`,
    values: conditions.flatMap(([, ...values]) => values),
  };
}
