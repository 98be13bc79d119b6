import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lettersOf } from "./letters.ts";

test.each([
  ["标题　正文，十个字。", "标题正文十个字"],
  ["ＡＢｃ１２３ 项", "abc123项"],
  ["（一）“三聚焦、三提升”……", "一三聚焦三提升"],
  ["一〇二六年③", "一〇二六年③"],
  ["cafe\u0301 Ünder", "cafe\u0301Ünder"],
  ["\u{20bb7}庆镇😀", "\u{20bb7}庆镇"],
  ["", ""],
])("%s", (text, letters) => expect(lettersOf(text).letters).toBe(letters));

test("each letter has its place, and surrogate pairs are never split", () => {
  const { letters, starts, ends } = lettersOf("，甲\u{20bb7}！乙");
  expect(letters).toBe("甲\u{20bb7}乙");
  expect([...starts]).toEqual([1, 2, 2, 5]);
  expect([...ends]).toEqual([2, 4, 4, 6]);
});

test("for any text the places ascend and contain their letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const { letters, starts, ends } = lettersOf(text);
      expect(starts).toHaveLength(letters.length);
      for (let index = 0; index < letters.length; index += 1) {
        const there = text.slice(starts[index], ends[index]);
        expect(lettersOf(there).letters).toContain(letters[index]);
        if (index > 0) expect(starts[index]).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
      }
    }),
  );
});
