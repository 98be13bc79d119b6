/**
 * The context that the checker needs besides the issue, and the findings that people ignore. Each method
 * answers the call `checking.*` of the contract with the same name.
 */
import { localDay } from "../../../../shared/basics/dates.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import type { KeptIgnored } from "../../../../shared/contract/checking.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { readFaceCharacters } from "../../system/font-characters.ts";
import type { Person } from "../../../../shared/workflow/states.ts";
import type { Database } from "../database/driver.ts";
import type { Names } from "../tables/names.ts";
import type { Publications } from "../tables/publications.ts";
import type { Similar } from "./similar.ts";
import type { Statements } from "../database/statements.ts";

interface Row extends Omit<KeptIgnored, "scope"> {
  issue: number | null;
}

interface Parts {
  names: Names;
  publications: Publications;
  similar: Similar;
  now: () => Date;
  person: () => Person;
  /** Called after each change of the ignored findings. */
  emitChange: () => void;
}

/** Maximum number of articles of an issue that are searched for in the archive: more than any issue has. */
const maximumArticles = 100;

export class Checking {
  readonly #database: Database;
  readonly #parts: Parts;
  readonly calls = {
    "checking.get": (input) => this.get(input),
    "checking.findPrinted": (input) => this.findPrinted(input),
    "checking.ignore": (input) => this.ignore(input),
    "checking.stopIgnoring": (input) => this.stopIgnoring(input),
  } satisfies CallsOf<"checking">;

  constructor(database: Database, parts: Parts) {
    this.#database = database;
    this.#parts = parts;
  }

  /**
   * Reads the context for checking an issue, and the ignored findings that apply to it. @throws BulletinError
   * `not-found`
   */
  async get({ issue }: Input<"checking.get">): Promise<Output<"checking.get">> {
    const { names, publications, now } = this.#parts;
    const [{ units, people }, faces] = await Promise.all([names.list(), readFaceCharacters()]);
    const answer = await this.#database.transaction(
      async (statements) => {
        const { publication, date } = await publicationOf(statements, issue);
        // The previous issue of the publication; for an issue without a date, the latest one.
        const previous = await statements.get<{ number: number; date: string | null }>(
          `SELECT number, date FROM issues
         WHERE publication IS ? AND id <> ? AND deleted_at IS NULL AND number IS NOT NULL AND (? IS NULL OR date IS NULL OR date <= ?)
         ORDER BY date DESC, number DESC LIMIT 1`,
          publication,
          issue,
          date,
          date,
        );
        const rows = await statements.all<Row>(
          "SELECT id, issue, rule, text, around, reason, by, at FROM ignored_findings WHERE issue = ? OR (issue IS NULL AND publication IS ?) ORDER BY id DESC",
          issue,
          publication,
        );
        return {
          publication,
          date,
          previous: previous ?? null,
          ignored: rows.map(({ issue: within, ...row }) => ({
            ...row,
            scope: within === null ? ("publication" as const) : ("issue" as const),
          })),
        };
      },
      { waits: true },
    );
    const today = localDay(now());
    const profile =
      answer.publication === null
        ? null
        : await publications.profileOn(answer.publication, answer.date ?? today);
    const { off = [], labels = [], words = [], eventDays = null } = profile?.proofing ?? {};
    const { previous, ignored } = answer;
    return {
      context: {
        names: { units, people },
        off,
        labels,
        words,
        eventDays,
        imprint: profile?.imprint ?? null,
        previous,
        faces,
        today,
      },
      ignored,
    };
  }

  /**
   * Finds the articles of an issue that were printed in another issue before it. @throws BulletinError
   * `not-found`
   */
  async findPrinted({ issue }: Input<"checking.findPrinted">): Promise<Output<"checking.findPrinted">> {
    const { date } = await publicationOf(this.#database, issue);
    const articles = await this.#database.all<{ article: string; text: string }>(
      "SELECT article, text FROM texts WHERE issue = ? ORDER BY id LIMIT ?",
      issue,
      maximumArticles,
    );
    const printedBefore: Output<"checking.findPrinted">["printed"] = [];
    for (const { article, text } of articles) {
      const { matches } = await this.#parts.similar.find({ text, excludeIssue: issue });
      const earlier = matches.find(
        (match) => match.kind === "article" && (date === null || match.date === null || match.date <= date),
      );
      if (earlier?.kind === "article")
        printedBefore.push({
          article,
          title: earlier.title ?? "",
          number: earlier.number,
          date: earlier.date,
          share: earlier.share,
        });
    }
    return { printed: printedBefore };
  }

  /**
   * Ignores a finding. Without `around` it is ignored in every issue of the publication. @throws
   * BulletinError `not-found`
   */
  async ignore({
    issue,
    ignored: { rule, text, around },
    reason,
  }: Input<"checking.ignore">): Promise<Output<"checking.ignore">> {
    const id = await this.#database.transaction(async (statements) => {
      const { publication } = await publicationOf(statements, issue);
      const { lastId } = await statements.run(
        "INSERT INTO ignored_findings (issue, publication, rule, text, around, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        around === null ? null : issue,
        publication,
        rule,
        text,
        around,
        reason,
        this.#parts.person().name,
        this.#parts.now().toISOString(),
      );
      return lastId;
    });
    this.#parts.emitChange();
    return { id };
  }

  /** Stops ignoring a finding. An id that does not exist is no error. */
  async stopIgnoring({ id }: Input<"checking.stopIgnoring">): Promise<Output<"checking.stopIgnoring">> {
    await this.#database.run("DELETE FROM ignored_findings WHERE id = ?", id);
    this.#parts.emitChange();
    return {};
  }
}

async function publicationOf(
  statements: Pick<Statements, "get">,
  issue: number,
): Promise<{ publication: number | null; date: string | null }> {
  const row = await statements.get<{ publication: number | null; date: string | null }>(
    "SELECT publication, date FROM issues WHERE id = ?",
    issue,
  );
  if (!row) throw new BulletinError("not-found", { what: "issue" });
  return row;
}
