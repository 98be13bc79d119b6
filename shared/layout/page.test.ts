import { describe, expect, test } from "vitest";
import { standardSettings } from "../publications/page-settings.ts";
import {
  gridPitch,
  issuerSize,
  letterSpacing,
  millimetresPerPoint,
  nameLines,
  pageOf,
  standardPage,
  typeArea,
} from "./page.ts";

test("the standard page has the type area and grid of GB/T 9704-2012, 5.2", () => {
  expect(typeArea(standardPage)).toEqual({ width: 156, height: 225 });
  expect(gridPitch(standardPage)).toEqual({ line: 225 / 22, character: 156 / 28 });
  expect(28 * (standardPage.bodySize * millimetresPerPoint + letterSpacing(standardPage))).toBeCloseTo(
    156,
    9,
  );
});

describe("lines of the name", () => {
  const lines = (...names: string[]) => nameLines(names, standardPage);
  /** mm on paper: letter spacing after each character, and once before the first. */
  const width = ({ text, size, spacing }: ReturnType<typeof nameLines>[number]) =>
    ([...text].length * (size + spacing) + spacing) * millimetresPerPoint;

  test.each<[names: string[], sizes: number[]]>([
    [["工作快报"], [42]],
    [
      ["示例区", "工作快报"],
      [26, 42],
    ],
    [
      ["示例区创建全国文明城市", "工作快报"],
      [26, 42],
    ],
    [
      ["一", "二", "三", "四"],
      [26, 26, 26, 42],
    ],
    [[""], [42]],
  ])("%j are set in %j pt", (names, sizes) => {
    expect(lines(...names).map(({ size }) => size)).toEqual(sizes);
    expect(lines(...names).every((line) => line.lines === 2)).toBe(true);
  });

  test("only a short last line gets wide letter spacing", () => {
    expect(lines("工作快报")[0]?.spacing).toBe(42 * 0.25);
    expect(lines("示例区工作快报")[0]?.spacing).toBeLessThan(42 * 0.05);
    expect(lines("示例", "报")[0]?.spacing).toBe(26 * 0.04);
  });

  test("a line of any length fits the type area, in steps of half a point, without changing other lines", () => {
    for (let count = 1; count <= 60; count += 1) {
      const [above, last] = lines("长".repeat(count), "工作快报") as [never, never];
      expect(width(above)).toBeLessThanOrEqual(156);
      expect(((above as { size: number }).size * 2) % 1).toBe(0);
      expect(last).toEqual(lines("", "工作快报")[1]);
      expect(width(lines("长".repeat(count))[0] as never)).toBeLessThanOrEqual(156);
    }
  });

  test("a character outside the basic multilingual plane counts as one", () => {
    expect(lines("𠮷区", "快报")[0]).toMatchObject({ size: 26, spacing: 26 * 0.04 });
    expect(lines("𠮷".repeat(30))[0]?.size).toBe(lines("吉".repeat(30))[0]?.size);
  });
});

describe("page profile of an office's settings", () => {
  test("a line of the name takes the number of grid lines that its size needs", () => {
    const lines = (nameSize: number) =>
      pageOf({ ...standardSettings, page: { ...standardSettings.page, nameSize } }).masthead.name.last.lines;
    expect([lines(24), lines(42), lines(48), lines(49), lines(72)]).toEqual([1, 2, 2, 3, 3]);
  });

  test("the issuer's line always has room for its type and the red rule", () => {
    const lines = (change: object) =>
      pageOf({ ...standardSettings, page: { ...standardSettings.page, ...change } }).masthead.issuerLines;
    expect([lines({}), lines({ issuerLines: 3 }), lines({ redRule: 3 }), lines({ lines: 31 })]).toEqual([
      1, 3, 2, 2,
    ]);
  });

  test("issuer and date that are too long get a smaller type size that fits the line", () => {
    expect(issuerSize("示例区办公室", "2026年11月3日", standardPage)).toBe(16);
    const size = issuerSize("字".repeat(30), "2026年11月23日", standardPage);
    expect(38 * size * millimetresPerPoint).toBeLessThanOrEqual(156);
    expect(size).toBe(11.5);
  });
});
