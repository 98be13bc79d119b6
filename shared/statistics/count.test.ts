import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultScoring } from "../publications/scoring.ts";
import { countArticles, statisticsDimensions, type ArticleGroup } from "./count.ts";
import { countedAs, creditOf } from "./credit.ts";
import { unitNames } from "./unit-names.ts";

const names = unitNames([
  { full: "示例区城市管理局", short: ["区城管局", "城管局"] },
  { full: "东河街道办事处", short: [] },
  { full: "后来的城管局", short: ["城管局"] },
]);
const group = (part: Partial<ArticleGroup>): ArticleGroup => ({
  key: "",
  scoring: defaultScoring,
  units: [],
  mentions: [],
  isBrief: false,
  articles: 1,
  characters: 100,
  notes: 0,
  ...part,
});
const rowsOf = (groups: ArticleGroup[]) =>
  countArticles({ by: "unit", groups, receivedGroups: [], names }).rows;

describe("units", () => {
  test("a form of two units belongs to the first; a full name without short forms stays", () => {
    expect(["城管局", "示例区城市管理局", "后来的城管局", "东河街道办事处", "没有的"].map(names.of)).toEqual([
      "区城管局",
      "区城管局",
      "城管局",
      "东河街道办事处",
      "没有的",
    ]);
  });

  test("two forms of one unit in a source do not make a joint article", () => {
    expect(rowsOf([group({ units: ["区城管局", "城管局"] })])).toMatchObject([
      { name: "区城管局", used: 1, single: 1, joint: 0, points: 2 },
    ]);
  });

  test("the bulletin itself is not counted: a unit beside it is single, and alone it has no row", () => {
    expect(rowsOf([group({ units: ["本刊", "东河街道办事处"] }), group({ units: ["本刊"] })])).toMatchObject([
      { name: "东河街道办事处", single: 1 },
    ]);
  });

  test("a unit named in its own brief does not count as a mention", () => {
    expect(
      rowsOf([group({ units: ["区城管局"], mentions: ["城管局", "区妇联"], isBrief: true })]),
    ).toMatchObject([
      { name: "区城管局", brief: 1, mention: 0, points: 1 },
      { name: "区妇联", mention: 1, points: 0.5, used: 0 },
    ]);
  });

  test("points with decimals are exact", () => {
    expect(
      rowsOf([group({ units: ["甲"], articles: 3, scoring: { ...defaultScoring, single: 0.1 } })])[0]?.points,
    ).toBe(0.3);
  });
});

const unit = fc.constantFrom("区城管局", "城管局", "东河街道办事处", "区妇联", "本刊");
const points = fc.integer({ min: 0, max: 2000 }).map((hundredths) => hundredths / 100);
const articles = fc.array(
  fc.record({
    key: fc.constantFrom("", "甲", "乙"),
    scoring: fc.record({
      single: points,
      joint: points,
      brief: points,
      mention: points,
      leaderNote: points,
      notCounted: fc.constantFrom<string[]>([], ["本刊"]),
    }),
    units: fc.uniqueArray(unit, { maxLength: 3 }),
    mentions: fc.uniqueArray(unit, { maxLength: 3 }),
    isBrief: fc.boolean(),
    articles: fc.constant(1),
    characters: fc.nat(900),
    notes: fc.nat(2),
  }),
  { maxLength: 12 },
);

test("for any articles, rows add up to the total and equal the sum of their articles", () => {
  fc.assert(
    fc.property(articles, fc.constantFrom(...statisticsDimensions), (groups, by) => {
      const { rows, total } = countArticles({ by, groups, receivedGroups: [], names });
      const sum = (values: readonly number[]) =>
        Math.round(values.reduce((all, value) => all + value, 0) * 100) / 100;
      if (by !== "author") expect(sum(rows.map((row) => row.points))).toBe(total.points);
      if (by !== "unit") expect(sum(rows.map((row) => row.used))).toBe(total.articles);
      for (const row of rows) {
        const behind = groups.filter((each) => countedAs(by, row.name, each, names));
        expect(sum(behind.map((each) => creditOf(by, row.name, each, names).points))).toBe(row.points);
        expect(row.used).toBe(row.single + row.joint + row.brief);
        expect(behind.filter((each) => creditOf(by, row.name, each, names).role !== "mention")).toHaveLength(
          row.used,
        );
      }
      // No article counts in a row that does not exist.
      expect(groups.some((each) => countedAs(by, "没有这一行", each, names))).toBe(false);
    }),
  );
});

test("a group of equal articles counts the same as single articles", () => {
  fc.assert(
    fc.property(
      articles,
      fc.constantFrom(...statisticsDimensions),
      fc.integer({ min: 1, max: 5 }),
      (groups, by, times) => {
        const together = groups.map((each) => ({
          ...each,
          articles: times,
          characters: each.characters * times,
          notes: each.notes * times,
        }));
        const apart = groups.flatMap((each) => Array.from({ length: times }, () => each));
        expect(countArticles({ by, groups: together, receivedGroups: [], names })).toEqual(
          countArticles({ by, groups: apart, receivedGroups: [], names }),
        );
      },
    ),
  );
});
