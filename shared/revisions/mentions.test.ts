import { expect, test } from "vitest";
import { findBegunMention, splitMentions, mentionsOneOf } from "./mentions.ts";

const names = ["校对", "编辑", "顾书", "顾书宁"];

test("a remark is split at its mentions, and the longest matching name counts", () => {
  expect(
    splitMentions("请@顾书宁和＠校对再看，a@b.c 不算", names)
      .map(({ text, isMention }) => (isMention ? `[${text}]` : text))
      .join(""),
  ).toBe("请[@顾书宁]和[＠校对]再看，a@b.c 不算");
  expect(splitMentions("", names)).toEqual([]);
});

test("a mentioned name is found, but not a name that is only the beginning of a mentioned one", () => {
  expect(mentionsOneOf("@顾书宁看", new Set(["顾书"]), names)).toBe(false);
  expect(mentionsOneOf("@校对看", new Set(["校对"]), names)).toBe(true);
  expect(mentionsOneOf("校对看", new Set(["校对"]), names)).toBe(false);
});

test.each([
  ["请@", ""],
  ["请＠校", "校"],
  ["@校对 ", null],
  ["请", null],
])("the mention begun in %s", (before, mention) => {
  expect(findBegunMention(before)).toBe(mention);
});
