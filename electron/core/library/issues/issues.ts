/** The issues of a library. A method that answers a call `issues.*` of the contract has the same name. */
import { serialize } from "../../../../shared/document/migrate.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { AuditAction, KeptVersion } from "../../../../shared/contract/workflow.ts";
import type { Audit } from "../texts/audit.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import {
  createMissingIssueError,
  requireIssue,
  progressOf,
  readIssue,
  type IssueRow,
} from "../texts/issue-row.ts";
import { readGeneration, requireGeneration } from "../database/generation.ts";
import { readIssueSave } from "../autosaves/issue-save.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";
import { listIssues, readFacts, readLatestIssue } from "./issue-list.ts";
import type { Leases } from "./leases.ts";
import { findPublication, requirePublication } from "../tables/publications.ts";
import type { Statements } from "../database/statements.ts";
import type { Versions } from "./versions.ts";

/** Determines the publication of a new issue, within the transaction that inserts it. */
type PublicationFor = (statements: Statements) => Promise<number | null>;

/** How an issue was created: the entry of the audit log, and its versions, newest first. */
interface Creation {
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
  readonly #emitChange: () => void;
  readonly #emitVersionsChange: () => void;
  readonly calls = {
    "issues.list": (input) => this.list(input),
    "issues.readFacts": (input) => this.readFacts(input),
    "issues.findLatest": (input) => this.findLatest(input),
    "issues.create": (input) => this.create(input),
    "issues.open": (input) => this.open(input),
    "issues.takeOver": (input) => this.takeOver(input),
    "issues.renew": (input) => this.renew(input),
    "issues.save": (input) => this.save(input),
    "issues.close": (input) => this.close(input),
    "issues.duplicate": (input) => this.duplicate(input),
    "issues.remove": (input) => this.remove(input),
    "issues.restore": (input) => this.restore(input),
    "issues.assign": (input) => this.assign(input),
  } satisfies Partial<CallsOf<"issues">>;

  /** @param emit called after each change of the list of issues, or of the list of versions */
  constructor(
    database: Database,
    now: () => Date,
    {
      leases,
      audit,
      versions,
      autosaves,
    }: { leases: Leases; audit: Audit; versions: Versions; autosaves: Autosaves },
    emit: { list: () => void; versions: () => void },
  ) {
    this.#database = database;
    this.#now = now;
    this.#leases = leases;
    this.#audit = audit;
    this.#versions = versions;
    this.#autosaves = autosaves;
    this.#emitChange = emit.list;
    this.#emitVersionsChange = emit.versions;
  }

  list(request: Input<"issues.list">): Promise<Output<"issues.list">> {
    return listIssues(this.#database, request);
  }

  readFacts({ deleted }: Input<"issues.readFacts">): Promise<Output<"issues.readFacts">> {
    return readFacts(this.#database, deleted, this.#now());
  }

  findLatest(request: Input<"issues.findLatest">): Promise<Output<"issues.findLatest">> {
    return readLatestIssue(this.#database, request);
  }

  /** @throws BulletinError `not-found` if the publication does not exist */
  async create({
    document,
    publication,
    versions = [],
  }: Input<"issues.create">): Promise<Output<"issues.create">> {
    return await this.#insert(document, { action: "created", versions }, async (statements) => {
      if (publication) await requirePublication(statements, publication);
      return publication === undefined ? findPublication(statements, document.masthead.name) : publication;
    });
  }

  /**
   * Opens an issue for writing if no other session has it; otherwise for reading, and `holder` is the session
   * that writes. A session whose program has ended does not count: it is `leftBy`.
   */
  open({ id, session, label }: Input<"issues.open">): Promise<Output<"issues.open">> {
    return this.#database.transaction(
      async (statements) => {
        const row = await requireIssue(statements, id);
        const { holder, leftBy } = await this.#leases.find(statements, id, session);
        if (!holder) await this.#leases.take(statements, id, { session, label });
        return {
          ...this.#toOpenIssue(row),
          generation: await readGeneration(statements),
          holder,
          ...(leftBy && { leftBy }),
        };
      },
      { waits: true },
    );
  }

  takeOver({ id, session, label }: Input<"issues.takeOver">): Promise<Output<"issues.takeOver">> {
    return this.#database.transaction(async (statements) => {
      const row = await requireIssue(statements, id);
      if (await this.#leases.findHolder(statements, id, session))
        await this.#audit.record(statements, id, "takenOver");
      await this.#leases.take(statements, id, { session, label });
      return { ...this.#toOpenIssue(row), generation: await readGeneration(statements), holder: null };
    });
  }

  /**
   * Renews the lease. If `held` is false and `holder` is null, nobody has the issue, and the session may open
   * it again.
   */
  async renew({ id, session }: Input<"issues.renew">): Promise<Output<"issues.renew">> {
    const isHeld = await this.#leases.renew(this.#database, id, session);
    return {
      held: isHeld,
      holder: isHeld ? null : await this.#leases.findHolder(this.#database, id, session),
      generation: await readGeneration(this.#database),
    };
  }

  /**
   * Saves a document over the revision that the caller has. The promise resolves after the commit is on the
   * disk.
   *
   * A session whose lease has expired may still save if no other session took the issue (the machine slept):
   * an unchanged revision proves that nothing was written meanwhile.
   *
   * A save that is repeated because its answer was lost gets the same answer and is not carried out again.
   * @throws BulletinError `restoring` while a backup is restored; `restored` if the document was opened before
   *   that; `taken-over` if another session has the issue, `conflict` if someone else has saved it since
   *   `revision`, `locked` if it is final, `not-found` if it is in the bin
   */
  async save({
    id,
    session,
    revision,
    generation: generationOfText,
    document,
  }: Input<"issues.save">): Promise<Output<"issues.save">> {
    const { assignments, values, text } = contentColumns(document);
    const { answer, save, hasVersion } = await this.#database.transaction(async (statements) => {
      await requireGeneration(statements, generationOfText);
      const row = await requireIssue(statements, id);
      const holder = await this.#leases.findHolder(statements, id, session);
      if (holder) throw new BulletinError("taken-over", { holder: holder.label, refused: "write" });
      const label = await this.#leases.findLabel(statements, id, session);
      const isSavedHere = label !== "" && row.saved_by === label && row.document === text;
      if (isSavedHere && row.revision === revision + 1)
        return {
          answer: { revision: row.revision, savedAt: row.saved_at },
          save: await readIssueSave(statements, id),
          hasVersion: false,
        };
      if (row.state === "final") throw new BulletinError("locked", { refused: "write" });
      if (row.revision !== revision)
        throw new BulletinError("conflict", { what: "issue", holder: row.saved_by });
      const savedAt = this.#now().toISOString();
      const hasVersion = await this.#versions.keepPeriodically(statements, row, text);
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
      return {
        answer: { revision: revision + 1, savedAt },
        save: await readIssueSave(statements, id),
        hasVersion,
      };
    });
    await this.#autosaves.keep(save);
    this.#emitChange();
    if (hasVersion) this.#emitVersionsChange();
    return answer;
  }

  async close({ id, session }: Input<"issues.close">): Promise<Output<"issues.close">> {
    await this.#leases.release(this.#database, id, session);
    return {};
  }

  /** Creates a new issue with the same document. */
  async duplicate({ id }: Input<"issues.duplicate">): Promise<Output<"issues.duplicate">> {
    const row = await requireIssue(this.#database, id);
    return await this.#insert(
      this.#read(row),
      { action: "duplicated", details: { of: String(id) } },
      async () => row.publication,
    );
  }

  /** @throws BulletinError `not-found` if the issue or the publication does not exist */
  async assign({ id, publication }: Input<"issues.assign">): Promise<Output<"issues.assign">> {
    return await this.#change(id, async (statements) => {
      const row = await requireIssue(statements, id);
      if (row.publication === publication) return;
      const name = publication === null ? "" : await requirePublication(statements, publication);
      await statements.run("UPDATE issues SET publication = ? WHERE id = ?", publication, id);
      await this.#audit.record(statements, id, "assigned", { publication: name });
    });
  }

  /** Moves an issue to the bin. A session that has it open learns of it at its next save. */
  async remove({ id }: Input<"issues.remove">): Promise<Output<"issues.remove">> {
    return await this.#change(id, async (statements) => {
      await requireIssue(statements, id);
      await statements.run("UPDATE issues SET deleted_at = ? WHERE id = ?", this.#now().toISOString(), id);
      await statements.run("DELETE FROM leases WHERE issue = ?", id);
      await this.#audit.record(statements, id, "removed");
    });
  }

  async restore({ id }: Input<"issues.restore">): Promise<Output<"issues.restore">> {
    return await this.#change(id, async (statements) => {
      const { changes } = await statements.run(
        "UPDATE issues SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL",
        id,
      );
      if (changes === 0) throw createMissingIssueError();
      await this.#audit.record(statements, id, "restored");
    });
  }

  /** Reads an issue without opening it for editing. @throws BulletinError `not-found` */
  async read(id: number): Promise<{ document: BulletinDocument; publication: number | null }> {
    const row = await requireIssue(this.#database, id);
    return { document: this.#read(row), publication: row.publication };
  }

  /**
   * Creates several issues, all or none. Writes no autosaves: the imported files still exist, and a backup
   * follows. `digest` is the SHA-256 of the file that an issue was imported from.
   * @param isFinal marks them as final, without a step of the workflow: they were printed before they were
   *   imported
   */
  async createMany(
    documents: readonly { document: BulletinDocument; digest?: string; versions?: readonly KeptVersion[] }[],
    isFinal: boolean,
  ): Promise<number[]> {
    const ids = await this.#database.transaction(async (statements) => {
      const createdIds: number[] = [];
      for (const { document, digest, versions = [] } of documents) {
        const id = await this.#insertIn(statements, document, { action: "created", versions }, () =>
          findPublication(statements, document.masthead.name),
        );
        if (isFinal) await statements.run("UPDATE issues SET state = 'final' WHERE id = ?", id);
        if (digest !== undefined)
          await statements.run(
            "INSERT INTO imported_files (digest, issue) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET issue = excluded.issue",
            digest,
            id,
          );
        createdIds.push(id);
      }
      return createdIds;
    });
    this.#emitChange();
    return ids;
  }

  /**
   * Finds an issue, not in the bin, that was imported from a file with this digest, or that has the same
   * number, name and date.
   */
  async findImported(
    digest: string,
    { number, name, date }: BulletinDocument["masthead"],
  ): Promise<{ id: number; number: number | null } | null> {
    const sameFile = await this.findByDigest(digest);
    if (sameFile || number === null) return sameFile;
    const joinedName = name.filter((line) => line !== "").join(" ");
    return (
      (await this.#database.get<{ id: number; number: number }>(
        "SELECT id, number FROM issues WHERE number = ? AND name = ? AND date IS ? AND deleted_at IS NULL LIMIT 1",
        number,
        joinedName,
        date,
      )) ?? null
    );
  }

  /**
   * Finds an issue, not in the bin, by the digest of the file that it was imported from. This needs no
   * parsing, so importing a folder a second time is fast.
   */
  async findByDigest(digest: string): Promise<{ id: number; number: number | null } | null> {
    return (
      (await this.#database.get<{ id: number; number: number | null }>(
        "SELECT id, number FROM issues WHERE id = (SELECT issue FROM imported_files WHERE digest = ?) AND deleted_at IS NULL",
        digest,
      )) ?? null
    );
  }

  async #insert(
    document: BulletinDocument,
    creation: Creation,
    publicationFor: PublicationFor,
  ): Promise<{ id: number }> {
    const { id, save } = await this.#database.transaction(async (statements) => {
      const id = await this.#insertIn(statements, document, creation, publicationFor);
      return { id, save: await readIssueSave(statements, id) };
    });
    await this.#autosaves.keep(save);
    this.#emitChange();
    return { id };
  }

  /** Changes how an issue stands, and keeps that. */
  async #change(id: number, work: (statements: Statements) => Promise<void>): Promise<Record<string, never>> {
    const save = await this.#database.transaction(async (statements) => {
      await work(statements);
      return readIssueSave(statements, id);
    });
    await this.#autosaves.keep(save);
    this.#emitChange();
    return {};
  }

  async #insertIn(
    statements: Statements,
    document: BulletinDocument,
    { action, details, versions = [] }: Creation,
    publicationFor: PublicationFor,
  ): Promise<number> {
    // First, because it refuses anything that is not a document.
    const { columns, values } = contentColumns(document);
    const publication = await publicationFor(statements);
    const { lastId: id } = await statements.run(
      `INSERT INTO issues (${columns}, publication, saved_at) VALUES (${values.map(() => "?").join(", ")}, ?, ?)`,
      ...values,
      publication,
      this.#now().toISOString(),
    );
    await keepDerived(statements, id, document);
    await this.#audit.record(statements, id, action, details);
    // Oldest first, so that ids rise with time.
    for (const { version, document: earlier } of versions.toReversed())
      await this.#versions.add(statements, { id, document: serialize(earlier) }, version);
    return id;
  }

  #toOpenIssue(row: IssueRow): Omit<Output<"issues.open">, "generation" | "holder"> {
    const { id, publication, revision, saved_at: savedAt } = row;
    return { id, publication, progress: progressOf(row), document: this.#read(row), revision, savedAt };
  }

  #read(row: IssueRow): BulletinDocument {
    return readIssue(row, this.#database.path);
  }
}
