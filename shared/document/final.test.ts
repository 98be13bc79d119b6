import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryTwoChanges } from "../../tests/support/generators/arbitrary-changes.ts";
import { readable } from "../../tests/support/samples/marked-documents.ts";
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
const withRevision = ({ blocks, ...rest }: BulletinDocument, revision: Partial<Block>): BulletinDocument => ({
  ...rest,
  blocks: blocks.map((block, index) => (index === 0 ? ({ ...block, ...revision } as Block) : block)),
});

test("deleted runs are removed, also those that another author inserted; everything else stays", () => {
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

test("a paragraph whose whole text is deleted stays empty; with its paragraph end deleted it is removed", () => {
  const document = documentOf({ text: "甲", deleted: "r1" });
  expect(finalDocument(document).blocks[0]).toEqual({ id: "b1", style: "body", runs: [], kept: 1 });
  expect(finalDocument(withRevision(document, { deleted: "r1" })).blocks).toEqual([
    { id: "b2", style: "source", runs: [] },
  ]);
  expect(finalBlocks(withRevision(document, { deleted: "r1" })).map(({ id }) => id)).toEqual(["b2"]);
});

test("a deleted paragraph end joins two paragraphs in finalDocument and not in finalBlocks", () => {
  const document = withRevision(documentOf({ text: "甲" }), { deleted: "r1" });
  expect(finalDocument(document).blocks).toEqual([
    { id: "b1", style: "body", runs: [{ text: "甲" }], kept: 1 },
  ]);
  expect(finalBlocks(document).map(({ id }) => id)).toEqual(["b1", "b2"]);
});

test("a document without deletions is returned unchanged", () => {
  const document = documentOf({ text: "甲", inserted: "r1" });
  expect(finalDocument(document)).toBe(document);
  expect(finalBlocks(document)).toBe(document.blocks);
});

describe("for any document with the revisions of two people", () => {
  test("the final document equals the document after accepting every revision", () => {
    const [gu, lu] = ["顾书宁", "陆文川"].map((author) => ({ author, date: "2026-11-22T09:30:00Z" }));
    fc.assert(
      fc.property(arbitraryTwoChanges, ([original, other, after]) => {
        const before = compare(original, other, gu!);
        const { blocks, revisions } = track(before.blocks, after.blocks, before.revisions, lu!);
        const trackedDocument = { ...before, blocks, revisions };
        expect(readable(finalDocument(trackedDocument))).toEqual(
          readable(settleAll(trackedDocument, "accept")),
        );
      }),
      { numRuns: 500 },
    );
  });
});
