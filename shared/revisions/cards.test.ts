import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { without } from "../basics/without.ts";
import { revisionCards } from "./cards.ts";

const by = { author: "陆文川", role: "proofreader", date: "2026-11-22T09:30:00Z" };
const empty = emptyDocument(sequentialIds("e"));
const document: BulletinDocument = {
  ...empty,
  masthead: { ...empty.masthead, number: 764 },
  blocks: [
    {
      id: "a",
      style: "section",
      formatted: "r5",
      runs: [{ text: "检查" }, { text: "督促", deleted: "r1" }, { text: "督导", inserted: "r2" }],
    },
    {
      id: "b",
      style: "body",
      runs: [
        { text: "一是", point: true, formatted: "r4" },
        { text: "落实。" },
        { text: "又", inserted: "r3" },
      ],
      inserted: "r3",
    },
  ],
  revisions: {
    r6: { kind: "field", ...by, field: "masthead.number", before: { value: 763 } },
    r1: { kind: "deletion", ...by, pair: "r1" },
    r2: { kind: "insertion", ...by, pair: "r1" },
    r3: { kind: "insertion", ...by },
    r4: { kind: "format", ...by, before: { bold: true } },
    r5: { kind: "paragraph", ...by, before: { style: "body" } },
  },
};

test("cards follow the order of the text, a replacement is one card, and format cards list the changed formats", () => {
  expect(revisionCards(document)).toEqual([
    {
      id: "r6",
      ids: ["r6"],
      kind: "field",
      ...by,
      block: null,
      field: "masthead.number",
      was: "763",
      now: "764",
    },
    {
      id: "r5",
      ids: ["r5"],
      kind: "paragraph",
      ...by,
      block: "a",
      was: "检查督促督导",
      now: "",
      styles: ["body", "section"],
    },
    { id: "r1", ids: ["r1", "r2"], kind: "replacement", ...by, block: "a", was: "督促", now: "督导" },
    {
      id: "r4",
      ids: ["r4"],
      kind: "format",
      ...by,
      block: "b",
      was: "一是",
      now: "",
      flags: { on: ["point"], off: ["bold"] },
    },
    { id: "r3", ids: ["r3"], kind: "insertion", ...by, block: "b", was: "", now: "又\n" },
  ]);
});

test("the remaining half of a pair is not a replacement", () => {
  const revisions = without(document.revisions, "r1");
  const blocks = document.blocks.map((block) => ({
    ...block,
    runs: block.runs.filter((run) => run.deleted === undefined),
  }));
  expect(revisionCards({ ...document, blocks, revisions }).find(({ id }) => id === "r2")).toMatchObject({
    kind: "insertion",
    ids: ["r2"],
    now: "督导",
  });
});
