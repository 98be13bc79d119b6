import * as fc from "fast-check";
import { expect, test } from "vitest";
import { elementAt } from "../basics/elements.ts";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { readable } from "../../tests/support/samples/marked-documents.ts";
import { canonicalDocument } from "../document/canonical.ts";
import { applyEdits } from "../editing/edits.ts";
import { emptyDocument } from "../document/empty.ts";
import { bulletinDocument, type BulletinDocument, type Remark } from "../document/schema.ts";
import {
  addComment,
  editRemark,
  listComments,
  lostComments,
  removeThread,
  reply,
  setResolved,
} from "./comments.ts";

const remark = (text: string, author = "陆文川"): Remark => ({
  author,
  role: "proofreader",
  date: "2026-11-22T09:30:00Z",
  text,
});
const document: BulletinDocument = {
  ...emptyDocument(() => "e"),
  blocks: [
    {
      id: "a",
      style: "body",
      runs: [{ text: "督导组查看了" }, { text: "市场", title: true }, { text: "。" }],
    },
    { id: "b", style: "body", runs: [{ text: "要求抓好落实。" }] },
  ],
};
/** The text with the comment ids of each run: 甲[乙]c1. */
const showComments = ({ blocks }: BulletinDocument) =>
  blocks.map(({ runs }) => canonicalRunsOf(runs)).join("¶");
const canonicalRunsOf = (runs: BulletinDocument["blocks"][number]["runs"]) =>
  runs.map(({ text, comments }) => (comments ? `[${text}]${comments.join("+")}` : text)).join("");

test("a comment can cover several paragraphs and overlap other comments", () => {
  const one = addComment(
    document,
    [
      { block: "a", start: 5, end: 9 },
      { block: "b", start: 0, end: 2 },
    ],
    "c1",
    remark("核实"),
  )!;
  expect(showComments(one)).toBe("督导组查看[了]c1[市场]c1[。]c1¶[要求]c1抓好落实。");
  const two = addComment(one, [{ block: "b", start: 1, end: 4 }], "c2", remark("谁要求"))!;
  expect(showComments(two).split("¶")[1]).toBe("[要]c1[求]c1+c2[抓好]c2落实。");
  expect(listComments(two).map(({ id, text, block }) => [id, text, block])).toEqual([
    ["c1", "了市场。要求", "a"],
    ["c2", "求抓好", "b"],
  ]);
});

test("adding a comment without text under it returns null", () => {
  expect(
    addComment(
      document,
      [
        { block: "a", start: 3, end: 3 },
        { block: "x", start: 0, end: 3 },
      ],
      "c1",
      remark("核实"),
    ),
  ).toBeNull();
});

test("a reply reopens a resolved thread, and an edited remark keeps author and date", () => {
  const openThread = addComment(document, [{ block: "b", start: 0, end: 2 }], "c1", remark("核实"))!;
  const resolvedThread = setResolved(openThread, "c1", true);
  expect(resolvedThread.comments.c1?.resolved).toBe(true);
  const answeredThread = reply(resolvedThread, "c1", remark("已核", "程一禾"));
  expect(answeredThread.comments.c1).toEqual({
    remarks: [remark("核实"), remark("已核", "程一禾")],
    resolved: false,
  });
  expect(editRemark(answeredThread, "c1", 1, "已核实").comments.c1?.remarks[1]).toEqual(
    remark("已核实", "程一禾"),
  );
  for (const change of [
    reply(openThread, "c9", remark("")),
    setResolved(openThread, "c9", true),
    removeThread(openThread, "c9"),
  ])
    expect(change).toBe(openThread);
});

test("deleted text is the anchor of a thread only if the thread has no other text", () => {
  const markedDocument: BulletinDocument = {
    ...document,
    blocks: [
      { id: "a", style: "body", runs: [{ text: "市场", deleted: "r1", comments: ["c1", "c2"] }] },
      { id: "b", style: "body", runs: [{ text: "集市", inserted: "r2", comments: ["c1"] }] },
    ],
    comments: {
      c1: { remarks: [remark("一")], resolved: false },
      c2: { remarks: [remark("二")], resolved: false },
      c3: { remarks: [remark("三")], resolved: false },
    },
  };
  expect(listComments(markedDocument).map(({ id, text, block }) => [id, text, block])).toEqual([
    ["c2", "市场", "a"],
    ["c1", "集市", "b"],
    ["c3", "", null],
  ]);
  expect([...lostComments(markedDocument)]).toEqual(["c2", "c3"]);
});

test("a replacement keeps the comments on any part of the replaced text", () => {
  const commentedDocument = addComment(document, [{ block: "b", start: 2, end: 4 }], "c1", remark("抓好？"))!;
  const edit = { block: "b", start: 0, end: 4, text: "强调" };
  const { blocks } = applyEdits(commentedDocument, [edit]);
  expect(showComments({ ...commentedDocument, blocks: blocks.filter(({ id }) => id === "b") })).toBe(
    "[强调]c1落实。",
  );
});

const places = fc.array(fc.record({ at: fc.nat(9), start: fc.nat(8), length: fc.nat(8) }), {
  minLength: 1,
  maxLength: 3,
});

test("adding a comment never changes the text, and removing the thread restores the document", () => {
  fc.assert(
    fc.property(arbitraryBulletin, places, (bulletin, chosenPlaces) => {
      const { blocks } = bulletin;
      const stretches = chosenPlaces.flatMap(({ at, start, length }) =>
        blocks.length > 0
          ? [{ block: elementAt(blocks, at % blocks.length).id, start, end: start + length }]
          : [],
      );
      const commentedBulletin = addComment(bulletin, stretches, "new comment", remark("核实"));
      if (!commentedBulletin) return;
      expect(bulletinDocument.safeParse(commentedBulletin).success).toBe(true);
      expect(readable(commentedBulletin)).toEqual(readable(bulletin));
      expect(listComments(commentedBulletin)).toContainEqual(
        expect.objectContaining({ id: "new comment", resolved: false }),
      );
      expect(canonicalDocument(removeThread(commentedBulletin, "new comment"))).toEqual(
        canonicalDocument(bulletin),
      );
    }),
    { numRuns: 200 },
  );
});
