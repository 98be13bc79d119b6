import { expect, test } from "vitest";
import { emptyDocument } from "./empty.ts";
import { finalDocument } from "./final.ts";
import type { BulletinDocument, Run } from "./schema.ts";

const documentOf = (...runs: Run[]): BulletinDocument => ({ ...emptyDocument(() => "b1"), blocks: [{ id: "b1", style: "body", runs, kept: 1 }, { id: "b2", style: "source", runs: [] }] });

test("the runs that a revision deletes go, with what another inserted before; all else stays", () => {
  const document = documentOf({ text: "甲" }, { text: "乙", deleted: "r1" }, { text: "丙", inserted: "r2" }, { text: "丁", inserted: "r2", deleted: "r1" });
  const before = structuredClone(document);
  expect(finalDocument(document)).toEqual(documentOf({ text: "甲" }, { text: "丙", inserted: "r2" }));
  expect(document).toEqual(before);
});

test("a paragraph of which all is deleted stays, empty: its mark is the review's affair", () => {
  expect(finalDocument(documentOf({ text: "甲", deleted: "r1" })).blocks[0]).toEqual({ id: "b1", style: "body", runs: [], kept: 1 });
});

test("a document without deletions is given back as it is", () => {
  const document = documentOf({ text: "甲", inserted: "r1" });
  expect(finalDocument(document)).toBe(document);
});
