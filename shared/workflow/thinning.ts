/**
 * Decides which automatic versions and backups are deleted as they grow old. Of versions, all of the last day
 * are kept, then one per hour for a week, one per day for a month, and one per week after that.
 *
 * Hours, days and weeks are those of UTC; in China such a day begins at eight in the morning, before office
 * hours. An hour, day or week is reduced to its last version when all of it is old enough. Because hours lie
 * within days and days within weeks, the result does not depend on how often versions are thinned.
 *
 * The clock of the machine may be wrong. The newest items, by their ids, stay whatever their age, so that a clock
 * that jumps ahead leaves more than one of a month. Items of the future stay, and count for no others.
 */
export interface ThinnedItem {
  id: number;
  /** Time in ms since 1970. */
  at: number;
}

/** Units of time in ms. */
const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
/** 1 January 1970 was a Thursday: weeks begin on Monday. */
const firstMonday = 4 * day;

/**
 * Among items older than `after` ms, one is kept in each interval of `length` ms. Intervals start at `offset`
 * ms.
 */
interface Span {
  after: number;
  length: number;
  offset: number;
}

/** What stays of a kind of items. */
interface Rule {
  /** From the coarsest to the finest. */
  spans: readonly Span[];
  /** How many items with the highest ids stay, whatever their age. */
  newest: number;
}

const versionRule: Rule = {
  spans: [
    { after: 30 * day, length: week, offset: firstMonday },
    { after: week, length: day, offset: 0 },
    { after: day, length: hour, offset: 0 },
  ],
  newest: 10,
};

/** Of backups, all of the last day, one per day for a month, one per week for half a year, then one per four weeks. */
export const backupRule: Rule = {
  spans: [
    { after: 26 * week, length: 4 * week, offset: firstMonday },
    { after: 30 * day, length: week, offset: firstMonday },
    { after: day, length: day, offset: 0 },
  ],
  newest: 20,
};

/**
 * Lists the ids of the items to delete. @param now the present time in ms since 1970. @param rule that of
 * versions unless another is given
 */
export function listExpired(
  items: readonly ThinnedItem[],
  now: number,
  { spans, newest }: Rule = versionRule,
): number[] {
  const newestIds = new Set(
    items
      .map(({ id }) => id)
      .toSorted((a, b) => b - a)
      .slice(0, newest),
  );
  const lastInInterval = new Map<string, ThinnedItem>();
  const expiredIds: number[] = [];
  for (const item of items) {
    const interval = intervalOf(item.at, now, spans);
    if (interval === null) continue;
    const other = lastInInterval.get(interval);
    if (!other) lastInInterval.set(interval, item);
    else {
      const isLater = item.at > other.at || (item.at === other.at && item.id > other.id);
      expiredIds.push(isLater ? other.id : item.id);
      if (isLater) lastInInterval.set(interval, item);
    }
  }
  return expiredIds.filter((id) => !newestIds.has(id));
}

/** A key for the hour, day or week in which only one item is kept; null if all are kept. */
function intervalOf(at: number, now: number, spans: readonly Span[]): string | null {
  for (const { after, length, offset } of spans) {
    const number = Math.floor((at - offset) / length);
    const end = (number + 1) * length + offset;
    if (now - end >= after) return `${length} ${number}`;
  }
  return null;
}
