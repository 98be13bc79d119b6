/** The manuscripts (稿库). A method that answers a call `manuscripts.*` of the contract has the same name. */
import { localDay } from "../../../../shared/basics/dates.ts";
import { serialize } from "../../../../shared/document/migrate.ts";
import { deriveOutline } from "../../../../shared/document/outline.ts";
import { guessOrigin } from "../../../../shared/manuscripts/origin.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { Manuscript } from "../../../../shared/contract/manuscripts.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { nextManuscriptId } from "../database/id-counters.ts";
import { readStored } from "../texts/issue-row.ts";
import { countManuscripts, listManuscripts, readManuscripts } from "./manuscript-list.ts";
import { changeRecord, readRecord, requireSound, sealedColumns } from "../database/records.ts";
import type { Statements, Value } from "../database/statements.ts";
import { keepManuscript } from "../texts/texts.ts";

/** A manuscript to add. */
export interface NewManuscript {
  /** The name of its file. */
  file: string;
  /** SHA-256 of the file. */
  digest: string;
  document: BulletinDocument;
}

/** A manuscript that was added, or the one with the same bytes that the library has already. */
export type Addition = { manuscript: Manuscript } | { repeatedId: number };

export class Manuscripts {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #autosaves: Autosaves;
  readonly #emitChange: () => void;
  readonly calls = {
    "manuscripts.list": (input) => this.list(input),
    "manuscripts.count": (input) => this.count(input),
    "manuscripts.get": (input) => this.get(input),
    "manuscripts.change": (input) => this.change(input),
    "manuscripts.remove": (input) => this.remove(input),
    "manuscripts.restore": (input) => this.restore(input),
  } satisfies Partial<CallsOf<"manuscripts">>;

  /** @param emitChange called after each change of the list */
  constructor(database: Database, now: () => Date, autosaves: Autosaves, emitChange: () => void) {
    this.#database = database;
    this.#now = now;
    this.#autosaves = autosaves;
    this.#emitChange = emitChange;
  }

  list(input: Input<"manuscripts.list">): Promise<Output<"manuscripts.list">> {
    return listManuscripts(this.#database, input);
  }

  count(input: Input<"manuscripts.count">): Promise<Output<"manuscripts.count">> {
    return countManuscripts(this.#database.slowReader, input);
  }

  /** @throws BulletinError `not-found`, `library-damaged` if it does not match its checksum */
  async get({ id }: Input<"manuscripts.get">): Promise<Output<"manuscripts.get">> {
    const [manuscript] = await readManuscripts(this.#database, [id]);
    const record = await readRecord(this.#database, "manuscripts", id);
    if (!manuscript || !record) throw new BulletinError("not-found", { what: "manuscript" });
    const { document } = requireSound(record, this.#database);
    return {
      manuscript,
      document: readStored(String(document), `manuscripts ${id}`, this.#database.path),
    };
  }

  /**
   * Finds the id of the manuscript whose file has this SHA-256; null if there is none. @param includesBin also
   * looks in the bin
   */
  async findByDigest(digest: string, includesBin: boolean): Promise<number | null> {
    const row = await this.#database.get<{ id: number }>(
      `SELECT id FROM manuscripts WHERE digest = ?${includesBin ? "" : " AND deleted_at IS NULL"}`,
      digest,
    );
    return row?.id ?? null;
  }

  /**
   * Adds manuscripts in one transaction, all or none. Of those with the same bytes, and of those that exist
   * already outside the bin, one remains.
   * @param keepsAutosaves false for very many, whose files still exist: a backup has to follow
   * @returns what became of each, in their order
   */
  async add(
    files: readonly NewManuscript[],
    { keepsAutosaves = true }: { keepsAutosaves?: boolean } = {},
  ): Promise<Addition[]> {
    const additions = await this.#database.transaction(async (statements) => {
      const results: { id: number; isNew: boolean }[] = [];
      for (const file of files) results.push(await this.#addIn(statements, file));
      const manuscripts = await readManuscripts(
        statements,
        results.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
      );
      const byId = new Map(manuscripts.map((manuscript) => [manuscript.id, manuscript]));
      return results.map(({ id, isNew }): Addition => {
        const manuscript = isNew ? byId.get(id) : undefined;
        return manuscript ? { manuscript } : { repeatedId: id };
      });
    });
    const ids = additions.flatMap((each) => ("manuscript" in each ? [each.manuscript.id] : []));
    if (ids.length > 0) await this.#announce(keepsAutosaves ? ids : []);
    return additions;
  }

  async #addIn(
    statements: Statements,
    { file, digest, document }: NewManuscript,
  ): Promise<{ id: number; isNew: boolean }> {
    const existingManuscript = await statements.get<{ id: number }>(
      "SELECT id FROM manuscripts WHERE digest = ? AND deleted_at IS NULL",
      digest,
    );
    if (existingManuscript) return { id: existingManuscript.id, isNew: false };
    const now = this.#now();
    const { title, unit, author, date } = guessOrigin(file, document, now.getFullYear());
    const row = sealedColumns({
      title,
      unit,
      author,
      received: localDay(now),
      date,
      confirmed: 0,
      state: "new",
      reason: "",
      note: "",
      file,
      digest,
      characters: deriveOutline(document).characters,
      document: serialize(document),
      deleted_at: null,
    });
    const names = Object.keys(row);
    const { lastId } = await statements.run(
      `INSERT INTO manuscripts (id, ${names.join(", ")}) VALUES (${nextManuscriptId}, ${names.map(() => "?").join(", ")})`,
      ...Object.values(row),
    );
    await keepManuscript(statements, lastId, document);
    return { id: lastId, isNew: true };
  }

  async change({ ids, change }: Input<"manuscripts.change">): Promise<Output<"manuscripts.change">> {
    const changes = Object.entries(change).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    if (changes.length === 0) return {};
    const values = changes.map(([, value]): Value => (typeof value === "boolean" ? Number(value) : value));
    await this.#each(ids, (statements, id) =>
      statements.run(
        `UPDATE manuscripts SET ${changes.map(([name]) => `${name} = ?`).join(", ")} WHERE id = ?`,
        ...values,
        id,
      ),
    );
    return {};
  }

  async remove({ ids }: Input<"manuscripts.remove">): Promise<Output<"manuscripts.remove">> {
    await this.#each(ids, (statements, id) =>
      statements.run("UPDATE manuscripts SET deleted_at = ? WHERE id = ?", this.#now().toISOString(), id),
    );
    return {};
  }

  async restore({ ids }: Input<"manuscripts.restore">): Promise<Output<"manuscripts.restore">> {
    await this.#each(ids, (statements, id) =>
      statements.run("UPDATE manuscripts SET deleted_at = NULL WHERE id = ?", id),
    );
    return {};
  }

  /**
   * Runs a statement for each id, for all of them or none.
   * @throws BulletinError `not-found`, `library-damaged`
   */
  async #each(
    ids: readonly number[],
    run: (statements: Statements, id: number) => Promise<{ changes: number }>,
  ): Promise<void> {
    await this.#database.transaction(async (statements) => {
      for (const id of ids) {
        const { changes } = await changeRecord(statements, this.#database, { kind: "manuscripts", id }, () =>
          run(statements, id),
        );
        if (changes === 0) throw new BulletinError("not-found", { what: "manuscript" });
      }
    });
    await this.#announce(ids);
  }

  /** Keeps the autosaves of changed manuscripts, and announces the change. */
  async #announce(ids: readonly number[]): Promise<void> {
    await this.#autosaves.keepRecords(this.#database, "manuscripts", ids);
    this.#emitChange();
  }
}

/** Records which manuscripts an issue contains, in the transaction that saves it. */
export async function recordUses(
  statements: Pick<Statements, "run">,
  issue: number,
  { blocks }: BulletinDocument,
): Promise<void> {
  await statements.run("DELETE FROM manuscript_uses WHERE issue = ?", issue);
  const manuscripts = [...new Set(blocks.flatMap(({ manuscript }) => manuscript ?? []))];
  if (manuscripts.length === 0) return;
  // Ids that this library does not have are skipped, so that they do not make the save fail.
  await statements.run(
    "INSERT INTO manuscript_uses SELECT ?, id FROM manuscripts WHERE id IN (SELECT value FROM json_each(?))",
    issue,
    JSON.stringify(manuscripts),
  );
}
