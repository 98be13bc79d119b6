import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryTwoChanges } from "../../tests/support/arbitrary-changes.ts";
import { readable } from "../../tests/support/marked-documents.ts";
import { compare } from "../revisions/compare.ts";
import { settleAll } from "../revisions/settle.ts";
import { track } from "../revisions/track.ts";
import { emptyDocument } from "./empty.ts";
import { finalBlocks, finalDocument } from "./final.ts";
import type { Block, BulletinDocument, Run } from "./schema.ts";

const documentOf = (...runs: Run[]): BulletinDocument => ({
  ...emptyDocument(() => "b1"),
  blocks: [
    { id: "b1", style: "body", runs, kept: 1 },
    { id: "b2", style: "source", runs: [] },
  ],
});
const withMark = ({ blocks, ...rest }: BulletinDocument, mark: Partial<Block>): BulletinDocument => ({
  ...rest,
  blocks: blocks.map((block, index) => (index === 0 ? ({ ...block, ...mark } as Block) : block)),
});

test("the runs that a revision deletes go, with what another inserted before; all else stays", () => {
  const document = documentOf(
    { text: "甲" },
    { text: "乙", deleted: "r1" },
    { text: "丙", inserted: "r2" },
    { text: "丁", inserted: "r2", deleted: "r1" },
  );
  const before = structuredClone(document);
  expect(finalDocument(document)).toEqual(documentOf({ text: "甲" }, { text: "丙", inserted: "r2" }));
  expect(document).toEqual(before);
});

test("a paragraph of which all is deleted but its mark stays, empty; with its mark it goes", () => {
  const document = documentOf({ text: "甲", deleted: "r1" });
  expect(finalDocument(document).blocks[0]).toEqual({ id: "b1", style: "body", runs: [], kept: 1 });
  expect(finalDocument(withMark(document, { deleted: "r1" })).blocks).toEqual([
    { id: "b2", style: "source", runs: [] },
  ]);
  expect(finalBlocks(withMark(document, { deleted: "r1" })).map(({ id }) => id)).toEqual(["b2"]);
});

test("a deleted mark joins a paragraph with the next one; for who looks for structure both stand", () => {
  const document = withMark(documentOf({ text: "甲" }), { deleted: "r1" });
  expect(finalDocument(document).blocks).toEqual([
    { id: "b1", style: "body", runs: [{ text: "甲" }], kept: 1 },
  ]);
  expect(finalBlocks(document).map(({ id }) => id)).toEqual(["b1", "b2"]);
});

test("a document without deletions is given back as it is", () => {
  const document = documentOf({ text: "甲", inserted: "r1" });
  expect(finalDocument(document)).toBe(document);
  expect(finalBlocks(document)).toBe(document.blocks);
});

describe("for any document with the marks of two people", () => {
  test("it is what accepting all of them leaves", () => {
    const [gu, lu] = ["顾书宁", "陆文川"].map((author) => ({ author, date: "2026-11-22T09:30:00Z" }));
    fc.assert(
      fc.property(arbitraryTwoChanges, ([original, other, after]) => {
        const before = compare(original, other, gu!);
        const { blocks, revisions } = track(before.blocks, after.blocks, before.revisions, lu!);
        const marked = { ...before, blocks, revisions };
        expect(readable(finalDocument(marked))).toEqual(readable(settleAll(marked, "accept")));
      }),
      { numRuns: 500 },
    );
  });
});
