import { expect, test } from "vitest";
import { findBegunMention, splitMentions, mentionsOneOf } from "./mentions.ts";

const names = ["校对", "编辑", "顾书", "顾书宁"];

test("a remark is cut at its mentions; the longest name that fits is meant", () => {
  expect(
    splitMentions("请@顾书宁和＠校对再看，a@b.c 不算", names)
      .map(({ text, isMention }) => (isMention ? `[${text}]` : text))
      .join(""),
  ).toBe("请[@顾书宁]和[＠校对]再看，a@b.c 不算");
  expect(splitMentions("", names)).toEqual([]);
});

test("whoever is mentioned is found, and no one whose name only begins like that", () => {
  expect(mentionsOneOf("@顾书宁看", new Set(["顾书"]), names)).toBe(false);
  expect(mentionsOneOf("@校对看", new Set(["校对"]), names)).toBe(true);
  expect(mentionsOneOf("校对看", new Set(["校对"]), names)).toBe(false);
});

test.each([
  ["请@", ""],
  ["请＠校", "校"],
  ["@校对 ", null],
  ["请", null],
])("what is begun in %s", (before, typed) => {
  expect(findBegunMention(before)).toBe(typed);
});
