import * as fc from "fast-check";
import { expect, test } from "vitest";
import { threadTime } from "../../tests/support/processor-time.ts";
import { commonShare, commonText, comparable } from "./common.ts";
import { lettersOf } from "./letters.ts";

const compare = (left: string, right: string) => commonText(comparable(left), comparable(right));
const textsOf = (text: string, stretches: { start: number; end: number }[]) =>
  stretches.map(({ start, end }) => text.slice(start, end));

test("a copied sentence with other punctuation and spaces is common, the text around it is not", () => {
  const left = "区里开会。督导组实地查看点位，针对“门前三包”逐项过筛。会后散了。";
  const right = "昨日，督导组实地 查看点位、针对门前三包逐项过筛！";
  const { share, left: ours, right: theirs } = compare(left, right);
  expect(textsOf(left, ours)).toEqual(["督导组实地查看点位，针对“门前三包”逐项过筛"]);
  expect(textsOf(right, theirs)).toEqual(["督导组实地 查看点位、针对门前三包逐项过筛"]);
  expect(share).toBeCloseTo(19 / 21, 10);
});

test("paragraphs that changed places are common", () => {
  const left = "第一段写道路保洁整治\n第二段写市场秩序管理";
  const right = "第二段写市场秩序管理好\n另写一句话\n好第一段写道路保洁整治";
  const { share, left: ours, right: theirs } = compare(left, right);
  expect(share).toBe(1);
  expect(ours.length).toBe(1);
  expect(textsOf(right, theirs)).toEqual(["第二段写市场秩序管理", "第一段写道路保洁整治"]);
});

test("a text without letters, or shorter than a shingle, has nothing in common", () => {
  expect(compare("", "甲乙丙丁戊己庚")).toEqual({ share: 0, left: [], right: [] });
  expect(compare("甲乙丙，丁戊。", "甲乙丙丁戊").share).toBe(0);
});

// Only a few letters, so that generated texts repeat themselves and each other.
const text = fc
  .array(fc.constantFrom(..."甲乙丙丁，\u{20bb7}"), { maxLength: 80 })
  .map((letters) => letters.join(""));
const different = (from: number) =>
  fc
    .array(fc.integer({ min: from, max: from + 500 }), { minLength: 8, maxLength: 80 })
    .map((codes) => String.fromCharCode(...codes));

test("for any two texts share and stretches do not depend on the order", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const there = compare(one, other);
      const back = compare(other, one);
      expect(there.share).toBe(back.share);
      expect([there.left, there.right]).toEqual([back.right, back.left]);
      expect(there.share).toBeGreaterThanOrEqual(0);
      expect(there.share).toBeLessThanOrEqual(1);
      expect(commonShare(comparable(one), comparable(other))).toBe(there.share);
    }),
  );
});

test("for any two texts exactly the shingles in stretches are in the other text", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { left } = compare(one, other);
      const { letters } = lettersOf(other);
      for (const stretch of left) {
        const ours = lettersOf(one.slice(stretch.start, stretch.end)).letters;
        for (let place = 0; place + 6 <= ours.length; place += 1)
          expect(letters).toContain(ours.slice(place, place + 6));
      }
      const rest = left.reduceRight(
        (remainingText, { start, end }) => `${remainingText.slice(0, start)}|${remainingText.slice(end)}`,
        one,
      );
      for (const piece of rest.split("|")) {
        const ours = lettersOf(piece).letters;
        for (let place = 0; place + 6 <= ours.length; place += 1)
          expect(letters).not.toContain(ours.slice(place, place + 6));
      }
    }),
  );
});

test("a part of a text has share 1, an unrelated text share 0", () => {
  fc.assert(
    fc.property(
      different(0x4e00),
      different(0x6000),
      fc.nat(),
      fc.integer({ min: 6, max: 80 }),
      (one, other, from, length) => {
        const start = from % (one.length - 5);
        expect(compare(one, one.slice(start, start + length)).share).toBe(1);
        expect(compare(one, other)).toEqual({ share: 0, left: [], right: [] });
      },
    ),
  );
});

test("long texts, even of one repeated letter, take linear time", () => {
  for (const long of ["甲".repeat(1_000_000), "督导组实地查看点位".repeat(110_000)]) {
    const time = threadTime(() => expect(compare(long, `${long}乙`).share).toBe(1));
    expect(time).toBeLessThan(10_000);
  }
});
