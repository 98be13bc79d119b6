import { expect, test } from "vitest";
import { sequentialIds } from "../basics/identifiers.ts";
import { bulletinDocument } from "../document/schema.ts";
import { defaultScoring } from "../publications/scoring.ts";
import { writeText } from "../text/write.ts";
import type { StatisticsRow } from "./count.ts";
import { ranksOf, statisticsReport, type Report } from "./report.ts";

const row = (name: string, points: number, part: Partial<StatisticsRow> = {}): StatisticsRow => ({
  name,
  used: points > 0 ? 1 : 0,
  single: 1,
  joint: 0,
  brief: 0,
  mention: 0,
  leaderNote: 0,
  characters: 100,
  points,
  received: 0,
  adopted: 0,
  ...part,
});
const report = (part: Partial<Report> = {}): Report => ({
  period: { from: "2026-01-01", to: "2026-03-31" },
  date: "2026-04-02",
  rows: [
    row("区城管局", 4),
    row("东河街道", 2),
    row("柳溪镇", 2),
    row("区妇联", 0.5, { used: 0, mention: 1 }),
    row("区档案馆", 0),
    row("", 3),
  ],
  total: { issues: 12, articles: 5, characters: 900, received: 8, adopted: 4 },
  profile: null,
  scoring: defaultScoring,
  ...part,
});

test("a report contains totals, ranks, units without contributions, and the scoring rule", () => {
  const document = statisticsReport(report(), sequentialIds());
  expect(bulletinDocument.parse(document)).toEqual(document);
  expect(document.masthead).toMatchObject({ name: ["用稿情况通报"], number: null, date: "2026-04-02" });
  expect(
    document.blocks
      .find(({ style }) => style === "table")
      ?.table?.rows.map((cells) => cells.map(({ text }) => text)),
  ).toEqual([
    ["名次", "单位", "用稿", "独立", "提及", "得分"],
    ["1", "区城管局", "1", "1", "0", "4"],
    ["2", "东河街道", "1", "1", "0", "2"],
    ["2", "柳溪镇", "1", "1", "0", "2"],
    ["4", "区妇联", "0", "1", "1", "0.5"],
  ]);
  const text = writeText(document);
  expect(text).toContain(
    "2026年1月至3月用稿情况　各刊物共编发12期，采用稿件5篇。收到稿件8篇，其中采用4篇，采用率50%。",
  );
  expect(text).toContain("未用稿单位1个@@　区档案馆。");
  expect(text).toContain(
    "独立稿件每篇2分，联合稿件给每个单位2分，简讯每条1分，被提及每次0.5分，领导批示每次加5分。“本刊”不计分。",
  );
});

test("a report works without contributions, and with more units than fit in one table", () => {
  const nobody = statisticsReport(report({ rows: [row("区档案馆", 0)] }));
  expect(writeText(nobody)).toContain("各单位均没有稿件采用。");
  expect(writeText(nobody)).not.toContain("未用稿单位");
  const many = statisticsReport(
    report({ rows: Array.from({ length: 450 }, (_, index) => row(`单位${index}`, 1000 - index)) }),
  );
  expect(
    bulletinDocument
      .parse(many)
      .blocks.filter(({ style }) => style === "table")
      .map(({ table }) => table?.rows.length),
  ).toEqual([200, 200, 53]);
});

test("equal points give equal ranks", () => {
  expect(ranksOf([9, 5, 5, 1].map((points) => ({ points })))).toEqual([1, 2, 2, 4]);
});
