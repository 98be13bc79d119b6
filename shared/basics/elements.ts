/**
 * Reads members of lists that must be there, where the compiler cannot know it. A wrong index is a fault of
 * the program and ends what it does, instead of going on with `undefined`.
 */

/**
 * The member at an index. For lists that hold no `undefined`.
 * @throws RangeError if the list has no such member.
 */
export function elementAt<Member>(list: ArrayLike<Member>, index: number): Member {
  const member = list[index];
  if (member === undefined) throw new RangeError(`no member ${index} of ${list.length}`);
  return member;
}

/** The first member. @throws RangeError if the list is empty. */
export const firstOf = <Member>(list: ArrayLike<Member>): Member => elementAt(list, 0);

/** The last member. @throws RangeError if the list is empty. */
export const lastOf = <Member>(list: ArrayLike<Member>): Member => elementAt(list, list.length - 1);

/** Whether a value is a member of a list: a text from outside, one of the names that the program knows. */
export const isMember = <Member>(list: readonly Member[], value: unknown): value is Member =>
  list.some((member) => member === value);
