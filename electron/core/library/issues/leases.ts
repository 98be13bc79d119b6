/**
 * Leases: which session has an issue open for writing. They are in the database, so that two processes on one
 * library see each other's. A lease that is not renewed expires, so that a window that crashed does not block
 * its issue. A lease of a program that has ended is free at once.
 *
 * A program on this machine says in its lease how long the machine was running at the last renewal. Setting the clock
 * does not change that, so the lease of a running program is kept while it is renewed, whatever the clock says.
 *
 * Other times in leases are those of the machine that renewed them. One that expires later than any renewal by the clock
 * of this machine can make it comes from before the clock was set back, or from a machine whose clock is ahead. Its
 * time says nothing; it has expired if it was seen for its whole life without a renewal.
 */
import type { Holder } from "../../../../shared/contract/issues.ts";
import { isGone, isOnThisMachine, readOwner, type Owner } from "../../system/owners.ts";
import type { Statements } from "../database/statements.ts";

/** Time from the last renewal of a lease until it expires. */
export const leaseMilliseconds = 20_000;

interface Lease extends Holder {
  expires: string;
  /** The program of the session, as JSON. */
  owner: string;
}
/** A lease whose time says nothing, as it was seen first. */
interface Sighting {
  session: string;
  expires: string;
  /** In ms of `performance.now()`, which setting the clock does not change. */
  at: number;
}
/** A session of a window, and the label under which other people see it. */
export interface Claimant {
  session: string;
  label: string;
}

export class Leases {
  readonly #now: () => Date;
  readonly #owner: Owner;
  readonly #uptime: () => number;
  /** By the ids of their issues. */
  readonly #sightings = new Map<number, Sighting>();

  /**
   * @param owner this program, which takes the leases
   * @param uptime gives the time in s since this machine started
   */
  constructor(now: () => Date, owner: Owner, uptime: () => number) {
    this.#now = now;
    this.#owner = owner;
    this.#uptime = uptime;
  }

  /** Finds another session that has the issue; null if it is free or belongs to this session. */
  async findHolder(
    statements: Pick<Statements, "get">,
    issue: number,
    session: string,
  ): Promise<Holder | null> {
    return (await this.find(statements, issue, session)).holder;
  }

  /**
   * Finds the lease of another session.
   * @returns `holder`: the session that has the issue; `leftBy`: the session whose program ended and left the
   *   lease behind. At most one of them is not null.
   */
  async find(
    statements: Pick<Statements, "get">,
    issue: number,
    session: string,
  ): Promise<{ holder: Holder | null; leftBy: Holder | null }> {
    const lease = await this.#read(statements, issue);
    if (!lease || lease.session === session || this.#hasExpired(issue, lease))
      return { holder: null, leftBy: null };
    const holder = { session: lease.session, label: lease.label, since: lease.since };
    const owner = readOwner(lease.owner);
    return owner && isGone(owner) ? { holder: null, leftBy: holder } : { holder, leftBy: null };
  }

  /**
   * Gives the issue to a session, even if another one has it. A session that has it already keeps its
   * `since`.
   */
  async take(statements: Statements, issue: number, { session, label }: Claimant): Promise<void> {
    const now = this.#now().toISOString();
    await statements.run(
      `INSERT INTO leases (issue, session, label, since, expires, owner) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (issue) DO UPDATE SET session = excluded.session, label = excluded.label, expires = excluded.expires,
         owner = excluded.owner,
         since = CASE WHEN session = excluded.session THEN since ELSE excluded.since END`,
      issue,
      session,
      label,
      now,
      this.#nextExpiry(),
      this.#describeOwner(),
    );
  }

  /**
   * Extends the lease. An expired lease still belongs to the session until another one takes it (the machine
   * slept). Returns false if the session does not have the lease.
   */
  async renew(statements: Pick<Statements, "run">, issue: number, session: string): Promise<boolean> {
    const { changes } = await statements.run(
      "UPDATE leases SET expires = ?, owner = ? WHERE issue = ? AND session = ?",
      this.#nextExpiry(),
      this.#describeOwner(),
      issue,
      session,
    );
    return changes > 0;
  }

  /** Finds the label under which a session has the issue; empty if it does not have it. */
  async findLabel(statements: Pick<Statements, "get">, issue: number, session: string): Promise<string> {
    const lease = await this.#read(statements, issue);
    return lease?.session === session ? lease.label : "";
  }

  async release(statements: Pick<Statements, "run">, issue: number, session: string): Promise<void> {
    await statements.run("DELETE FROM leases WHERE issue = ? AND session = ?", issue, session);
  }

  #hasExpired(issue: number, { session, expires, owner: text }: Lease): boolean {
    const owner = readOwner(text);
    if (owner?.renewed !== undefined && isOnThisMachine(owner)) {
      const age = (this.#uptime() - owner.renewed) * 1000;
      // Negative: the machine was started anew since.
      return age < 0 || age >= leaseMilliseconds;
    }
    if (expires <= this.#nextExpiry()) {
      this.#sightings.delete(issue);
      return expires <= this.#now().toISOString();
    }
    const at = performance.now();
    const sighting = this.#sightings.get(issue);
    if (sighting?.session === session && sighting.expires === expires)
      return at - sighting.at >= leaseMilliseconds;
    this.#sightings.set(issue, { session, expires, at });
    return false;
  }

  #read(statements: Pick<Statements, "get">, issue: number): Promise<Lease | undefined> {
    return statements.get<Lease>(
      "SELECT session, label, since, expires, owner FROM leases WHERE issue = ?",
      issue,
    );
  }

  #describeOwner(): string {
    return JSON.stringify({ ...this.#owner, renewed: this.#uptime() });
  }

  #nextExpiry(): string {
    return new Date(this.#now().getTime() + leaseMilliseconds).toISOString();
  }
}
