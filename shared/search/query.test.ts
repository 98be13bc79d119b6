import { expect, test } from "vitest";
import { comparable, hitsIn, matches, parseQuery } from "./query.ts";
import { snippetOf } from "./snippet.ts";

const read = (text: string) =>
  parseQuery(text).map((group) => group.map((term) => `${term.isNot ? "-" : ""}${term.text}`));

test.each([
  ["", []],
  ["志愿服务", [["志愿服务"]]],
  ["志愿 东河街道", [["志愿", "东河街道"]]],
  ["“志愿 服务” 或 清扫", [["志愿 服务"], ["清扫"]]],
  ["志愿 -东河 NOT 北坡 非 青石", [["志愿", "-东河", "-北坡", "-青石"]]],
  ["甲 AND 乙 OR 丙", [["甲", "乙"], ["丙"]]],
  ["ＡＢ12", [["ab12"]]],
  ["OR 甲 OR", [["甲"]]],
  ["-“甲 乙” -", [["-甲 乙", "-"]]],
  ["“未关", [["未关"]]],
])("%s", (text, groups) => {
  expect(read(text)).toEqual(groups);
});

test("a comparable text has the same length as the text", () => {
  for (const text of ["ＡＢ，。１２　Straße İ 𠮷", "甲\t乙"])
    expect(comparable(text)).toHaveLength(text.length);
});

test("a word matches neighbouring characters in any field, within one paragraph", () => {
  const fields = ["区领导检查", "东河街道", "第一段志愿\n服务第二段，ABC"];
  const holds = (text: string) => matches(parseQuery(text), fields);
  expect([
    holds("检查 街道"),
    holds("志愿服务"),
    holds("志愿 服务"),
    holds("段，a"),
    holds("检查 -abc"),
    holds("没有 或 abc"),
    holds("-没有"),
  ]).toEqual([true, false, true, true, false, true, true]);
});

test("hits do not overlap, and a snippet begins shortly before the first one", () => {
  expect(hitsIn(parseQuery("志愿 志愿服务"), "志愿服务与志愿")).toEqual([
    { start: 0, end: 4 },
    { start: 5, end: 7 },
  ]);
  const parts = snippetOf(parseQuery("志愿"), `${"甲".repeat(100)}志愿${"乙".repeat(100)}`);
  expect(parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join("")).toBe(
    `…${"甲".repeat(16)}[志愿]${"乙".repeat(72)}…`,
  );
});
