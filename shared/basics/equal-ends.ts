/**
 * Counts the equal members at the start and at the end of two lists or texts (UTF-16 units). No member is
 * counted twice, so both counts together are at most the shorter length.
 */
export function countEqualEnds<Member>(
  before: ArrayLike<Member>,
  after: ArrayLike<Member>,
  isEqual: (one: Member | undefined, other: Member | undefined) => boolean = Object.is,
): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  const isSame = (at: number, other: number) => isEqual(before[at], after[other]);
  let start = 0;
  while (start < most && isSame(start, start)) start += 1;
  let end = 0;
  while (end < most - start && isSame(before.length - 1 - end, after.length - 1 - end)) end += 1;
  return [start, end];
}
