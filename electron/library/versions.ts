/** Versions of issues. Each method that answers a call `versions.*` of the contract has its name. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { KeptVersion, Version } from "../../shared/contract/workflow.ts";
import type { Person, Role } from "../../shared/workflow/states.ts";
import { thinned, type Kept } from "../../shared/workflow/thinning.ts";
import type { Audit } from "./audit.ts";
import type { Database } from "./driver.ts";
import { presentIssue, readStored, type IssueRow } from "./issue-row.ts";
import type { Statements } from "./statements.ts";

type Row = Omit<Version, "by"> & { name: string; role: Role };

/** After the last version of an issue, of whatever kind, until the next automatic one, ms. */
const automaticEvery = 600_000;
const columns = "id, made_at AS at, name, role, kind, state, label";
const missing = () => new BulletinError("not-found", { version: "" });
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
  readonly #person: () => Person;
  readonly #changed: () => void;

  /** @param changed called after each change of what `list` gives. */
  constructor(database: Database, now: () => Date, audit: Audit, person: () => Person, changed: () => void) {
    this.#database = database;
    this.#now = now;
    this.#audit = audit;
    this.#person = person;
    this.#changed = changed;
  }

  async list({ issue }: Input<"versions.list">): Promise<Output<"versions.list">> {
    const rows = await this.#database.all<Row>(
      `SELECT ${columns} FROM versions WHERE issue = ? ORDER BY made_at DESC, id DESC`,
      issue,
    );
    return { versions: rows.map(fromRow) };
  }

  /** @throws BulletinError `no-person` where nobody has said who they are, `not-found` */
  async keep({ issue, label, restores }: Input<"versions.keep">): Promise<Output<"versions.keep">> {
    const by = known(this.#person());
    const kept = await this.#database.transaction(async (statements) => {
      const row = await presentIssue(statements, issue);
      const restored =
        restores === undefined
          ? undefined
          : await statements.get<Row>(
              `SELECT ${columns} FROM versions WHERE id = ? AND issue = ?`,
              restores,
              issue,
            );
      if (restores !== undefined && !restored) throw missing();
      const id = await this.add(statements, row, {
        at: this.#now().toISOString(),
        by,
        kind: "manual",
        state: row.state,
        label,
      });
      if (restored)
        await this.#audit.record(statements, issue, "versionRestored", {
          at: restored.at,
          label: restored.label,
        });
      else await this.#audit.record(statements, issue, "versionKept", { label });
      return { id };
    });
    this.#changed();
    return kept;
  }

  /** @throws BulletinError `not-found`, `library-damaged`, `newer-version` */
  async get({ id }: Input<"versions.get">): Promise<Output<"versions.get">> {
    const row = await this.#database.get<Row & { document: Uint8Array }>(
      `SELECT ${columns}, document FROM versions JOIN version_contents USING (digest) WHERE id = ?`,
      id,
    );
    if (!row) throw missing();
    const { path } = this.#database;
    return { version: fromRow(row), document: readStored(inflated(row.document), `version ${id}`, path) };
  }

  /** All of an issue with what they hold, newest first. @throws BulletinError `library-damaged` */
  async all(issue: number): Promise<KeptVersion[]> {
    const { versions } = await this.list({ issue });
    const kept: KeptVersion[] = [];
    for (const { id } of versions) kept.push(await this.get({ id }));
    return kept;
  }

  /** Keeps the issue as it is stored. In the transaction of what it is kept for. */
  async add(
    statements: Statements,
    { id: issue, document }: Pick<IssueRow, "id" | "document">,
    { at, by, kind, state, label }: Omit<Version, "id">,
  ): Promise<number> {
    const digest = digestOf(document);
    await statements.run(
      "INSERT INTO version_contents (digest, document) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
      digest,
      deflateRawSync(document),
    );
    const { lastId } = await statements.run(
      "INSERT INTO versions (issue, made_at, name, role, kind, state, label, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      issue,
      at,
      by.name,
      by.role,
      kind,
      state,
      label,
      digest,
    );
    return lastId;
  }

  /**
   * From time to time keeps what a save is about to write over, so that also the first change after a pause can be taken
   * back: what was there before it is a version, what is there after it is the issue. True where it kept one.
   */
  async keepFromTimeToTime(statements: Statements, row: IssueRow, next: string): Promise<boolean> {
    if (row.document === next) return false;
    const last = await statements.get<{ at: string }>(
      "SELECT made_at AS at FROM versions WHERE issue = ? ORDER BY made_at DESC LIMIT 1",
      row.id,
    );
    if (last && this.#now().getTime() - Date.parse(last.at) < automaticEvery) return false;
    const newest = await statements.get<{ digest: string }>(
      "SELECT digest FROM versions WHERE issue = ? ORDER BY id DESC LIMIT 1",
      row.id,
    );
    if (newest?.digest === digestOf(row.document)) return false;
    const by = await this.#audit.lastEditor(statements, row.id);
    await this.add(statements, row, { at: row.saved_at, by, kind: "automatic", state: row.state, label: "" });
    await this.#thin(statements, row.id);
    return true;
  }

  async #thin(statements: Statements, issue: number): Promise<void> {
    const rows = await statements.all<{ id: number; at: string }>(
      "SELECT id, made_at AS at FROM versions WHERE issue = ? AND kind = 'automatic'",
      issue,
    );
    const kept = rows.map(({ id, at }): Kept => ({ id, at: Date.parse(at) }));
    for (const id of thinned(kept, this.#now().getTime())) {
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

/** What a person does on purpose bears a name. @throws BulletinError `no-person` */
export function known(by: Person): Person {
  if (by.name === "") throw new BulletinError("no-person");
  return by;
}

const digestOf = (document: string): string => createHash("sha256").update(document).digest("hex");

/** Text that is no document where the content is damaged: reading it tells. */
function inflated(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes).toString("utf8");
  } catch {
    return "";
  }
}
