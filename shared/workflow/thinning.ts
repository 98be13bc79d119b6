/**
 * Which automatic versions are kept as they grow old: all of the last day, one an hour for a week, one a day for a month,
 * one a week beyond.
 *
 * Hours, days and weeks are those of UTC: in China a day so counted begins at eight in the morning, before office hours.
 * Each is thinned to its last version once the whole of it is old enough. As hours lie within days and days within weeks,
 * what is left does not depend on how often it was thinned.
 */
export interface Kept {
  id: number;
  /** ms since 1970. */
  at: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
/** 1 January 1970 was a Thursday: weeks begin on Monday. */
const firstMonday = 4 * day;

/** Of what is older than `after`, one is kept in each stretch of `length`, ms. */
interface Span {
  after: number;
  length: number;
  offset: number;
}

/** From the coarsest. */
const versionSpans: readonly Span[] = [
  { after: 30 * day, length: week, offset: firstMonday },
  { after: week, length: day, offset: 0 },
  { after: day, length: hour, offset: 0 },
];

/** Backups: all of the last day, one a day for a month, one a week for half a year, one in four weeks beyond. */
export const backupSpans: readonly Span[] = [
  { after: 26 * week, length: 4 * week, offset: firstMonday },
  { after: 30 * day, length: week, offset: firstMonday },
  { after: day, length: day, offset: 0 },
];

/** The ids of those that go. */
export function thinned(versions: readonly Kept[], now: number, spans = versionSpans): number[] {
  const last = new Map<string, Kept>();
  const gone: number[] = [];
  for (const version of versions) {
    const span = spanOf(version.at, now, spans);
    if (span === null) continue;
    const other = last.get(span);
    if (!other) last.set(span, version);
    else {
      const isLater = version.at > other.at || (version.at === other.at && version.id > other.id);
      gone.push(isLater ? other.id : version.id);
      if (isLater) last.set(span, version);
    }
  }
  return gone;
}

/** The hour, day or week of which only one is kept; null where all are. */
function spanOf(at: number, now: number, spans: readonly Span[]): string | null {
  for (const { after, length, offset } of spans) {
    const number = Math.floor((at - offset) / length);
    const end = (number + 1) * length + offset;
    if (now - end >= after) return `${length} ${number}`;
  }
  return null;
}
