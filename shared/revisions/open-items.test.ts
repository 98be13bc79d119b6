import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { listComments } from "./comments.ts";
import { listOpenItems } from "./open-items.ts";

const remarks = [{ author: "陆文川", date: "2026-11-22T09:30:00Z", text: "核实" }];
const document: BulletinDocument = {
  ...emptyDocument(() => "b"),
  blocks: [
    {
      id: "a",
      style: "body",
      runs: [
        { text: "甲" },
        { text: "乙", comments: ["c2"] },
        { text: "丙", comments: ["c2", "c3"], inserted: "r1" },
      ],
    },
    { id: "b", style: "body", runs: [{ text: "丁", comments: ["c3"] }] },
  ],
  revisions: { r1: { kind: "insertion", author: "陆文川", date: "2026-11-22T09:30:00Z" } },
  comments: {
    c1: { remarks, resolved: false },
    c2: { remarks, resolved: true },
    c3: { remarks, resolved: false },
  },
};

test("comments are listed in the order of the text, with the text they are about", () => {
  expect(listComments(document).map(({ id, text, block }) => [id, text, block])).toEqual([
    ["c2", "乙丙", "a"],
    ["c3", "丙丁", "a"],
    ["c1", "", null],
  ]);
});

test("all revisions and all unresolved comments are open", () => {
  const { revisions: marks, comments } = listOpenItems(document);
  expect([marks.map(({ id }) => id), comments.map(({ id }) => id)]).toEqual([["r1"], ["c3", "c1"]]);
});
