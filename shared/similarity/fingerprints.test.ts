import * as fc from "fast-check";
import { expect, test } from "vitest";
import { threadTime } from "../../tests/support/processor-time.ts";
import { fingerprintsToFind, fingerprintsToKeep } from "./fingerprints.ts";

const letter = fc.integer({ min: 0x4e00, max: 0x4e00 + 3000 }).map((code) => String.fromCharCode(code));
const text = (minLength: number, maxLength: number) =>
  fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(""));

test("fingerprints do not change: otherwise a migration must compute the stored ones again", () => {
  expect(fingerprintsToKeep("督导组实地查看点位，共办结210余处。")).toEqual({
    hashes: [-1987858919, -1468311200, -1253756592, -64399107, 298030097, 477072490, 932746020, 1160600521],
    letters: 17,
  });
});

test("a text shorter than a shingle has none, one shingle has one, and none is repeated", () => {
  expect(fingerprintsToKeep("甲乙丙，丁戊").hashes).toEqual([]);
  expect(fingerprintsToKeep("甲乙丙丁戊己").hashes).toHaveLength(1);
  expect(fingerprintsToKeep("甲".repeat(5000)).hashes).toHaveLength(1);
});

test("punctuation, white space and width do not matter", () => {
  expect(fingerprintsToKeep("共办结２１０余处，居民 反映好。")).toEqual(
    fingerprintsToKeep("共办结210余处居民反映好"),
  );
});

test("fingerprints to keep are among those to find, about one per eight letters of a long text", () => {
  fc.assert(
    fc.property(text(0, 2000), (content) => {
      const toKeep = fingerprintsToKeep(content);
      const toFind = fingerprintsToFind(content);
      expect(toKeep.letters).toBe(toFind.letters);
      const searchHashes = new Set(toFind.hashes);
      expect(toKeep.hashes.every((hash) => searchHashes.has(hash))).toBe(true);
      expect(toKeep.hashes.toSorted((a, b) => a - b)).toEqual(toKeep.hashes);
      if (content.length > 1000) expect(toKeep.hashes.length / content.length).toBeCloseTo(2 / 17, 1);
    }),
  );
});

test("a common stretch of a shingle and a window is found, whichever text is stored", () => {
  fc.assert(
    fc.property(
      text(21, 21),
      text(0, 600),
      text(0, 600),
      text(0, 30),
      text(0, 30),
      (stretch, before, after, prefix, suffix) => {
        const long = before + stretch + after;
        const short = prefix + stretch + suffix;
        for (const [storedText, searchText] of [
          [long, short],
          [short, long],
        ] as const) {
          const searchHashes = new Set(fingerprintsToFind(searchText).hashes);
          expect(fingerprintsToKeep(storedText).hashes.some((hash) => searchHashes.has(hash))).toBe(true);
        }
      },
    ),
  );
});

test("long texts, even of one repeated letter, take linear time", () => {
  for (const long of ["甲".repeat(1_000_000), "督导组实地查看点位".repeat(110_000)]) {
    const time = threadTime(() => {
      fingerprintsToKeep(long);
      fingerprintsToFind(long);
    });
    expect(time).toBeLessThan(5000);
  }
});
