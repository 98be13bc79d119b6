/** An issue's way to print. Each method answers the call `issues.*` of the contract that has its name. */
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { AuditAction } from "../../shared/contract/workflow.ts";
import { listOpenItems } from "../../shared/revisions/open.ts";
import {
  isStep,
  issueStates,
  unlockedState,
  type IssueState,
  type Person,
} from "../../shared/workflow/states.ts";
import type { Audit } from "./audit.ts";
import type { Database } from "./driver.ts";
import { presentIssue, progressOf, readIssue, type IssueRow } from "./issue-row.ts";
import { Leases } from "./leases.ts";
import type { Statements } from "./statements.ts";
import { known, type Versions } from "./versions.ts";

export class Workflow {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #leases: Leases;
  readonly #audit: Audit;
  readonly #versions: Versions;
  readonly #person: () => Person;
  readonly #changed: () => void;

  /** @param changed called after each step. */
  constructor(
    database: Database,
    now: () => Date,
    { audit, versions, person }: { audit: Audit; versions: Versions; person: () => Person },
    changed: () => void,
  ) {
    this.#database = database;
    this.#now = now;
    this.#leases = new Leases(now);
    this.#audit = audit;
    this.#versions = versions;
    this.#person = person;
    this.#changed = changed;
  }

  async progress({ id }: Input<"issues.progress">): Promise<Output<"issues.progress">> {
    return progressOf(await presentIssue(this.#database, id));
  }

  /** @throws BulletinError `wrong-step`, `no-person`, `taken-over` while another session has the issue, `not-found` */
  advance({ id, session, to }: Input<"issues.advance">): Promise<Output<"issues.advance">> {
    return this.#go(id, session, to, (row) => {
      if (!isStep(row.state, to)) throw new BulletinError("wrong-step", { state: row.state });
      const { marks, comments } = listOpenItems(readIssue(row, this.#database.path));
      const isForward = issueStates.indexOf(to) > issueStates.indexOf(row.state);
      return {
        action: isForward ? "advanced" : "returned",
        details: { from: row.state, to, marks: String(marks.length), comments: String(comments.length) },
      };
    });
  }

  /** @throws BulletinError `wrong-step` where it is not locked, `no-person`, `taken-over`, `not-found` */
  unlock({ id, session, reason }: Input<"issues.unlock">): Promise<Output<"issues.unlock">> {
    return this.#go(id, session, unlockedState, (row) => {
      if (row.state !== "final") throw new BulletinError("wrong-step", { state: row.state });
      return { action: "unlocked", details: { reason } };
    });
  }

  /** Step, version and entry in the history, or none of them. @param judge says what is recorded, or throws. */
  async #go(
    id: number,
    session: string,
    to: IssueState,
    judge: (row: IssueRow) => { action: AuditAction; details: Record<string, string> },
  ): Promise<Output<"issues.progress">> {
    const gone = await this.#database.transaction(async (statements: Statements) => {
      const row = await presentIssue(statements, id);
      const holder = await this.#leases.other(statements, id, session);
      if (holder) throw new BulletinError("taken-over", { holder: holder.label });
      const { action, details } = judge(row);
      const by = known(this.#person());
      const at = this.#now().toISOString();
      await statements.run(
        "UPDATE issues SET state = ?, state_at = ?, state_name = ?, state_role = ? WHERE id = ?",
        to,
        at,
        by.name,
        by.role,
        id,
      );
      await this.#versions.add(statements, row, { at, by, kind: "step", state: to, label: "" });
      await this.#audit.record(statements, id, action, details);
      return { state: to, at, by };
    });
    this.#changed();
    return gone;
  }
}
