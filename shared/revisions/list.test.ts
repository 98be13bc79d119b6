import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { listRevisions } from "./list.ts";

const by = { author: "陆文川", date: "2026-11-22T09:30:00Z" };
const document: BulletinDocument = {
  ...emptyDocument(sequentialIds()),
  blocks: [
    {
      id: "a",
      style: "body",
      runs: [
        { text: "甲" },
        { text: "旧", deleted: "r1" },
        { text: "新", inserted: "r2" },
        { text: "乙", formatted: "r3" },
      ],
      inserted: "r4",
    },
    {
      id: "b",
      style: "brief",
      formatted: "r5",
      runs: [
        { text: "丙", inserted: "r4" },
        { text: "丁", inserted: "r4", deleted: "r6" },
      ],
    },
    {
      id: "c",
      style: "table",
      table: { columns: [1], headerRows: 0, rows: [[{ text: "格" }]] },
      runs: [],
      inserted: "r7",
    },
  ],
  revisions: {
    r9: { kind: "insertion", ...by },
    r8: { kind: "field", ...by, field: "masthead.number", before: { value: null } },
    r7: { kind: "insertion", ...by },
    r6: { kind: "deletion", ...by, role: "核签" },
    r5: { kind: "paragraph", ...by, before: { style: "body" } },
    r4: { kind: "insertion", ...by },
    r3: { kind: "format", ...by, before: {} },
    r2: { kind: "insertion", ...by, pair: "r1" },
    r1: { kind: "deletion", ...by, pair: "r1" },
  },
};

test("revisions are listed in the order of the text, with the text they are about", () => {
  expect(listRevisions(document).map(({ id, text, block }) => [id, text, block])).toEqual([
    ["r8", "masthead.number", null],
    ["r1", "旧", "a"],
    ["r2", "新", "a"],
    ["r3", "乙", "a"],
    ["r4", "\n丙丁", "a"],
    ["r5", "丙丁", "b"],
    ["r6", "丁", "b"],
    ["r7", "格", "c"],
  ]);
  expect(listRevisions(document).find(({ id }) => id === "r6")).toEqual({
    id: "r6",
    kind: "deletion",
    author: "陆文川",
    role: "核签",
    date: by.date,
    text: "丁",
    block: "b",
  });
});
