/** Whole issues, with all that belongs to them, from one library into another. */
import { serialize } from "../../shared/bulletin/migrate.ts";
import { joinName } from "../../shared/bulletin/publication.ts";
import type { Block, BulletinDocument } from "../../shared/bulletin/schema.ts";
import { without } from "../../shared/bulletin/without.ts";
import type { LeaderNote } from "../../shared/contract/statistics.ts";
import type { TransferConflict, TransferRange } from "../../shared/contract/transfer.ts";
import type { KeptVersion } from "../../shared/contract/workflow.ts";
import type { Audit } from "./audit.ts";
import type { Database } from "./driver.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";
import { presentIssue, readIssue, readStored, type IssueRow } from "./issue-row.ts";
import type { Statements } from "./statements.ts";
import type { Versions } from "./versions.ts";

/** An issue as it is carried. */
export interface CarriedIssue extends Pick<
  IssueRow,
  "state" | "state_at" | "state_name" | "state_role" | "saved_at"
> {
  document: BulletinDocument;
  /** Newest first. */
  versions: KeptVersion[];
  notes: (LeaderNote & { article: string })[];
}

/** Without the numbers of manuscripts and of other issues: those are this library's own. */
function portable(document: BulletinDocument): BulletinDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => without(without(block, "manuscript"), "reusedFrom") as Block),
  };
}

export class Carried {
  readonly #database: Database;
  readonly #versions: Versions;
  readonly #audit: Audit;
  readonly #changed: () => void;

  constructor(
    database: Database,
    { versions, audit, changed }: { versions: Versions; audit: Audit; changed: () => void },
  ) {
    this.#database = database;
    this.#versions = versions;
    this.#audit = audit;
    this.#changed = changed;
  }

  /** Ids of the issues of a range, not in the bin, in the order in which they were made. */
  async ids({ from, to }: TransferRange): Promise<{ id: number; publication: number | null }[]> {
    return this.#database.all(
      "SELECT id, publication FROM issues WHERE deleted_at IS NULL AND (? IS NULL OR date >= ?) AND (? IS NULL OR date <= ?) ORDER BY id",
      from ?? null,
      from ?? null,
      to ?? null,
      to ?? null,
    );
  }

  async read(id: number): Promise<CarriedIssue> {
    const row = await presentIssue(this.#database, id);
    const { state, state_at, state_name, state_role, saved_at } = row;
    const notes = await this.#database.all<LeaderNote & { article: string }>(
      "SELECT article, leader, date, text FROM leader_notes WHERE issue = ? ORDER BY id",
      id,
    );
    const versions = (await this.#versions.all(id)).map((kept) => ({
      ...kept,
      document: portable(kept.document),
    }));
    return {
      state,
      state_at,
      state_name,
      state_role,
      saved_at,
      document: portable(readIssue(row, this.#database.path)),
      versions,
      notes,
    };
  }

  /**
   * What this library has of such an issue: the very same document, or one of the same number, name and day that differs; of
   * several the latest.
   */
  async counterpart({
    document,
    saved_at: theirsSavedAt,
  }: Pick<CarriedIssue, "document" | "saved_at">): Promise<"same" | Omit<TransferConflict, "theirs"> | null> {
    const { number, name, date } = document.masthead;
    const text = serialize(portable(document));
    const joined = joinName(name);
    const rows = await this.#database.all<{ id: number; document: string; saved_at: string; state: string }>(
      "SELECT id, document, saved_at, state FROM issues WHERE number IS ? AND name = ? AND date IS ? AND deleted_at IS NULL ORDER BY id DESC",
      number,
      joined,
      date,
    );
    if (
      rows.some(
        (row) =>
          serialize(portable(readStored(row.document, `issue ${row.id}`, this.#database.path))) === text,
      )
    )
      return "same";
    const [latest] = rows;
    // Issues without a number are told apart by what they hold alone.
    if (!latest || number === null) return null;
    return {
      mine: latest.id,
      number,
      name: joined,
      date,
      theirsSavedAt,
      mineSavedAt: latest.saved_at,
      isLocked: latest.state === "final",
    };
  }

  /** Takes in an issue as it was there. */
  async add(issue: CarriedIssue, publication: number | null): Promise<number> {
    const { columns, values } = contentColumns(issue.document);
    const id = await this.#database.transaction(async (statements) => {
      const { lastId } = await statements.run(
        `INSERT INTO issues (${columns}, publication, saved_at) VALUES (${values.map(() => "?").join(", ")}, ?, ?)`,
        ...values,
        publication,
        issue.saved_at,
      );
      await this.#finish(statements, lastId, issue);
      await this.#audit.record(statements, lastId, "created");
      return lastId;
    });
    this.#changed();
    return id;
  }

  /** Puts theirs in the place of mine, which stays as a version. */
  async replace(mine: number, issue: CarriedIssue): Promise<void> {
    const { assignments, values } = contentColumns(issue.document);
    await this.#database.transaction(async (statements) => {
      const row = await presentIssue(statements, mine);
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
      await this.#finish(statements, mine, issue);
      await this.#audit.record(statements, mine, "edited");
    });
    this.#changed();
  }

  async #finish(
    statements: Statements,
    id: number,
    { document, state, state_at, state_name, state_role, versions, notes }: CarriedIssue,
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
    // The oldest first: ids rise with time.
    for (const { version, document: earlier } of versions.toReversed())
      await this.#versions.add(statements, { id, document: serialize(earlier) }, version);
    for (const { article, leader, date, text } of notes)
      await statements.run(
        "INSERT INTO leader_notes (issue, article, leader, date, text) VALUES (?, ?, ?, ?, ?)",
        id,
        article,
        leader,
        date,
        text,
      );
  }
}
