import { expect, test } from "vitest";
import { deriveOutline } from "../../../shared/document/outline.ts";
import { markedDocument } from "../../../tests/support/samples/marked-text.ts";
import { gapsFor, gapsForNew, isPlaceOf, rowsOf, stepOf } from "./rows.ts";

const { sections } = deriveOutline(
  markedDocument("@@序@@　一。\n【甲】\n@@子@@　一。\n@@丑@@　二。\n【乙】\n【丙】\n@@寅@@　三。"),
);
const ids = (foldedIds: string[] = []) => rowsOf(sections, new Set(foldedIds)).map(({ id }) => id);

test("rows are sections with their articles; the articles of a folded section are hidden", () => {
  expect(ids()).toEqual(["b1", "b2", "b3", "b4", "b5", "b6", "b7"]);
  expect(ids(["b2", "b6"])).toEqual(["b1", "b2", "b5", "b6"]);
});

test.each([
  ["b3", -1, "article", null, null],
  ["b4", -1, "article", "b2", "b3"],
  ["b3", 1, "article", "b2", null],
  ["b4", 1, "article", "b5", null],
  ["b7", -1, "article", "b5", null],
  ["b1", 1, "article", "b2", "b3"],
] as const)("article %s moves by %i", (id, direction, kind, section, before) =>
  expect(stepOf(sections, id, direction)).toEqual({ kind, section, before }),
);

test.each([
  ["b5", -1, "b2"],
  ["b2", 1, "b6"],
  ["b5", 1, null],
  ["b6", -1, "b5"],
] as const)("section %s moves by %i", (id, direction, before) => {
  expect(stepOf(sections, id, direction)).toEqual({ kind: "section", before });
});

test.each([
  ["b1", -1],
  ["b7", 1],
  ["b2", -1],
  ["b6", 1],
  ["gone", 1],
] as const)("%s cannot move by %i", (id, direction) => expect(stepOf(sections, id, direction)).toBeNull());

test("articles drop between any rows and into a folded section above; sections drop before sections", () => {
  const places = (foldedIds: string[]) =>
    gapsFor(rowsOf(sections, new Set(foldedIds)), "article").map(({ at, target }) => [
      at,
      target.kind === "article" && target.section,
      target.before,
    ]);
  expect(places([])).toEqual([
    [0, null, "b1"],
    [1, null, null],
    [2, "b2", "b3"],
    [3, "b2", "b4"],
    [4, "b2", null],
    [5, "b5", null],
    [6, "b6", "b7"],
    [7, "b6", null],
  ]);
  expect(places(["b2"]).slice(2, 4)).toEqual([
    [2, "b2", null],
    [3, "b5", null],
  ]);
  expect(gapsFor(rowsOf(sections.slice(1), new Set()), "article")[0]?.at).toBe(1);
  expect(
    gapsFor(rowsOf(sections, new Set()), "section").map(({ at, target }) => [at, target.before]),
  ).toEqual([
    [1, "b2"],
    [4, "b5"],
    [5, "b6"],
    [7, null],
  ]);
});

test("a new article drops after any row, into an empty issue, but not between items that share a paragraph", () => {
  expect(gapsForNew(rowsOf(sections, new Set())).map(({ at }) => at)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const sharedBlock = deriveOutline(markedDocument("【甲】\n简讯|@@寅：@@三段。@@卯：@@四段。")).sections;
  expect(gapsForNew(rowsOf(sharedBlock, new Set())).map(({ at }) => at)).toEqual([1, 3]);
  expect(gapsForNew([])).toEqual([{ at: 0, target: { kind: "article", section: null, before: null } }]);
});

test.each([
  ["b3", { kind: "article", section: "b2", before: "b3" }, true],
  ["b3", { kind: "article", section: "b2", before: "b4" }, true],
  ["b3", { kind: "article", section: "b2", before: null }, false],
  ["b4", { kind: "article", section: "b2", before: null }, true],
  ["b4", { kind: "article", section: "b5", before: null }, false],
  ["b2", { kind: "section", before: "b5" }, true],
  ["b2", { kind: "section", before: null }, false],
] as const)("%s is at place %j: %s", (id, target, expected) =>
  expect(isPlaceOf(sections, id, target)).toBe(expected),
);
