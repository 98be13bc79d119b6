import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryChanges, arbitraryTwoChanges } from "../../tests/support/generators/arbitrary-changes.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { bulletinDocument, type Block, type BulletinDocument, type TextBlock } from "../document/schema.ts";
import { readable, showMarks } from "../../tests/support/samples/marked-documents.ts";
import { compare } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { merge } from "./merge.ts";
import { compose } from "./overlay.ts";
import { settle, settleAll } from "./settle.ts";

const by = (author: string): Stamp => ({ author, role: "校对", date: "2026-11-22T09:30:00Z" });
const [lu, gu] = [by("陆文川"), by("顾书宁")];
const body = (id: string, text: string): TextBlock => ({ id, style: "body", runs: [{ text }] });
const documentOf = (...blocks: Block[]): BulletinDocument => ({ ...emptyDocument(sequentialIds()), blocks });
const compareWith = (before: BulletinDocument, after: BulletinDocument, stamp: Stamp, prefix: string) =>
  compare(before, after, stamp, sequentialIds(prefix), sequentialIds(`n${prefix}`));
const copy = (document: BulletinDocument, untrackedStamp = lu) => ({ document, untrackedStamp });
const ids = () => sequentialIds("m");

test.each([
  ["shorter", [body("a", "甲")], [body("a", "甲"), body("b", "乙")]],
  ["longer", [body("a", "甲"), body("b", "乙")], [body("a", "甲")]],
  ["different", [body("a", "甲")], [body("a", "乙")]],
])("revisions cannot be laid over a %s original", (_name, lower, upper) => {
  expect(() => compose(documentOf(...lower), documentOf(...upper), ids())).toThrow("not of one original");
});

describe("merging two copies of one issue", () => {
  const base = documentOf(body("a", "督导组查看了市场。"), body("b", "要求抓好落实。"));

  test("gives one issue with the revisions of both people", () => {
    const one = compareWith(
      base,
      documentOf(body("a", "督导组实地查看了市场。"), body("b", "要求抓好落实。")),
      lu,
      "l",
    );
    const two = compareWith(
      base,
      documentOf(body("a", "督导组查看了商场。"), body("c", "新的一段文字。"), body("b", "要求抓好落实。")),
      gu,
      "g",
    );
    const { document, conflicts } = merge(base, [copy(one), copy(two, gu)], ids());
    expect(showMarks(document)).toBe(
      "督导组+[实地]查看了-[市场]+[商场]。¶+[新的一段文字。]+¶要求抓好落实。¶",
    );
    expect(
      Object.values(document.revisions)
        .map(({ author }) => author)
        .toSorted(),
    ).toEqual(["陆文川", "顾书宁", "顾书宁", "顾书宁"].toSorted());
    expect(conflicts).toEqual([]);
  });

  test("reports two widths of one picture as a conflict", () => {
    const wide = (share: number): BulletinDocument => {
      const figure = { asset: "0".repeat(64), type: "image/png" as const, width: 9, height: 9, share };
      return documentOf({ id: "a", style: "figure", runs: [], figure });
    };
    const one = compareWith(wide(50), wide(60), lu, "l");
    const two = compareWith(wide(50), wide(90), gu, "g");
    const { document, conflicts } = merge(wide(50), [copy(one), copy(two, gu)], ids());
    expect(document.blocks[0]?.figure?.share).toBe(60);
    expect(conflicts.map(({ revision }) => revision.author)).toEqual(["顾书宁"]);
  });

  test("keeps the first of two changes to the same place and reports the other as a conflict", () => {
    const bold = (point: boolean): BulletinDocument => ({
      ...base,
      blocks: [
        {
          ...body("a", ""),
          runs: [{ text: "督导组查看了市场。", ...(point ? { point: true } : { bold: true }) }],
        },
        body("b", "要求抓好落实。"),
      ],
      masthead: { ...base.masthead, number: point ? 7 : 8 },
    });
    const { document, conflicts } = merge(
      base,
      [copy(compareWith(base, bold(true), lu, "l")), copy(compareWith(base, bold(false), gu, "g"))],
      ids(),
    );
    expect(document.blocks[0]?.runs).toMatchObject([
      { text: "督导组查看了市场。", point: true, formatted: "l1" },
    ]);
    expect(document.masthead.number).toBe(7);
    expect(
      conflicts.map(({ keptId, other, about, revision }) => [keptId, other, about, revision.author]),
    ).toEqual([
      ["l1", "g1", "督导组查看了市场。", "顾书宁"],
      ["l2", "g2", "masthead.number", "顾书宁"],
    ]);
  });

  test("records unmarked changes under the sender's name, below the copy's own revisions", () => {
    const unmarkedDocument = documentOf(body("a", "督导组查看了大市场。"), body("b", "要求抓好落实。"));
    const reviewedDocument = compareWith(
      unmarkedDocument,
      documentOf(body("a", "督导组查看了大市场。"), body("b", "要求立即抓好落实。")),
      gu,
      "g",
    );
    const { document } = merge(base, [copy(reviewedDocument, lu)], ids());
    expect(showMarks(document)).toBe("督导组查看了+[大]市场。¶要求+[立即]抓好落实。¶");
    expect(
      Object.values(document.revisions)
        .map(({ author }) => author)
        .toSorted(),
    ).toEqual(["陆文川", "顾书宁"].toSorted());
    expect(merge(document, [copy(reviewedDocument, lu)], ids())).toMatchObject({ document, conflicts: [] });
  });
});

test.each([
  ["共检查点位126个。", "共检查点位128个。"],
  ["会议定于上午召开。", "会议定于上周召开。"],
  ["通报了实际情况。", "通报了具体情况。"],
])("a copy that accepted %s → %s does not bring its text a second time", (was, is) => {
  const [before, after] = [documentOf(body("a", was)), documentOf(body("a", is))];
  const base = compareWith(before, after, lu, "l");
  const accepting = merge(base, [copy(after, gu)], ids());
  expect(showMarks(accepting.document)).toBe(showMarks(base));
  expect(accepting.acceptedRevisions.map(({ id }) => id).toSorted()).toEqual(
    Object.keys(base.revisions).toSorted(),
  );
  const rejecting = merge(base, [copy(before, gu)], ids());
  expect([showMarks(rejecting.document), rejecting.acceptedRevisions]).toEqual([showMarks(base), []]);
});

test("revisions of the issue stay open: those that a copy accepted are reported, those it rejected are not", () => {
  const before = {
    ...documentOf(
      body("a", "督导组查看了市场，要求抓好落实。"),
      body("b", "区领导到场。"),
      body("c", "要求立即整改。"),
    ),
  };
  const after: BulletinDocument = {
    ...documentOf(
      body("a", "督导组实地查看了商场，要求抓好落实。"),
      { ...body("b", "区领导到场。"), style: "note" },
      body("d", "新的一段文字。"),
      body("c", "要求立即整改。"),
    ),
    masthead: { ...before.masthead, number: 7 },
  };
  const base = compareWith(before, after, lu, "l");
  const idsOf = (about: string) =>
    Object.entries(base.revisions)
      .filter(([id, { kind, field }]) =>
        [
          kind,
          field,
          ...base.blocks.flatMap(({ runs }) =>
            runs.filter((run) => run.inserted === id || run.deleted === id).map(({ text }) => text),
          ),
        ].includes(about),
      )
      .map(([id]) => id);
  const groups = ["实地", "市场", "新的一段文字。", "paragraph", "masthead.number"].map(idsOf);
  expect(groups.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  const rest = (acceptedIds: string[]) =>
    Object.keys(base.revisions).filter((id) => !acceptedIds.includes(id));
  for (const acceptedIds of [[], ...groups, groups.flat()]) {
    const reviewedDocument = settle(settle(base, "accept", acceptedIds), "reject", rest(acceptedIds));
    const result = merge(base, [copy(reviewedDocument, gu)], ids());
    expect(result.document).toEqual(base);
    expect(result.acceptedRevisions.map(({ id, by: whose }) => [id, whose])).toEqual(
      Object.keys(base.revisions)
        .filter((id) => acceptedIds.includes(id))
        .map((id) => [id, "顾书宁"]),
    );
  }
});

describe("merging any copies", () => {
  test("of one person gives the changes of that copy, and merging again changes nothing", () => {
    fc.assert(
      fc.property(arbitraryChanges, fc.boolean(), ([before, after], isMarked) => {
        const reviewedDocument = isMarked ? compareWith(before, after, lu, "l") : after;
        const { document, conflicts } = merge(before, [copy(reviewedDocument)], ids());
        expect(conflicts).toEqual([]);
        expect(readable(settleAll(document, "reject"))).toEqual(readable(before));
        expect(readable(settleAll(document, "accept"))).toEqual(readable(after));
        expect(merge(document, [copy(reviewedDocument)], ids())).toMatchObject({ document, conflicts: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("with decided revisions of the issue keeps these revisions open", () => {
    fc.assert(
      fc.property(
        arbitraryChanges,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        ([before, after], choices) => {
          const base = compareWith(before, after, lu, "l");
          const all = Object.keys(base.revisions);
          const acceptedIds = all.filter((_, index) => choices[index % choices.length]);
          const reviewedDocument = settle(
            settle(base, "accept", acceptedIds),
            "reject",
            all.filter((id) => !acceptedIds.includes(id)),
          );
          const result = merge(base, [copy(reviewedDocument, gu)], ids());
          expect(readable(settleAll(result.document, "reject"))).toEqual(readable(before));
          for (const id of all) expect(result.document.revisions).toHaveProperty(id);
          expect(merge(result.document, [copy(reviewedDocument, gu)], ids()).document).toEqual(
            result.document,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test("of two people keeps the original, keeps or reports every revision, and merging again changes nothing", () => {
    fc.assert(
      fc.property(arbitraryTwoChanges, ([before, one, two]) => {
        const copies = [copy(compareWith(before, one, lu, "l")), copy(compareWith(before, two, gu, "g"), gu)];
        const { document, conflicts } = merge(before, copies, ids());
        expect(bulletinDocument.safeParse(document).error).toBeUndefined();
        expect(new Set(document.blocks.map(({ id }) => id)).size).toBe(document.blocks.length);
        expect(readable(settleAll(document, "reject"))).toEqual(readable(before));
        const reportedIds = new Set(conflicts.map(({ other }) => other));
        const mayAgree = (id: string) =>
          ["deletion", "format", "paragraph", "field"].includes(
            copies[1]?.document.revisions[id]?.kind ?? "",
          );
        for (const { document: each } of copies)
          for (const id of Object.keys(each.revisions))
            expect(Object.hasOwn(document.revisions, id) || reportedIds.has(id) || mayAgree(id)).toBe(true);
        expect(merge(document, copies, ids()).document).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });
});
