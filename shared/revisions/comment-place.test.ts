import { expect, test } from "vitest";
import type { Block } from "../document/schema.ts";
import { findCommentPlace, findAgain } from "./comment-place.ts";

const table = { columns: [1], headerRows: 0, rows: [[{ text: "格" }]] };
const blocks: Block[] = [
  { id: "s", style: "section", runs: [{ text: "【检查督导】" }] },
  {
    id: "a",
    style: "body",
    runs: [
      { text: "区领导检查", title: true },
      { text: "　20日，督导组查看了" },
      { text: "旧", deleted: "r1" },
      { text: "农贸市场。" },
    ],
  },
  { id: "t", style: "table", table, runs: [] },
  { id: "u", style: "table", table, runs: [{ text: "表1 进展" }] },
  { id: "e", style: "body", runs: [] },
];
const textAt = (
  block: string,
  offset: number,
  end: { block: string; offset: number } = { block, offset },
) => {
  const place = findCommentPlace(blocks, { block, offset }, end);
  return place && [place.stretches.map(({ text }) => text).join("|"), place.isNearby];
};

test.each([
  ["the title at the caret", "a", 2, "区领导检查", false],
  ["the end of the title belongs to the title", "a", 5, "区领导检查", false],
  ["the word at the caret", "a", 13, "查看", false],
  ["after a full stop: the word before it", "a", 23, "市场", false],
  ["an object: its caption", "u", 0, "表1 进展", false],
  ["an object without a caption: the nearest word of the article", "t", 0, "市场", true],
  ["an empty paragraph", "e", 0, "进展", true],
])("%s", (_what, block, offset, text, isNearby) => {
  expect(textAt(block, offset)).toEqual([text, isNearby]);
});

test("a selection across paragraphs leaves out deleted text at its ends", () => {
  expect(textAt("a", 16, { block: "u", offset: 2 })).toEqual(["农贸市场。|表1", false]);
});

test("an issue without words has no place for a comment", () => {
  expect(
    findCommentPlace(
      [{ id: "e", style: "body", runs: [{ text: "　……" }] }],
      { block: "e", offset: 0 },
      { block: "e", offset: 0 },
    ),
  ).toBeNull();
});

test("findAgain finds a place after typed text or in another paragraph, and returns null for removed text", () => {
  const { stretches } = findCommentPlace(blocks, { block: "a", offset: 17 }, { block: "a", offset: 19 })!;
  const blocksOf = (...texts: string[]): Block[] =>
    texts.map((text, index) => ({ id: index === 0 ? "a" : `n${index}`, style: "body", runs: [{ text }] }));
  expect(findAgain(blocksOf("农贸市场和农贸市场在一起的那个农贸市场"), stretches)).toEqual([
    { block: "a", start: 15, end: 17, text: "农贸" },
  ]);
  expect(findAgain(blocksOf("前半", "后半农贸市场"), stretches)).toEqual([
    { block: "n1", start: 2, end: 4, text: "农贸" },
  ]);
  expect(findAgain(blocksOf("集市"), stretches)).toBeNull();
});
