import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { sameData } from "../document/canonical.ts";
import { findCleanUps, type CleanUpKind } from "./clean-up.ts";
import { applyEdits } from "./edits.ts";
import { emptyDocument } from "../document/empty.ts";
import type { BulletinDocument, Run } from "../document/schema.ts";
import { emptyTable } from "../document/table.ts";

const withRuns = (runs: Run[]): BulletinDocument => ({
  ...emptyDocument(),
  blocks: [{ id: "b", style: "body", runs }],
});
const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join("");
const apply = (document: BulletinDocument): BulletinDocument => applyEdits(document, findCleanUps(document));

test.each<[kind: CleanUpKind, before: string, after: string]>([
  ["half-width-punctuation", "各街镇,各部门:要落实;要检查!好吗?", "各街镇，各部门：要落实；要检查！好吗？"],
  ["half-width-punctuation", "工作完成.下一步继续.", "工作完成。下一步继续。"],
  ["half-width-punctuation", "文明办(创建办)牵头", "文明办（创建办）牵头"],
  ["half-width-punctuation", "增长(12%)以上", "增长（12%）以上"],
  ["half-width-punctuation", "“两会”,期间", "“两会”，期间"],
  ["straight-quotes", '开展"清洁家园"和"文明餐桌"活动', "开展“清洁家园”和“文明餐桌”活动"],
  ["full-width-letters", "共１２３人，占４５．６%，ＡＢ组", "共123人，占45.6%，AB组"],
  ["spaces", "共发放 200 余份，占 30% 左右", "共发放200余份，占30%左右"],
  ["spaces", "11 月 23 日， 区委召开会议 ，部署工作", "11月23日，区委召开会议，部署工作"],
  ["doubled-punctuation", "各街镇，，各部门、、各单位；；", "各街镇，各部门、各单位；"],
  ["ellipsis-and-dash", "等等...还有。。。更多…", "等等……还有……更多……"],
  ["ellipsis-and-dash", "主题--文明创建", "主题——文明创建"],
  ["ellipsis-and-dash", "完成。。下一步", "完成。下一步"],
  ["leading-zeros", "2026年03月09日", "2026年3月9日"],
])("%s: %s → %s", (kind, before, after) => {
  const document = withRuns([{ text: before }]);
  expect(findCleanUps(document).map((change) => change.kind)).toContain(kind);
  expect(textOf(apply(document).blocks[0]?.runs ?? [])).toBe(after);
});

test.each([
  ["figures and times", "共1,234人，10:30开始，比分3:2，1.5倍"],
  ["English sentences", "See (Chapter 2), please: it is fine; really? Yes!"],
  ["addresses", "邮箱：bulletin@shiliqu.example，网址：http://shiliqu.example/a?b=1"],
  ["a gap between two phrases", "“清洁家园迎新年 同心共绘新画卷”活动"],
  ["full-width spaces", "一、标题　正文"],
  ["an odd straight quote", '高度3" 的管道'],
  ["a right ellipsis and dash", "……——“文明”"],
  ["full months and days", "10月20日、30日"],
  ["numbers with a zero", "第007号、05岁"],
])("%s are left alone", (_, text) => {
  expect(findCleanUps(withRuns([{ text }]))).toEqual([]);
});

test("the gap after a run-in title or label stays, and spaces inside the title are removed", () => {
  const document = withRuns([
    { text: "【文明实践】", tag: true },
    { text: "创建办 21 日走访", title: true },
    { text: " 3个单位参加" },
  ]);
  expect(textOf(apply(document).blocks[0]?.runs ?? [])).toBe("【文明实践】创建办21日走访 3个单位参加");
});

test("runs keep their properties, deleted text is ignored, and a change includes its context", () => {
  const document = withRuns([
    { text: "一是抓落实,", point: true },
    { text: "旧,", deleted: "r1" },
    { text: "共 3 次" },
  ]);
  const [change] = findCleanUps(document);
  expect(change).toMatchObject({ id: "b:5", before: "一是抓落实,共 3 次", after: "一是抓落实，共 3 次" });
  expect(apply(document).blocks[0]?.runs).toEqual([
    { text: "一是抓落实，", point: true },
    { text: "旧,", deleted: "r1" },
    { text: "共3次" },
  ]);
});

test("the cells of a table and its caption are cleaned up separately", () => {
  const table = {
    ...emptyTable(2, 2),
    rows: [
      [{ text: "单位" }, { text: "件数,个" }],
      [{ text: "东河 12 村" }, { text: '“不成对"' }],
    ],
  };
  const document = {
    ...withRuns([{ text: "完成情况(11月)" }]),
    blocks: [{ id: "t", style: "table" as const, table, runs: [{ text: "完成情况(11月)" }] }],
  };
  expect(findCleanUps(document).map(({ id, cell, after }) => [id, cell, after])).toEqual([
    ["t:4", undefined, "完成情况（11月）"],
    ["t:0:1:2", { row: 0, column: 1 }, "件数，个"],
    ["t:1:0:2", { row: 1, column: 0 }, "东河12 村"],
    ["t:1:0:5", { row: 1, column: 0 }, "东河 12村"],
  ]);
  const [block] = apply(document).blocks;
  expect(block?.table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
    ["单位", "件数，个"],
    ["东河12村", '“不成对"'],
  ]);
  expect(textOf(block?.runs ?? [])).toBe("完成情况（11月）");
});

test("in any document changes do not overlap, other text stays, and repeated clean-up ends", () => {
  fc.assert(
    fc.property(arbitraryBulletin, (document) => {
      const changes = findCleanUps(document);
      for (const [index, change] of changes.entries()) {
        const next = changes[index + 1];
        if (next && next.block === change.block && sameData(next.cell, change.cell))
          expect(next.start).toBeGreaterThanOrEqual(change.end);
      }
      let cleanDocument = document;
      for (let times = 0; times < 6; times += 1) cleanDocument = apply(cleanDocument);
      expect(findCleanUps(cleanDocument)).toEqual([]);
      const untouchedParts = (of: BulletinDocument) =>
        of.blocks.map(({ id, style, runs }) => [id, style, runs.filter((run) => run.deleted)]);
      expect(untouchedParts(cleanDocument)).toEqual(untouchedParts(document));
    }),
  );
});
