import * as fc from "fast-check";
import { expect, test } from "vitest";
import "../../tests/support/generated-cases.ts";
import { thinned, type Kept } from "./thinning.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const begin = Date.parse("2026-11-23T00:00:00Z");

const moments = (most: number) =>
  fc.array(fc.oneof(fc.integer({ min: 0, max: 3 * hour }), fc.integer({ min: 0, max: most })), {
    maxLength: 60,
  });
const versionsAt = (times: readonly number[]): Kept[] =>
  times.map((time, index) => ({ id: index + 1, at: begin + time }));
const left = (versions: readonly Kept[], now: number) => {
  const gone = new Set(thinned(versions, now));
  return versions.filter(({ id }) => !gone.has(id));
};

test("ten minutes apart for two years: a day in full, then by hours, days and weeks", () => {
  const versions = versionsAt(Array.from({ length: 2 * 365 * 144 }, (_, index) => index * 10 * minute));
  const now = begin + 2 * 365 * day;
  const ages = left(versions, now).map(({ at }) => now - at);
  const within = (from: number, to: number) => ages.filter((age) => age > from && age <= to).length;
  expect([within(0, day), within(day, 7 * day), within(7 * day, 30 * day)]).toEqual([144, 6 * 24, 23]);
  // Weeks, and the days of the week that is not yet a month old as a whole.
  expect(within(30 * day, 2 * 365 * day)).toBeGreaterThanOrEqual(100);
  expect(within(30 * day, 2 * 365 * day)).toBeLessThanOrEqual(107);
});

test("nothing of the last day goes, and of what goes a later one of the same week is left", () =>
  fc.assert(
    fc.property(moments(100 * day), fc.integer({ min: 0, max: 200 * day }), (times, later) => {
      const [versions, now] = [versionsAt(times), begin + later];
      const kept = left(versions, now);
      for (const id of thinned(versions, now)) {
        const { at } = versions[id - 1] as Kept;
        expect(now - at).toBeGreaterThan(day);
        expect(kept.some((other) => other.at >= at && other.at - at < 7 * day)).toBe(true);
      }
    }),
  ));

test("it does not matter how often they were thinned on the way", () =>
  fc.assert(
    fc.property(
      moments(60 * day),
      fc.array(fc.integer({ min: 0, max: 200 * day }), { minLength: 1, maxLength: 5 }),
      (times, days) => {
        const stops = days.toSorted((a, b) => a - b).map((time) => begin + time);
        const versions = versionsAt(times);
        const step = stops.reduce((kept, now) => left(kept, now), versions);
        expect(step).toEqual(left(versions, stops.at(-1) as number));
      },
    ),
  ));
