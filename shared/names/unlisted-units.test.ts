import { expect, test } from "vitest";
import { findUnlistedUnits } from "./unlisted-units.ts";
import { nameTables } from "./tables.ts";

test("units of source lines that the table lacks are listed, the most frequent first", () => {
  const sources = [
    ["本刊", "东河街道"],
    ["东河街道", "东河街道"],
    ["区城管局"],
    ["区妇联"],
    [],
    ["甲".repeat(61)],
  ].map((units) => ({ units, articles: 3 }));
  expect(findUnlistedUnits(sources, [{ full: "示例区城市管理局", short: ["区城管局"] }])).toEqual([
    { name: "东河街道", articles: 6 },
    { name: "区妇联", articles: 3 },
    { name: "本刊", articles: 3 },
  ]);
});

test("rows keep unknown properties, and lose white space around names", () => {
  const tables = {
    units: [{ full: " 东河街道办事处 ", short: ["东河街道"], validFrom: "2026-01-01" }],
    people: [{ name: "程一禾", unit: "", post: "" }],
  };
  expect(nameTables.parse(tables)).toEqual({
    ...tables,
    units: [{ ...tables.units[0], full: "东河街道办事处" }],
  });
  for (const units of [[{ full: " ", short: [] }], [{ full: "甲", short: [""] }]])
    expect(nameTables.safeParse({ units, people: [] }).success).toBe(false);
});
