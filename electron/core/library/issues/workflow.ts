/**
 * The workflow of an issue, from draft to print. Each method answers the call `issues.*` of the contract with
 * the same name.
 */
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { AuditAction } from "../../../../shared/contract/workflow.ts";
import { listOpenItems } from "../../../../shared/revisions/open-items.ts";
import {
  isStep,
  issueStates,
  unlockedState,
  type IssueState,
  type Person,
} from "../../../../shared/workflow/states.ts";
import type { Audit } from "../texts/audit.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { requireIssue, progressOf, readIssue, type IssueRow } from "../texts/issue-row.ts";
import { readIssueSave } from "../autosaves/issue-save.ts";
import type { Leases } from "./leases.ts";
import type { Statements } from "../database/statements.ts";
import { requirePerson, type Versions } from "./versions.ts";

export class Workflow {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #leases: Leases;
  readonly #audit: Audit;
  readonly #versions: Versions;
  readonly #autosaves: Autosaves;
  readonly #person: () => Person;
  readonly #emitChange: () => void;
  readonly calls = {
    "issues.progress": (input) => this.progress(input),
    "issues.advance": (input) => this.advance(input),
    "issues.unlock": (input) => this.unlock(input),
  } satisfies Partial<CallsOf<"issues">>;

  /** @param emitChange called after each step */
  constructor(
    database: Database,
    now: () => Date,
    {
      leases,
      audit,
      versions,
      autosaves,
      person,
    }: { leases: Leases; audit: Audit; versions: Versions; autosaves: Autosaves; person: () => Person },
    emitChange: () => void,
  ) {
    this.#database = database;
    this.#now = now;
    this.#leases = leases;
    this.#audit = audit;
    this.#versions = versions;
    this.#autosaves = autosaves;
    this.#person = person;
    this.#emitChange = emitChange;
  }

  async progress({ id }: Input<"issues.progress">): Promise<Output<"issues.progress">> {
    return progressOf(await requireIssue(this.#database, id));
  }

  /**
   * Moves an issue one step. @throws BulletinError `wrong-step`, `no-person`, `taken-over` if another session
   * has the issue, `not-found`
   */
  advance({ id, session, to }: Input<"issues.advance">): Promise<Output<"issues.advance">> {
    return this.#moveTo(id, session, to, (row) => {
      if (!isStep(row.state, to)) throw new BulletinError("wrong-step", { state: row.state });
      const { revisions: marks, comments } = listOpenItems(readIssue(row, this.#database.path));
      const isForward = issueStates.indexOf(to) > issueStates.indexOf(row.state);
      return {
        action: isForward ? "advanced" : "returned",
        details: { from: row.state, to, marks: String(marks.length), comments: String(comments.length) },
      };
    });
  }

  /**
   * Unlocks a final issue. @throws BulletinError `wrong-step` if it is not final, `no-person`, `taken-over`,
   * `not-found`
   */
  unlock({ id, session, reason }: Input<"issues.unlock">): Promise<Output<"issues.unlock">> {
    return this.#moveTo(id, session, unlockedState, (row) => {
      if (row.state !== "final") throw new BulletinError("wrong-step", { state: row.state });
      return { action: "unlocked", details: { reason } };
    });
  }

  /**
   * Changes the state, keeps a version and writes an entry in the audit log, all in one transaction.
   * @param decide gives the entry of the audit log, or throws if the step is not allowed
   */
  async #moveTo(
    id: number,
    session: string,
    to: IssueState,
    decide: (row: IssueRow) => { action: AuditAction; details: Record<string, string> },
  ): Promise<Output<"issues.progress">> {
    const { progress, version, save } = await this.#database.transaction(async (statements: Statements) => {
      const row = await requireIssue(statements, id);
      const holder = await this.#leases.findHolder(statements, id, session);
      if (holder) throw new BulletinError("taken-over", { holder: holder.label, refused: "write" });
      const { action, details } = decide(row);
      const by = requirePerson(this.#person());
      const at = this.#now().toISOString();
      await statements.run(
        "UPDATE issues SET state = ?, state_at = ?, state_name = ?, state_role = ? WHERE id = ?",
        to,
        at,
        by.name,
        by.role,
        id,
      );
      const version = await this.#versions.add(statements, row, {
        at,
        by,
        kind: "step",
        state: to,
        label: "",
      });
      await this.#audit.record(statements, id, action, details);
      const save = await readIssueSave(statements, id);
      return { progress: { state: to, at, by }, version, save };
    });
    await this.#autosaves.keepVersion(version);
    await this.#autosaves.keep(save);
    this.#emitChange();
    return progress;
  }
}
