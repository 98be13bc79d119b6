import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { createNextIssue, createNextIssueOf } from "./next-issue.ts";
import { profileOf, type PublicationProfile } from "./publication.ts";
import { bulletinDocument, type BulletinDocument } from "../document/schema.ts";

test("the next issue has the next number, the same frame and sections, and no articles", () => {
  const previous = emptyDocument(sequentialIds());
  previous.masthead = {
    name: ["示例区", "工作快报"],
    number: 765,
    runningNumber: 1200,
    issuer: "示例区办公室",
    date: "2026-11-23",
    dateText: "二〇二六年十一月",
  };
  previous.imprint.staff.editor = "程一禾";
  previous.imprint.report = ["区委"];
  previous.blocks = [
    { id: "a", style: "section", runs: [{ text: "【检查督导】" }, { text: "旧", deleted: "r" }] },
    { id: "b", style: "body", runs: [{ text: "督导组", title: true }] },
    { id: "c", style: "section", runs: [{ text: "【简讯】" }] },
  ];
  const next = createNextIssue(previous, "2026-11-26", sequentialIds("n"));
  expect(bulletinDocument.parse(next)).toEqual(next);
  expect(next.masthead).toEqual({
    name: ["示例区", "工作快报"],
    number: 766,
    runningNumber: 1201,
    issuer: "示例区办公室",
    date: "2026-11-26",
  });
  expect(next.imprint).toEqual(previous.imprint);
  expect(next.imprint.report).not.toBe(previous.imprint.report);
  expect(next.blocks.map(({ style, runs }) => [style, runs.map(({ text }) => text).join("")])).toEqual([
    ["section", "【检查督导】"],
    ["body", ""],
    ["section", "【简讯】"],
    ["body", ""],
  ]);
});

test("without a previous issue the next issue is blank and has its date", () => {
  const next = createNextIssue(null, "2026-11-26");
  expect(next.masthead).toMatchObject({ number: null, date: "2026-11-26" });
  expect(next.blocks).toHaveLength(1);
});

const previous = () => {
  const document = emptyDocument(sequentialIds());
  document.masthead = {
    name: ["旧名"],
    number: 50,
    runningNumber: 1200,
    issuer: "旧单位",
    date: "2025-12-30",
    contents: true,
  };
  document.imprint.staff.editor = "代班编辑";
  document.blocks = [{ id: "a", style: "section", runs: [{ text: "【旧栏目】" }] }];
  return document;
};
const profile = (change: Partial<PublicationProfile> = {}): PublicationProfile => ({
  ...profileOf(previous()),
  name: ["示例区", "工作快报"],
  issuer: "示例区办公室",
  sections: ["【检查督导】", "【简讯】"],
  contents: false,
  ...change,
});
const texts = (document: BulletinDocument) =>
  document.blocks.map(({ runs }) => runs.map(({ text }) => text).join(""));

test("an issue follows its publication's profile, restarts numbering with the year, and keeps the previous staff", () => {
  const next = createNextIssueOf(
    [{ validFrom: "2025-01-01", profile: profile({ dateForm: "chinese" }) }],
    previous(),
    "2026-01-06",
    sequentialIds("n"),
  );
  expect(bulletinDocument.parse(next)).toEqual(next);
  expect(next.masthead).toEqual({
    name: ["示例区", "工作快报"],
    number: 1,
    runningNumber: 1201,
    issuer: "示例区办公室",
    date: "2026-01-06",
    dateText: "二〇二六年一月六日",
  });
  expect(next.imprint.staff.editor).toBe("代班编辑");
  expect(texts(next)).toEqual(["【检查督导】", "", "【简讯】", ""]);
});

test("a newer profile sets the imprint; running numbering has no 总第N期; an empty list of sections keeps the previous ones", () => {
  const newerProfile = profile({
    numbering: "running",
    sections: [],
    contents: true,
    imprint: { ...previous().imprint, phone: "12345" },
  });
  const next = createNextIssueOf(
    [
      { validFrom: "2025-01-01", profile: profile() },
      { validFrom: "2026-01-01", profile: newerProfile },
    ],
    previous(),
    "2026-01-06",
  );
  expect(next.masthead).toMatchObject({ number: 51, contents: true });
  expect(next.masthead).not.toHaveProperty("runningNumber");
  expect(next.imprint).toEqual(newerProfile.imprint);
  expect(next.imprint).not.toBe(newerProfile.imprint);
  expect(texts(next)).toEqual(["【旧栏目】", ""]);
});

test("the first issue of a publication has number 1 and the profile's frame", () => {
  const next = createNextIssueOf([{ validFrom: "2026-01-01", profile: profile() }], null, "2026-01-06");
  expect(next.masthead).toMatchObject({
    name: ["示例区", "工作快报"],
    number: 1,
    runningNumber: 1,
    date: "2026-01-06",
  });
  expect(next.imprint.staff.editor).toBe("代班编辑");
  expect(
    texts(
      createNextIssueOf(
        [{ validFrom: "2026-01-01", profile: profile({ sections: [] }) }],
        null,
        "2026-01-06",
      ),
    ),
  ).toEqual([""]);
});
