import { describe, expect, test } from "vitest";
import {
  faceSettings,
  findGridProblem,
  pageFigures,
  pagePresets,
  pageSettings,
  standardSettings,
  type PageFigure,
} from "./page-settings.ts";
import { emptyDocument } from "../document/empty.ts";
import { profileOf, publicationProfile } from "./publication.ts";

const { page } = standardSettings;

test("a profile that was stored without page settings gets the standard's", () => {
  const profile = { ...profileOf(emptyDocument()), name: ["快报"] };
  const olderProfile = Object.fromEntries(
    Object.entries(profile).filter(([name]) => !(name in standardSettings)),
  );
  expect(publicationProfile.parse(olderProfile)).toEqual({ ...olderProfile, ...standardSettings });
  expect(publicationProfile.parse({ ...olderProfile, page: { characters: 27, later: true } }).page).toEqual({
    ...page,
    characters: 27,
    later: true,
  });
});

describe("the grid", () => {
  test("the presets fit their type areas", () => {
    for (const preset of Object.values(pagePresets))
      expect(pageSettings.safeParse({ ...page, ...preset }).success).toBe(true);
  });

  test.each<[change: Partial<Record<PageFigure, number>>, problem: ReturnType<typeof findGridProblem>]>([
    [{ characters: 30 }, null],
    [{ characters: 31 }, { kind: "characters", least: 19, most: 30 }],
    [{ characters: 18 }, { kind: "characters", least: 19, most: 30 }],
    [
      { left: 40, right: 40 },
      { kind: "characters", least: 16, most: 25 },
    ],
    [{ lines: 31 }, null],
    [{ lines: 32 }, { kind: "lines", least: 14, most: 31 }],
    [{ lines: 13 }, { kind: "lines", least: 14, most: 31 }],
    [{ bodySize: 18 }, { kind: "characters", least: 17, most: 27 }],
  ])("%j", (change, problem) => {
    expect(findGridProblem({ ...page, ...change })).toEqual(problem);
    expect(pageSettings.safeParse({ ...page, ...change }).success).toBe(problem === null);
  });

  test("measures outside their limits are refused", () => {
    for (const [name, { least, most, step }] of Object.entries(pageFigures)) {
      for (const value of [least - step, most + step, Number.NaN, "12"])
        expect(pageSettings.safeParse({ ...page, [name]: value }).success, `${name} ${value}`).toBe(false);
    }
    for (const red of ["red", "#fff", "#d6000f;}", "#D6000F "])
      expect(pageSettings.safeParse({ ...page, red }).success).toBe(false);
  });
});

test("the name of a typeface has no characters with a meaning in style sheets or Word files", () => {
  for (const name of [
    '仿宋"',
    "a'b",
    "a\\b",
    "a;b",
    "a{b",
    "</style>",
    "a,b",
    "",
    " ",
    "字".repeat(61),
    "a\nb",
  ])
    expect(faceSettings.safeParse({ fang: name }).success, name).toBe(false);
  expect(faceSettings.parse({ fang: " 方正仿宋_GBK " }).fang).toBe("方正仿宋_GBK");
});
