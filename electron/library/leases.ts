/**
 * Who has an issue open for writing. Kept in the database, so that two processes on one library see each other. A lease
 * that is not renewed runs out: a window that died does not keep its issue.
 */
import type { Holder } from "../../shared/contract/calls.ts";
import type { Statements } from "./statements.ts";

export const leaseMilliseconds = 20_000;

interface Lease extends Holder {
  expires: string;
}
export interface Owner {
  session: string;
  label: string;
}

export class Leases {
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The other session that has the issue, if any: null where it is free or this session's own. */
  async other(statements: Pick<Statements, "get">, issue: number, session: string): Promise<Holder | null> {
    const lease = await this.#read(statements, issue);
    if (!lease || lease.session === session || lease.expires <= this.#now().toISOString()) return null;
    return { session: lease.session, label: lease.label, since: lease.since };
  }

  /** Gives the issue to a session, whoever has it. A session that has it already keeps the moment since when. */
  async take(statements: Statements, issue: number, { session, label }: Owner): Promise<void> {
    const now = this.#now().toISOString();
    await statements.run(
      `INSERT INTO leases (issue, session, label, since, expires) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (issue) DO UPDATE SET session = excluded.session, label = excluded.label, expires = excluded.expires,
         since = CASE WHEN session = excluded.session THEN since ELSE excluded.since END`,
      issue,
      session,
      label,
      now,
      this.#end(),
    );
  }

  /**
   * Puts the end off. A lease that has run out is this session's still as long as nobody took it (a machine that slept).
   * False: this session does not have it.
   */
  async renew(statements: Pick<Statements, "run">, issue: number, session: string): Promise<boolean> {
    const { changes } = await statements.run(
      "UPDATE leases SET expires = ? WHERE issue = ? AND session = ?",
      this.#end(),
      issue,
      session,
    );
    return changes > 0;
  }

  /** The label under which a session has the issue; empty where it does not. */
  async label(statements: Pick<Statements, "get">, issue: number, session: string): Promise<string> {
    const lease = await this.#read(statements, issue);
    return lease?.session === session ? lease.label : "";
  }

  async release(statements: Pick<Statements, "run">, issue: number, session: string): Promise<void> {
    await statements.run("DELETE FROM leases WHERE issue = ? AND session = ?", issue, session);
  }

  #read(statements: Pick<Statements, "get">, issue: number): Promise<Lease | undefined> {
    return statements.get<Lease>("SELECT session, label, since, expires FROM leases WHERE issue = ?", issue);
  }

  #end(): string {
    return new Date(this.#now().getTime() + leaseMilliseconds).toISOString();
  }
}
