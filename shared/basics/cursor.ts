/**
 * Reads a list member by member, for walks through several lists at once. No index goes astray, and a member
 * that is read is there.
 */
export class Cursor<Member extends {}> {
  readonly #list: readonly Member[];
  #at = 0;

  constructor(list: readonly Member[]) {
    this.#list = list;
  }

  /** The member that is read next; undefined at the end. */
  get next(): Member | undefined {
    return this.#list[this.#at];
  }

  /** Reads the next member and goes on; undefined at the end. */
  take(): Member | undefined {
    const member = this.#list[this.#at];
    if (member !== undefined) this.#at += 1;
    return member;
  }

  /** Reads members one by one, as long as the next one fulfils a condition. */
  *takeWhile(condition: (member: Member) => boolean): Generator<Member, void> {
    for (let member = this.next; member !== undefined && condition(member); member = this.next) {
      this.#at += 1;
      yield member;
    }
  }

  /** Reads up to so many members. */
  takeMany(count: number): Member[] {
    const members = this.#list.slice(this.#at, this.#at + count);
    this.#at += members.length;
    return members;
  }

  /** Reads all members that are left. */
  takeRest(): Member[] {
    return this.takeMany(this.#list.length - this.#at);
  }
}
