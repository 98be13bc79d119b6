/** The issues of a library. Each method answers the call `issues.*` of the contract that has its name. */
import { serialize } from "../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { AuditAction, KeptVersion } from "../../shared/contract/workflow.ts";
import type { Audit } from "./audit.ts";
import type { Autosaves } from "./autosaves.ts";
import type { Database } from "./driver.ts";
import { missingIssue, presentIssue, progressOf, readIssue, type IssueRow } from "./issue-row.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";
import { factsOf, latestIssue, listIssues } from "./issue-list.ts";
import { Leases } from "./leases.ts";
import { existing, publicationNamed } from "./publications.ts";
import type { Statements } from "./statements.ts";
import type { Versions } from "./versions.ts";

type PublicationFor = (statements: Statements) => Promise<number | null>;

/** How an issue came to be. */
interface Made {
  action: AuditAction;
  details?: Record<string, string>;
  versions?: readonly KeptVersion[];
}

export class Issues {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #leases: Leases;
  readonly #audit: Audit;
  readonly #versions: Versions;
  readonly #autosaves: Autosaves;
  readonly #changed: () => void;
  readonly #versionKept: () => void;

  /** @param changed called after each change of what `list` gives, of issues and of versions. */
  constructor(
    database: Database,
    now: () => Date,
    { audit, versions, autosaves }: { audit: Audit; versions: Versions; autosaves: Autosaves },
    changed: { list: () => void; versions: () => void },
  ) {
    this.#database = database;
    this.#now = now;
    this.#leases = new Leases(now);
    this.#audit = audit;
    this.#versions = versions;
    this.#autosaves = autosaves;
    this.#changed = changed.list;
    this.#versionKept = changed.versions;
  }

  list(asked: Input<"issues.list">): Promise<Output<"issues.list">> {
    return listIssues(this.#database, asked);
  }

  facts({ deleted }: Input<"issues.facts">): Promise<Output<"issues.facts">> {
    return factsOf(this.#database, deleted);
  }

  latest(asked: Input<"issues.latest">): Promise<Output<"issues.latest">> {
    return latestIssue(this.#database, asked);
  }

  /** @throws BulletinError `not-found` where there is no such publication. */
  async create({
    document,
    publication,
    versions = [],
  }: Input<"issues.create">): Promise<Output<"issues.create">> {
    return await this.#insert(document, { action: "created", versions }, async (statements) => {
      if (publication) await existing(statements, publication);
      return publication === undefined ? publicationNamed(statements, document.masthead.name) : publication;
    });
  }

  /** For writing where nobody else does; else for reading, with `holder` telling who writes. */
  open({ id, session, label }: Input<"issues.open">): Promise<Output<"issues.open">> {
    return this.#database.transaction(async (statements) => {
      const row = await presentIssue(statements, id);
      const holder = await this.#leases.other(statements, id, session);
      if (!holder) await this.#leases.take(statements, id, { session, label });
      return { ...this.#opened(row), holder };
    });
  }

  takeOver({ id, session, label }: Input<"issues.takeOver">): Promise<Output<"issues.takeOver">> {
    return this.#database.transaction(async (statements) => {
      const row = await presentIssue(statements, id);
      if (await this.#leases.other(statements, id, session))
        await this.#audit.record(statements, id, "takenOver");
      await this.#leases.take(statements, id, { session, label });
      return { ...this.#opened(row), holder: null };
    });
  }

  /** `held` false and `holder` null: nobody writes, so the session may open the issue again. */
  async renew({ id, session }: Input<"issues.renew">): Promise<Output<"issues.renew">> {
    const held = await this.#leases.renew(this.#database, id, session);
    return { held, holder: held ? null : await this.#leases.other(this.#database, id, session) };
  }

  /**
   * Saves on top of the revision that the caller has. The answer comes after the commit is on the disk.
   *
   * A session whose lease ran out while nobody else took it (a machine that slept) may save: the revision shows that
   * nothing was written in between.
   *
   * The same save asked for twice, because its answer got lost on the way, is answered again and not made again.
   * @throws BulletinError `taken-over` while another session has the issue, `conflict` where another has saved it,
   * `locked` where it is final, `not-found` where it is in the bin.
   */
  async save({ id, session, revision, document }: Input<"issues.save">): Promise<Output<"issues.save">> {
    const { assignments, values } = contentColumns(document);
    const text = serialize(document);
    const { hasVersion, publication, ...saved } = await this.#database.transaction(async (statements) => {
      const row = await presentIssue(statements, id);
      const holder = await this.#leases.other(statements, id, session);
      if (holder) throw new BulletinError("taken-over", { holder: holder.label });
      const label = await this.#leases.label(statements, id, session);
      const isOwn = label !== "" && row.saved_by === label && row.document === text;
      if (isOwn && row.revision === revision + 1)
        return {
          revision: row.revision,
          savedAt: row.saved_at,
          publication: row.publication,
          hasVersion: false,
        };
      if (row.state === "final") throw new BulletinError("locked");
      if (row.revision !== revision) throw new BulletinError("conflict", { holder: row.saved_by });
      const savedAt = this.#now().toISOString();
      const hasVersion = await this.#versions.keepFromTimeToTime(statements, row, text);
      await this.#audit.recordEdit(statements, id);
      await statements.run(
        `UPDATE issues SET ${assignments}, revision = ?, saved_at = ?, saved_by = ? WHERE id = ?`,
        ...values,
        revision + 1,
        savedAt,
        label,
        id,
      );
      await keepDerived(statements, id, document);
      await this.#leases.renew(statements, id, session);
      return { revision: revision + 1, savedAt, publication: row.publication, hasVersion };
    });
    await this.#autosaves.keep({ issue: id, publication, ...saved, document: text });
    this.#changed();
    if (hasVersion) this.#versionKept();
    return saved;
  }

  async close({ id, session }: Input<"issues.close">): Promise<Output<"issues.close">> {
    await this.#leases.release(this.#database, id, session);
    return {};
  }

  /** A new issue with the same document. */
  async duplicate({ id }: Input<"issues.duplicate">): Promise<Output<"issues.duplicate">> {
    const row = await presentIssue(this.#database, id);
    return await this.#insert(
      this.#read(row),
      { action: "duplicated", details: { of: String(id) } },
      async () => row.publication,
    );
  }

  /** @throws BulletinError `not-found` where there is no such issue or publication. */
  async assign({ id, publication }: Input<"issues.assign">): Promise<Output<"issues.assign">> {
    await this.#database.transaction(async (statements) => {
      await presentIssue(statements, id);
      if (publication !== null) await existing(statements, publication);
      await statements.run("UPDATE issues SET publication = ? WHERE id = ?", publication, id);
    });
    this.#changed();
    return {};
  }

  /** Puts into the bin, also while a session has it open: that one is told at its next save. */
  async remove({ id }: Input<"issues.remove">): Promise<Output<"issues.remove">> {
    await this.#database.transaction(async (statements) => {
      await presentIssue(statements, id);
      await statements.run("UPDATE issues SET deleted_at = ? WHERE id = ?", this.#now().toISOString(), id);
      await statements.run("DELETE FROM leases WHERE issue = ?", id);
      await this.#audit.record(statements, id, "removed");
    });
    this.#changed();
    return {};
  }

  async restore({ id }: Input<"issues.restore">): Promise<Output<"issues.restore">> {
    await this.#database.transaction(async (statements) => {
      const { changes } = await statements.run(
        "UPDATE issues SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL",
        id,
      );
      if (changes === 0) throw missingIssue();
      await this.#audit.record(statements, id, "restored");
    });
    this.#changed();
    return {};
  }

  /** The document of the latest issue with this number that is not in the bin. */
  async findByNumber(
    number: number,
  ): Promise<{ id: number; document: BulletinDocument; publication: number | null }> {
    const row = await this.#database.get<IssueRow>(
      "SELECT * FROM issues WHERE number = ? AND deleted_at IS NULL ORDER BY date DESC, id DESC LIMIT 1",
      number,
    );
    if (!row) throw missingIssue(String(number));
    return { id: row.id, document: this.#read(row), publication: row.publication };
  }

  /**
   * Takes in many at once, all of them or none. Without autosaves: what they came from is there, and a backup follows.
   * `digest` is of the file that each came from.
   * @param isFinal they were printed before they came here: nobody moved them
   */
  async createMany(
    documents: readonly { document: BulletinDocument; digest?: string; versions?: readonly KeptVersion[] }[],
    isFinal: boolean,
  ): Promise<number[]> {
    const ids = await this.#database.transaction(async (statements) => {
      const made: number[] = [];
      for (const { document, digest, versions = [] } of documents) {
        const { id } = await this.#insertIn(statements, document, { action: "created", versions }, () =>
          publicationNamed(statements, document.masthead.name),
        );
        if (isFinal) await statements.run("UPDATE issues SET state = 'final' WHERE id = ?", id);
        if (digest !== undefined)
          await statements.run(
            "INSERT INTO imported_files (digest, issue) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET issue = excluded.issue",
            digest,
            id,
          );
        made.push(id);
      }
      return made;
    });
    this.#changed();
    return ids;
  }

  /** The issue, not in the bin, that came from a file with these bytes; or that has the same number, name and day. */
  async knownAs(
    digest: string,
    { number, name, date }: BulletinDocument["masthead"],
  ): Promise<{ id: number; number: number | null } | null> {
    const sameFile = await this.fromFile(digest);
    if (sameFile || number === null) return sameFile;
    const joined = name.filter((line) => line !== "").join(" ");
    return (
      (await this.#database.get<{ id: number; number: number }>(
        "SELECT id, number FROM issues WHERE number = ? AND name = ? AND date IS ? AND deleted_at IS NULL LIMIT 1",
        number,
        joined,
        date,
      )) ?? null
    );
  }

  /** Before a file is read: a folder is gone through again in no time. */
  async fromFile(digest: string): Promise<{ id: number; number: number | null } | null> {
    return (
      (await this.#database.get<{ id: number; number: number | null }>(
        "SELECT id, number FROM issues WHERE id = (SELECT issue FROM imported_files WHERE digest = ?) AND deleted_at IS NULL",
        digest,
      )) ?? null
    );
  }

  async #insert(
    document: BulletinDocument,
    made: Made,
    publicationFor: PublicationFor,
  ): Promise<{ id: number }> {
    const { id, ...saved } = await this.#database.transaction((statements) =>
      this.#insertIn(statements, document, made, publicationFor),
    );
    await this.#autosaves.keep({ issue: id, revision: 0, ...saved, document: serialize(document) });
    this.#changed();
    return { id };
  }

  async #insertIn(
    statements: Statements,
    document: BulletinDocument,
    { action, details, versions = [] }: Made,
    publicationFor: PublicationFor,
  ): Promise<{ id: number; publication: number | null; savedAt: string }> {
    // Before anything is asked of it: what is no document is refused here.
    const { columns, values } = contentColumns(document);
    const publication = await publicationFor(statements);
    const savedAt = this.#now().toISOString();
    const { lastId: id } = await statements.run(
      `INSERT INTO issues (${columns}, publication, saved_at) VALUES (${values.map(() => "?").join(", ")}, ?, ?)`,
      ...values,
      publication,
      savedAt,
    );
    await keepDerived(statements, id, document);
    await this.#audit.record(statements, id, action, details);
    // The oldest first: ids rise with time.
    for (const { version, document: earlier } of versions.toReversed())
      await this.#versions.add(statements, { id, document: serialize(earlier) }, version);
    return { id, publication, savedAt };
  }

  #opened(row: IssueRow): Omit<Output<"issues.open">, "holder"> {
    const { id, publication, revision, saved_at: savedAt } = row;
    return { id, publication, progress: progressOf(row), document: this.#read(row), revision, savedAt };
  }

  #read(row: IssueRow): BulletinDocument {
    return readIssue(row, this.#database.path);
  }
}
