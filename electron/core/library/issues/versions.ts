/** The versions of issues. A method that answers a call `versions.*` of the contract has the same name. */
import { inflateRawSync } from "node:zlib";
import { serialize } from "../../../../shared/document/migrate.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { KeptVersion, Version } from "../../../../shared/contract/workflow.ts";
import type { Person, Role } from "../../../../shared/workflow/states.ts";
import { listExpired, type ThinnedItem } from "../../../../shared/workflow/thinning.ts";
import type { Audit } from "../texts/audit.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { readGeneration } from "../database/generation.ts";
import { requireIssue, readStored, type IssueRow } from "../texts/issue-row.ts";
import { readIssueSave } from "../autosaves/issue-save.ts";
import type { Statements } from "../database/statements.ts";
import { insertVersion, type VersionSave } from "../autosaves/version-save.ts";
import { digestOf } from "../../system/digest.ts";

type Row = Omit<Version, "by"> & { name: string; role: Role };

/** Minimum time between any version of an issue and the next automatic one, in ms. */
const automaticInterval = 600_000;
const columns = "id, made_at AS at, name, role, kind, state, label";
const createMissingError = () => new BulletinError("not-found", { what: "version" });
const fromRow = ({ id, at, name, role, kind, state, label }: Row): Version => ({
  id,
  at,
  by: { name, role },
  kind,
  state,
  label,
});

export class Versions {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #audit: Audit;
  readonly #autosaves: Autosaves;
  readonly #person: () => Person;
  readonly #emitChange: () => void;
  readonly calls = {
    "versions.list": (input) => this.list(input),
    "versions.keep": (input) => this.keep(input),
    "versions.get": (input) => this.get(input),
  } satisfies CallsOf<"versions">;

  /** @param emitChange called after each change of the answers of `list` */
  constructor(
    database: Database,
    now: () => Date,
    { audit, autosaves, person }: { audit: Audit; autosaves: Autosaves; person: () => Person },
    emitChange: () => void,
  ) {
    this.#database = database;
    this.#now = now;
    this.#audit = audit;
    this.#autosaves = autosaves;
    this.#person = person;
    this.#emitChange = emitChange;
  }

  async list({ issue }: Input<"versions.list">): Promise<Output<"versions.list">> {
    const rows = await this.#database.all<Row>(
      `SELECT ${columns} FROM versions WHERE issue = ? ORDER BY made_at DESC, id DESC`,
      issue,
    );
    return { versions: rows.map(fromRow) };
  }

  /** @throws BulletinError `no-person` if the settings name no person, `not-found` */
  async keep({ issue, label, restores, document }: Input<"versions.keep">): Promise<Output<"versions.keep">> {
    const by = requirePerson(this.#person());
    const { version, save } = await this.#database.transaction(async (statements) => {
      const row = await requireIssue(statements, issue);
      const restoredRow =
        restores === undefined
          ? undefined
          : await statements.get<Row>(
              `SELECT ${columns} FROM versions WHERE id = ? AND issue = ?`,
              restores,
              issue,
            );
      if (restores !== undefined && !restoredRow) throw createMissingError();
      const keptRow = document === undefined ? row : { id: row.id, document: serialize(document) };
      const version = await this.add(statements, keptRow, {
        at: this.#now().toISOString(),
        by,
        kind: "manual",
        state: row.state,
        label,
      });
      if (restoredRow)
        await this.#audit.record(statements, issue, "versionRestored", {
          at: restoredRow.at,
          label: restoredRow.label,
        });
      else await this.#audit.record(statements, issue, "versionKept", { label });
      return { version, save: await readIssueSave(statements, issue) };
    });
    await this.#autosaves.keepVersion(version);
    await this.#autosaves.keep(save);
    this.#emitChange();
    return { id: version.id };
  }

  /** @throws BulletinError `not-found`, `library-damaged`, `newer-version` */
  async get({ id }: Input<"versions.get">): Promise<Output<"versions.get">> {
    const row = await this.#database.get<Row & { document: Uint8Array }>(
      `SELECT ${columns}, document FROM versions JOIN version_contents USING (digest) WHERE id = ?`,
      id,
    );
    if (!row) throw createMissingError();
    const { path } = this.#database;
    return { version: fromRow(row), document: readStored(inflate(row.document), `version ${id}`, path) };
  }

  /**
   * Reads all versions of an issue with their documents, newest first. @throws BulletinError
   * `library-damaged`
   */
  async readAll(issue: number): Promise<KeptVersion[]> {
    const { versions } = await this.list({ issue });
    const keptVersions: KeptVersion[] = [];
    for (const { id } of versions) keptVersions.push(await this.get({ id }));
    return keptVersions;
  }

  /**
   * Adds the stored document of an issue as a version, in the transaction of its caller. Returns it for its
   * autosave.
   */
  async add(
    statements: Statements,
    { id: issue, document }: Pick<IssueRow, "id" | "document">,
    { at, by, kind, state, label }: Omit<Version, "id">,
  ): Promise<VersionSave> {
    const version = { issue, at, ...by, kind, state, label, document };
    const id = await insertVersion(statements, { id: null, ...version });
    return { id, ...version, generation: await readGeneration(statements) };
  }

  /**
   * Keeps the document that a save is about to replace as an automatic version, at most once per
   * `automaticInterval`. Even the first change after a pause can thus be undone. Versions of the future do not
   * count: they were made before the clock was set back. Returns whether it kept a version.
   */
  async keepPeriodically(statements: Statements, row: IssueRow, next: string): Promise<boolean> {
    if (row.document === next) return false;
    const now = this.#now();
    const latest = await statements.get<{ at: string }>(
      "SELECT made_at AS at FROM versions WHERE issue = ? AND made_at <= ? ORDER BY made_at DESC LIMIT 1",
      row.id,
      now.toISOString(),
    );
    if (latest && now.getTime() - Date.parse(latest.at) < automaticInterval) return false;
    const lastAdded = await statements.get<{ digest: string }>(
      "SELECT digest FROM versions WHERE issue = ? ORDER BY id DESC LIMIT 1",
      row.id,
    );
    if (lastAdded?.digest === digestOf(row.document)) return false;
    const by = await this.#audit.lastEditor(statements, row.id);
    await this.add(statements, row, { at: row.saved_at, by, kind: "automatic", state: row.state, label: "" });
    await this.#thin(statements, row.id);
    return true;
  }

  /** Deletes automatic versions: the older they are, the fewer remain. */
  async #thin(statements: Statements, issue: number): Promise<void> {
    const rows = await statements.all<{ id: number; at: string }>(
      "SELECT id, made_at AS at FROM versions WHERE issue = ? AND kind = 'automatic'",
      issue,
    );
    const versions = rows.map(({ id, at }): ThinnedItem => ({ id, at: Date.parse(at) }));
    for (const id of listExpired(versions, this.#now().getTime())) {
      const row = await statements.get<{ digest: string }>("SELECT digest FROM versions WHERE id = ?", id);
      await statements.run("DELETE FROM versions WHERE id = ?", id);
      if (row)
        await statements.run(
          "DELETE FROM version_contents WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.digest = version_contents.digest)",
          row.digest,
        );
    }
  }
}

/**
 * Returns the person. Deliberate actions are recorded with a name. @throws BulletinError `no-person` if the
 * name is empty
 */
export function requirePerson(by: Person): Person {
  if (by.name === "") throw new BulletinError("no-person");
  return by;
}

/**
 * Unpacks a document. Gives an empty text if the content is damaged; reading that as a document then reports
 * the damage.
 */
function inflate(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes).toString("utf8");
  } catch {
    return "";
  }
}
