import { expect, test } from "vitest";
import { findDate } from "../basics/dates.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import {
  dateIn,
  toDateFields,
  nameKey,
  profileOf,
  publicationProfile,
  publicationVersions,
  versionOn,
} from "./publication.ts";

const issue = emptyDocument(sequentialIds());
issue.masthead = { name: ["示例区", "工作快报"], number: 7, issuer: "示例区办公室", date: "2026-03-09" };
issue.imprint.copies = 60;
issue.blocks = [
  { id: "a", style: "section", runs: [{ text: "【检查督导】" }, { text: "旧", deleted: "r" }] },
  { id: "b", style: "body", runs: [{ text: "正文" }] },
  { id: "c", style: "section", runs: [{ text: "【简讯】" }] },
  { id: "d", style: "section", runs: [{ text: "【简讯】" }] },
];

test("a profile is derived from an issue", () => {
  const profile = profileOf(issue);
  expect(publicationProfile.parse(profile)).toEqual(profile);
  expect(profile).toMatchObject({
    name: ["示例区", "工作快报"],
    issuer: "示例区办公室",
    numbering: "running",
    dateForm: "arabic",
    sections: ["【检查督导】", "【简讯】"],
    contents: false,
  });
  expect(profile.imprint.copies).toBe(60);
  const yearly = {
    ...issue,
    masthead: {
      ...issue.masthead,
      runningNumber: 900,
      contents: true as const,
      dateText: "二〇二六年三月九日",
    },
  };
  expect(profileOf(yearly)).toMatchObject({ numbering: "yearly", dateForm: "chinese", contents: true });
});

test("each day has its version of the profile", () => {
  const profile = profileOf(issue);
  const versions = ["2024-01-01", "2026-01-01", "2026-07-01"].map((validFrom) => ({ validFrom, profile }));
  expect(publicationVersions.safeParse(versions).success).toBe(true);
  const on = (date: string) => versionOn(versions, date).validFrom;
  expect([
    on("2020-05-05"),
    on("2024-01-01"),
    on("2025-12-31"),
    on("2026-06-30"),
    on("2026-07-01"),
    on("2030-01-01"),
  ]).toEqual(["2024-01-01", "2024-01-01", "2024-01-01", "2026-01-01", "2026-07-01", "2026-07-01"]);
});

test("dates in Chinese numerals are read back as the same day", () => {
  expect(dateIn("2026-03-09", "arabic")).toBe("2026年3月9日");
  expect(
    ["2026-03-09", "2030-10-10", "2019-11-20", "2000-12-31"].map((date) => dateIn(date, "chinese")),
  ).toEqual([
    "二〇二六年三月九日",
    "二〇三〇年十月十日",
    "二〇一九年十一月二十日",
    "二〇〇〇年十二月三十一日",
  ]);
  for (let day = 1; day <= 31; day += 1) {
    const date = `2026-${String((day % 6) * 2 + 1).padStart(2, "0")}-${String(Math.min(day, 30)).padStart(2, "0")}`;
    expect(findDate(toDateFields(date, "chinese").dateText ?? "")?.date).toBe(date);
  }
});

test("white space in a name does not matter", () => {
  expect(nameKey(["示例区", "工 作　快报"])).toBe(nameKey(["示例区工作 快报"]));
});
