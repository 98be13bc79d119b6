import * as fc from "fast-check";
import { expect, test } from "vitest";
import { elementAt, lastOf } from "../basics/elements.ts";
import "../../tests/support/generators/generated-cases.ts";
import { backupRule, listExpired, type ThinnedItem } from "./thinning.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const begin = Date.parse("2026-11-23T00:00:00Z");

const moments = (most: number) =>
  fc.array(fc.oneof(fc.integer({ min: 0, max: 3 * hour }), fc.integer({ min: 0, max: most })), {
    maxLength: 60,
  });
const versionsAt = (times: readonly number[]): ThinnedItem[] =>
  times.map((time, index) => ({ id: index + 1, at: begin + time }));
const listRemaining = (versions: readonly ThinnedItem[], now: number) => {
  const expiredIds = new Set(listExpired(versions, now));
  return versions.filter(({ id }) => !expiredIds.has(id));
};

test("of versions every ten minutes all of the last day are kept, then one per hour, day and week", () => {
  const versions = versionsAt(Array.from({ length: 2 * 365 * 144 }, (_, index) => index * 10 * minute));
  const now = begin + 2 * 365 * day;
  const ages = listRemaining(versions, now).map(({ at }) => now - at);
  const within = (from: number, to: number) => ages.filter((age) => age > from && age <= to).length;
  expect([within(0, day), within(day, 7 * day), within(7 * day, 30 * day)]).toEqual([144, 6 * 24, 23]);
  // One per week, and one per day of the week that is not yet completely a month old.
  expect(within(30 * day, 2 * 365 * day)).toBeGreaterThanOrEqual(100);
  expect(within(30 * day, 2 * 365 * day)).toBeLessThanOrEqual(107);
});

test("nothing of the last day is deleted, and a later version of the same week remains for each deleted one", () =>
  fc.assert(
    fc.property(moments(100 * day), fc.integer({ min: 0, max: 200 * day }), (times, later) => {
      const versions = versionsAt(times);
      const now = begin + later;
      const remainingVersions = listRemaining(versions, now);
      for (const id of listExpired(versions, now)) {
        const { at } = elementAt(versions, id - 1);
        expect(now - at).toBeGreaterThan(day);
        expect(remainingVersions.some((other) => other.at >= at && other.at - at < 7 * day)).toBe(true);
      }
    }),
  ));

test("the result does not depend on how often versions were thinned before", () =>
  fc.assert(
    fc.property(
      moments(60 * day),
      fc.array(fc.integer({ min: 0, max: 200 * day }), { minLength: 1, maxLength: 5 }),
      (times, days) => {
        const stops = days.toSorted((a, b) => a - b).map((time) => begin + time);
        const versions = versionsAt(times);
        const step = stops.reduce((rest, now) => listRemaining(rest, now), versions);
        expect(step).toEqual(listRemaining(versions, lastOf(stops)));
      },
    ),
  ));

test("whatever the clock says, the newest items by id stay, and items of the future do not push others out", () =>
  fc.assert(
    fc.property(
      moments(60 * day),
      fc.integer({ min: -400 * day, max: 400 * day }),
      fc.constantFrom(undefined, backupRule),
      (times, later, rule) => {
        const items = versionsAt(times);
        const expiredIds = listExpired(items, begin + later, rule);
        for (const id of expiredIds) expect(id).toBeLessThanOrEqual(times.length - (rule?.newest ?? 10));
        const past = items.filter(({ at }) => at <= begin + later);
        const future = items.filter(({ at }) => at > begin + later);
        const renumberedItems = [...future, ...past].map(({ at }, index) => ({ id: index + 1, at }));
        const expiredOfAll = listExpired(renumberedItems, begin + later, rule);
        const expiredOfPast = listExpired(renumberedItems.slice(future.length), begin + later, rule);
        expect(expiredOfAll).toEqual(expiredOfPast);
      },
    ),
  ));
