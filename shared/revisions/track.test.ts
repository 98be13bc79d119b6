import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementAt, firstOf } from "../basics/elements.ts";
import { arbitraryChanges, arbitraryTwoChanges } from "../../tests/support/generators/arbitrary-changes.ts";
import { readable, showMarks } from "../../tests/support/samples/marked-documents.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import {
  bulletinDocument,
  type Block,
  type BulletinDocument,
  type Run,
  type TextBlock,
} from "../document/schema.ts";
import { compare } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { settleAll } from "./settle.ts";
import { track } from "./track.ts";

const lu: Stamp = { author: "陆文川", role: "校对", date: "2026-11-22T09:30:00Z" };
const gu: Stamp = { author: "顾书宁", role: "核签", date: "2026-11-22T10:30:00Z" };
const body = (id: string, ...runs: (string | Run)[]): TextBlock => ({
  id,
  style: "body",
  runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
});
const documentOf = (...blocks: Block[]): BulletinDocument => ({ ...emptyDocument(sequentialIds()), blocks });
const trackChanges = (
  before: BulletinDocument,
  after: readonly Block[],
  stamp = lu,
  prefix = stamp === lu ? "l" : "g",
): BulletinDocument => ({
  ...before,
  ...track(before.blocks, after, before.revisions, stamp, sequentialIds(`${prefix}@`)),
});

describe("tracking a change", () => {
  const base = documentOf(body("a", "督导组查看了市场。"), body("b", "要求抓好落实。"));
  test.each<[string, Block[], string]>([
    [
      "typing",
      [body("a", "督导组实地查看了市场。"), body("b", "要求抓好落实。")],
      "督导组+[实地]查看了市场。¶要求抓好落实。¶",
    ],
    [
      "typing inside a word",
      [body("a", "督导小组查看了市场。"), body("b", "要求抓好落实。")],
      "督导+[小]组查看了市场。¶要求抓好落实。¶",
    ],
    [
      "typing over a word",
      [body("a", "督导组查看了商场。"), body("b", "要求抓好落实。")],
      "督导组查看了-[市场]+[商场]。¶要求抓好落实。¶",
    ],
    [
      "deleting",
      [body("a", "督导组查看市场。"), body("b", "要求抓好落实。")],
      "督导组查看-[了]市场。¶要求抓好落实。¶",
    ],
    [
      "joining two paragraphs",
      [body("a", "督导组查看了市场。要求抓好落实。")],
      "督导组查看了市场。-¶要求抓好落实。¶",
    ],
    ["deleting over paragraphs", [body("a", "督导组落实。")], "督导组-[查看了市场。]-¶-[要求抓好]落实。¶"],
    [
      "cutting a paragraph in two",
      [body("a", "督导组"), body("n", "查看了市场。"), body("b", "要求抓好落实。")],
      "督导组+¶查看了市场。¶要求抓好落实。¶",
    ],
  ])("%s", (_what, after, marks) => {
    const markedDocument = trackChanges(base, after);
    expect(showMarks(markedDocument)).toBe(marks);
    expect(readable(settleAll(markedDocument, "reject"))).toEqual(readable(base));
    expect(settleAll(markedDocument, "reject").blocks.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("in the author's own insertion extends it; in another author's insertion it is a revision", () => {
    const one = trackChanges(base, [body("a", "督导组实地查看了市场。"), body("b", "要求抓好落实。")]);
    const [a, b] = one.blocks as [Block, Block];
    const typedOn: Block = {
      ...a,
      runs: [{ text: "督导组" }, { text: "实地深入", inserted: "l@1" }, { text: "查看了市场。" }],
    };
    expect(showMarks(trackChanges(one, [typedOn, b]))).toBe("督导组+[实地深入]查看了市场。¶要求抓好落实。¶");
    const without: Block = { ...a, runs: [{ text: "督导组" }, { text: "查看了市场。" }] };
    expect(showMarks(trackChanges(one, [without, b]))).toBe("督导组查看了市场。¶要求抓好落实。¶");
    const other = trackChanges(one, [without, b], gu);
    expect(other.blocks[0]?.runs[1]).toEqual({ text: "实地", inserted: "l@1", deleted: "g@1" });
    expect(showMarks(trackChanges(one, [typedOn, b], gu))).toBe(
      "督导组+[实地]+[深入]查看了市场。¶要求抓好落实。¶",
    );
  });

  test("typed into deleted text is an insertion, not deleted text", () => {
    const one = trackChanges(base, [body("a", "督导组市场。"), body("b", "要求抓好落实。")]);
    const typedBlock: Block = {
      ...firstOf(one.blocks),
      runs: [{ text: "督导组" }, { text: "查全看了", deleted: "l@1" }, { text: "市场。" }],
    };
    expect(showMarks(trackChanges(one, [typedBlock, elementAt(one.blocks, 1)], gu))).toBe(
      "督导组-[查]+[全]-[看了]市场。¶要求抓好落实。¶",
    );
  });

  test("of meanings keeps the original ones and removes the revision when they are restored", () => {
    const plain = documentOf(body("a", "一是抓落实。"));
    const point = trackChanges(plain, [body("a", { text: "一是抓落实。", point: true })]);
    expect(point.blocks[0]?.runs).toEqual([{ text: "一是抓落实。", point: true, formatted: "l@1" }]);
    expect(point.revisions["l@1"]).toEqual({ kind: "format", ...lu, before: {} });
    const bold = trackChanges(
      point,
      [
        {
          ...firstOf(point.blocks),
          runs: [{ text: "一是抓落实。", point: true, bold: true, formatted: "l@1" }],
        },
      ],
      gu,
    );
    expect(bold.revisions["g@1"]).toEqual({ kind: "format", ...gu, before: {} });
    const back = trackChanges(
      bold,
      [{ ...firstOf(bold.blocks), runs: [{ text: "一是抓落实。", formatted: "g@1" }] }],
      gu,
    );
    expect(back.blocks[0]?.runs).toEqual([{ text: "一是抓落实。" }]);
  });

  test("of styles and tables keeps the former ones", () => {
    const table = { columns: [1], headerRows: 0, rows: [[{ text: "甲" }]] };
    const other = { ...table, rows: [[{ text: "乙" }]] };
    const before = documentOf(body("a", "正文"), { id: "t", style: "table", table, runs: [] });
    const markedDocument = trackChanges(before, [
      { ...body("a", "正文"), style: "note" },
      { id: "t", style: "table", table: other, runs: [] },
    ]);
    expect(Object.values(markedDocument.revisions).map(({ kind, before }) => [kind, before])).toEqual([
      ["paragraph", { style: "body" }],
      ["paragraph", { table }],
    ]);
    expect(readable(settleAll(markedDocument, "reject"))).toEqual(readable(before));
  });
});

describe("tracking any change to a text with another author's revisions", () => {
  test("keeps the original text and gives the changed text as final text", () => {
    fc.assert(
      fc.property(arbitraryTwoChanges, ([original, other, after]) => {
        const before = compare(original, other, gu, sequentialIds("o@"), sequentialIds("n@"));
        // The change replaces the text under revision by an unrelated one.
        const markedDocument = trackChanges(before, after.blocks);
        expect(bulletinDocument.safeParse(markedDocument).error).toBeUndefined();
        expect(readable(settleAll(markedDocument, "reject"))).toEqual(readable(original));
        expect(readable({ ...settleAll(markedDocument, "accept"), masthead: after.masthead })).toEqual(
          readable(after),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("works for one change after another", () => {
    fc.assert(
      fc.property(arbitraryChanges, ([before, after]) => {
        const there = trackChanges(before, after.blocks);
        const back = trackChanges(there, before.blocks, lu, "m");
        expect(readable(settleAll(back, "reject"))).toEqual(readable(before));
        expect(readable(settleAll(back, "accept")).blocks).toEqual(readable(before).blocks);
      }),
      { numRuns: 500 },
    );
  });
});
