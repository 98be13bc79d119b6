/** Transfers whole issues, with their versions, state and notes, from one library to another. */
import { serialize } from "../../../../shared/document/migrate.ts";
import { joinName } from "../../../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { without } from "../../../../shared/basics/without.ts";
import type { TransferConflict, TransferRange } from "../../../../shared/contract/transfer.ts";
import type { KeptVersion } from "../../../../shared/contract/workflow.ts";
import type { Audit } from "../texts/audit.ts";
import type { Database } from "../database/driver.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";
import { addLeaderNotes, readLeaderNotes, type StoredNote } from "../texts/leader-notes.ts";
import { requireIssue, readIssue, readStored, type IssueRow } from "../texts/issue-row.ts";
import type { Statements } from "../database/statements.ts";
import type { Versions } from "./versions.ts";

/** An issue on its way from one library to another. */
export interface PortableIssue extends Pick<
  IssueRow,
  "state" | "state_at" | "state_name" | "state_role" | "saved_at"
> {
  document: BulletinDocument;
  /** Newest first. */
  versions: KeptVersion[];
  notes: StoredNote[];
}

/** Removes the ids of manuscripts and of other issues, which are valid in this library alone. */
function toPortable(document: BulletinDocument): BulletinDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => without(block, "manuscript", "reusedFrom")),
  };
}

export class IssueTransfer {
  readonly #database: Database;
  readonly #versions: Versions;
  readonly #audit: Audit;
  readonly #emitChange: () => void;

  constructor(
    database: Database,
    { versions, audit, emitChange }: { versions: Versions; audit: Audit; emitChange: () => void },
  ) {
    this.#database = database;
    this.#versions = versions;
    this.#audit = audit;
    this.#emitChange = emitChange;
  }

  /**
   * Lists the issues of a range of dates that are not in the bin, in the order in which they were created.
   */
  async ids({ from, to }: TransferRange): Promise<{ id: number; publication: number | null }[]> {
    return this.#database.all(
      "SELECT id, publication FROM issues WHERE deleted_at IS NULL AND (? IS NULL OR date >= ?) AND (? IS NULL OR date <= ?) ORDER BY id",
      from ?? null,
      from ?? null,
      to ?? null,
      to ?? null,
    );
  }

  /** Reads an issue for the transfer. @throws BulletinError `not-found`, `library-damaged` */
  async read(id: number): Promise<PortableIssue> {
    const row = await requireIssue(this.#database, id);
    const { state, state_at, state_name, state_role, saved_at } = row;
    const notes = await readLeaderNotes(this.#database, id);
    const versions = (await this.#versions.readAll(id)).map((version) => ({
      ...version,
      document: toPortable(version.document),
    }));
    return {
      state,
      state_at,
      state_name,
      state_role,
      saved_at,
      document: toPortable(readIssue(row, this.#database.path)),
      versions,
      notes,
    };
  }

  /**
   * Compares an issue of another library with this one. Gives `same` if this library has the same document;
   * the conflict with its latest issue of the same number, name and date if that differs; and null if it has
   * no such issue.
   */
  async counterpart({
    document,
    saved_at: theirsSavedAt,
  }: Pick<PortableIssue, "document" | "saved_at">): Promise<
    "same" | Omit<TransferConflict, "theirs"> | null
  > {
    const { number, name, date } = document.masthead;
    const text = serialize(toPortable(document));
    const fullName = joinName(name);
    const rows = await this.#database.all<{ id: number; document: string; saved_at: string; state: string }>(
      "SELECT id, document, saved_at, state FROM issues WHERE number IS ? AND name = ? AND date IS ? AND deleted_at IS NULL ORDER BY id DESC",
      number,
      fullName,
      date,
    );
    if (
      rows.some(
        (row) =>
          serialize(toPortable(readStored(row.document, `issue ${row.id}`, this.#database.path))) === text,
      )
    )
      return "same";
    const [latest] = rows;
    // Issues without a number are identified by their content alone, so a different content is another issue.
    if (!latest || number === null) return null;
    return {
      mine: latest.id,
      number,
      name: fullName,
      date,
      theirsSavedAt,
      mineSavedAt: latest.saved_at,
      isLocked: latest.state === "final",
    };
  }

  /** Adds an issue, and returns its id in this library. */
  async add(issue: PortableIssue, publication: number | null): Promise<number> {
    const { columns, values } = contentColumns(issue.document);
    const id = await this.#database.transaction(async (statements) => {
      const { lastId } = await statements.run(
        `INSERT INTO issues (${columns}, publication, saved_at) VALUES (${values.map(() => "?").join(", ")}, ?, ?)`,
        ...values,
        publication,
        issue.saved_at,
      );
      await this.#writeRest(statements, lastId, issue);
      await this.#audit.record(statements, lastId, "created");
      return lastId;
    });
    this.#emitChange();
    return id;
  }

  /** Replaces the issue `mine` with one of the other library. The replaced document remains as a version. */
  async replace(mine: number, issue: PortableIssue): Promise<void> {
    const { assignments, values } = contentColumns(issue.document);
    await this.#database.transaction(async (statements) => {
      const row = await requireIssue(statements, mine);
      const by = await this.#audit.lastEditor(statements, mine);
      await this.#versions.add(statements, row, {
        at: row.saved_at,
        by,
        kind: "manual",
        state: row.state,
        label: "",
      });
      await statements.run(
        `UPDATE issues SET ${assignments}, revision = ?, saved_at = ? WHERE id = ?`,
        ...values,
        row.revision + 1,
        issue.saved_at,
        mine,
      );
      await this.#writeRest(statements, mine, issue);
      await this.#audit.record(statements, mine, "edited");
    });
    this.#emitChange();
  }

  /** Writes everything of an issue that is not in the columns of its document. */
  async #writeRest(
    statements: Statements,
    id: number,
    { document, state, state_at, state_name, state_role, versions, notes }: PortableIssue,
  ): Promise<void> {
    await statements.run(
      "UPDATE issues SET state = ?, state_at = ?, state_name = ?, state_role = ? WHERE id = ?",
      state,
      state_at,
      state_name,
      state_role,
      id,
    );
    await keepDerived(statements, id, document);
    // Oldest first, so that ids rise with time.
    for (const { version, document: earlier } of versions.toReversed())
      await this.#versions.add(statements, { id, document: serialize(earlier) }, version);
    await addLeaderNotes(statements, id, notes);
  }
}
