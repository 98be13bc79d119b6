/**
 * The publications of a library. A method that answers a call `publications.*` of the contract has the same
 * name.
 */
import { z } from "zod";
import { parseJson } from "../../../../shared/basics/json.ts";
import { localDay } from "../../../../shared/basics/dates.ts";
import { findNumberProblem, type Numbered } from "../../../../shared/publications/numbering.ts";
import {
  joinName,
  nameKey,
  publicationVersions,
  versionOn,
  type PublicationProfile,
  type PublicationVersion,
} from "../../../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { pageOf, standardPage, type PageProfile } from "../../../../shared/layout/page.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import {
  changeRecord,
  readRecord,
  readRecords,
  requireSound,
  sealRecord,
  type Damageable,
  type StoredRecord,
} from "../database/records.ts";
import type { Statements } from "../database/statements.ts";

interface Row {
  id: number;
  name: string;
  revision: number;
  issues: number;
  deletedAt: string | null;
}

/**
 * The date used for the numbering of an issue without a date: the latest version of the publication applies.
 */
const latestDate = "9999-12-31";
const createMissingError = () => new BulletinError("not-found", { what: "publication" });

export class Publications {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #autosaves: Autosaves;
  readonly #emitChange: () => void;
  readonly calls = {
    "publications.list": () => this.list(),
    "publications.create": (input) => this.create(input),
    "publications.save": (input) => this.save(input),
    "publications.checkNumber": (input) => this.checkNumber(input),
    "publications.remove": (input) => this.remove(input),
    "publications.restore": (input) => this.restore(input),
  } satisfies CallsOf<"publications">;

  /** @param emitChange called after each change of a publication, or of which issues belong to it */
  constructor(database: Database, now: () => Date, autosaves: Autosaves, emitChange: () => void) {
    this.#database = database;
    this.#now = now;
    this.#autosaves = autosaves;
    this.#emitChange = emitChange;
  }

  /** Lists all publications by name, including removed ones. */
  async list(): Promise<Output<"publications.list">> {
    const rows = await this.#database.all<Row>(
      `SELECT id, name, revision, deleted_at AS deletedAt,
         (SELECT count(*) FROM issues WHERE publication = publications.id AND issues.deleted_at IS NULL) AS issues
       FROM publications ORDER BY name, id`,
    );
    // Read after their revisions: a save between the two then gives a conflict, and no loss.
    const records = new Map(
      (await readRecords(this.#database, "publications")).map((record) => [record.id, record]),
    );
    return {
      publications: rows.flatMap((row) => {
        const record = records.get(row.id);
        return record ? [{ ...row, versions: readVersions(record, this.#database) }] : [];
      }),
    };
  }

  /**
   * Creates a publication, and adds the issues with its name that belong to none. `issues` is their number.
   */
  create({ versions }: Input<"publications.create">): Promise<Output<"publications.create">> {
    return this.#write(
      async (statements) => {
        const { lastId: id } = await statements.run(
          "INSERT INTO publications (name) VALUES (?)",
          nameOf(versions),
        );
        await writeVersions(statements, id, versions);
        await sealRecord(statements, "publications", id);
        return { id, issues: await adoptIssues(statements, id, nameOf(versions)) };
      },
      ({ id }) => [id],
    );
  }

  /** @throws BulletinError `conflict` if it was saved by someone else since `revision`, `not-found` */
  save({ id, revision, versions }: Input<"publications.save">): Promise<Output<"publications.save">> {
    return this.#write(
      async (statements) => {
        const row = await statements.get<Row>(
          "SELECT revision FROM publications WHERE id = ? AND deleted_at IS NULL",
          id,
        );
        if (!row) throw createMissingError();
        if (row.revision !== revision) throw new BulletinError("conflict", { what: "publication" });
        await changeRecord(statements, this.#database, { kind: "publications", id }, async () => {
          await statements.run(
            "UPDATE publications SET name = ?, revision = ? WHERE id = ?",
            nameOf(versions),
            revision + 1,
            id,
          );
          await writeVersions(statements, id, versions);
        });
        return { revision: revision + 1 };
      },
      () => [id],
    );
  }

  /**
   * Finds a problem with the number of an issue among the other issues of its publication. @throws
   * BulletinError `not-found`
   */
  async checkNumber({
    issue,
    number,
    date,
  }: Input<"publications.checkNumber">): Promise<Output<"publications.checkNumber">> {
    const row = await this.#database.get<{ publication: number | null }>(
      "SELECT publication FROM issues WHERE id = ?",
      issue,
    );
    if (!row) throw new BulletinError("not-found", { what: "issue" });
    if (row.publication === null) return { problem: null };
    const others = await this.#database.all<Numbered>(
      "SELECT number, date FROM issues WHERE publication = ? AND id <> ? AND deleted_at IS NULL",
      row.publication,
      issue,
    );
    return {
      problem: findNumberProblem(
        { number, date },
        others,
        versionOn(await this.#readVersions(row.publication), date ?? latestDate).profile.numbering,
      ),
    };
  }

  /**
   * Finds the page profile for printing an issue: that of its publication (removed or not) on the date of the
   * issue, or today if the issue has no date. An issue without a publication uses the standard page.
   * @throws BulletinError `not-found` if the publication does not exist
   */
  async pageFor(
    { masthead }: Pick<BulletinDocument, "masthead">,
    publication: number | null,
  ): Promise<PageProfile> {
    if (publication === null) return standardPage;
    return pageOf(await this.profileOn(publication, masthead.date ?? localDay(this.#now())));
  }

  /**
   * Finds the profile of a publication (removed or not) on a day.
   * @throws BulletinError `not-found` if the publication does not exist
   */
  async profileOn(publication: number, day: string): Promise<PublicationProfile> {
    await requirePublication(this.#database, publication);
    return versionOn(await this.#readVersions(publication), day).profile;
  }

  remove({ id }: Input<"publications.remove">): Promise<Output<"publications.remove">> {
    return this.#setDeletedAt(id, "NULL", this.#now().toISOString());
  }

  restore({ id }: Input<"publications.restore">): Promise<Output<"publications.restore">> {
    return this.#setDeletedAt(id, "NOT NULL", null);
  }

  async #setDeletedAt(
    id: number,
    previous: "NULL" | "NOT NULL",
    deletedAt: string | null,
  ): Promise<Record<string, never>> {
    return this.#write(
      async (statements) => {
        const { changes } = await changeRecord(statements, this.#database, { kind: "publications", id }, () =>
          statements.run(
            `UPDATE publications SET deleted_at = ? WHERE id = ? AND deleted_at IS ${previous}`,
            deletedAt,
            id,
          ),
        );
        if (changes === 0) throw createMissingError();
        return {};
      },
      () => [id],
    );
  }

  /** @param listIds gives the ids of what was changed */
  async #write<Answer>(
    work: (statements: Statements) => Promise<Answer>,
    listIds: (answer: Answer) => readonly number[],
  ): Promise<Answer> {
    const answer = await this.#database.transaction(work);
    await this.#autosaves.keepRecords(this.#database, "publications", listIds(answer));
    this.#emitChange();
    return answer;
  }

  async #readVersions(id: number): Promise<PublicationVersion[]> {
    const record = await readRecord(this.#database, "publications", id);
    if (!record) throw createMissingError();
    return readVersions(record, this.#database);
  }
}

/** The versions as the database holds them. */
const versionRows = z.array(z.tuple([z.string(), z.string()]));

/**
 * Reads the versions of a publication. Content was valid when it was stored, so invalid content is damage.
 * @throws BulletinError `library-damaged`
 */
export function readVersions(record: StoredRecord, database: Damageable): PublicationVersion[] {
  const { versions } = requireSound(record, database);
  try {
    return publicationVersions.parse(
      versionRows.parse(versions).map(([validFrom, profile]) => ({ validFrom, profile: parseJson(profile) })),
    );
  } catch (cause) {
    throw database.damage(`publications ${record.id}`, cause);
  }
}

/**
 * Adds the issues with the name of a new publication that belong to none. They get no autosaves, because there may be
 * thousands. @returns their number
 */
export async function adoptIssues(
  statements: Pick<Statements, "run">,
  id: number,
  name: string,
): Promise<number> {
  const { changes } = await statements.run(
    "UPDATE issues SET publication = ? WHERE publication IS NULL AND replace(replace(name, ' ', ''), char(0x3000), '') = ?",
    id,
    nameKey([name]),
  );
  return changes;
}

/** Reads the name of a publication, removed or not. @throws BulletinError `not-found` if it does not exist */
export async function requirePublication(statements: Pick<Statements, "get">, id: number): Promise<string> {
  const row = await statements.get<Pick<Row, "name">>("SELECT name FROM publications WHERE id = ?", id);
  if (!row) throw createMissingError();
  return row.name;
}

/** Finds the publication with this name that is not removed; null if there is none. */
export async function findPublication(
  statements: Pick<Statements, "all">,
  name: readonly string[],
): Promise<number | null> {
  const rows = await statements.all<{ id: number; name: string }>(
    "SELECT id, name FROM publications WHERE deleted_at IS NULL ORDER BY id",
  );
  return rows.find((row) => nameKey([row.name]) === nameKey(name))?.id ?? null;
}

const nameOf = (versions: readonly PublicationVersion[]): string =>
  joinName(versions.at(-1)?.profile.name ?? []);

async function writeVersions(
  statements: Statements,
  id: number,
  versions: readonly PublicationVersion[],
): Promise<void> {
  await statements.run("DELETE FROM publication_versions WHERE publication = ?", id);
  for (const { validFrom, profile } of versions) {
    await statements.run(
      "INSERT INTO publication_versions (publication, valid_from, profile) VALUES (?, ?, ?)",
      id,
      validFrom,
      JSON.stringify(profile),
    );
  }
}
