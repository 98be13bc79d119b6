import { expect, test } from "vitest";
import { emptyDocument } from "./empty.ts";
import { sequentialIds } from "./identifiers.ts";
import { nextIssue } from "./next-issue.ts";
import { bulletinDocument } from "./schema.ts";

test("the next issue counts on, keeps frame and sections, and leaves the articles behind", () => {
  const previous = emptyDocument(sequentialIds());
  previous.masthead = { name: ["示例区", "工作快报"], number: 765, runningNumber: 1200, issuer: "示例区办公室", date: "2026-11-23", dateText: "二〇二六年十一月" };
  previous.imprint.staff.editor = "程一禾";
  previous.imprint.report = ["区委"];
  previous.blocks = [
    { id: "a", style: "section", runs: [{ text: "【检查督导】" }, { text: "旧", deleted: "r" }] },
    { id: "b", style: "body", runs: [{ text: "督导组", title: true }] },
    { id: "c", style: "section", runs: [{ text: "【简讯】" }] },
  ];
  const next = nextIssue(previous, "2026-11-26", sequentialIds("n"));
  expect(bulletinDocument.parse(next)).toEqual(next);
  expect(next.masthead).toEqual({ name: ["示例区", "工作快报"], number: 766, runningNumber: 1201, issuer: "示例区办公室", date: "2026-11-26" });
  expect(next.imprint).toEqual(previous.imprint);
  expect(next.imprint.report).not.toBe(previous.imprint.report);
  expect(next.blocks.map(({ style, runs }) => [style, runs.map(({ text }) => text).join("")])).toEqual([
    ["section", "【检查督导】"],
    ["body", ""],
    ["section", "【简讯】"],
    ["body", ""],
  ]);
});

test("without a previous issue it is blank and dated", () => {
  const next = nextIssue(null, "2026-11-26");
  expect(next.masthead).toMatchObject({ number: null, date: "2026-11-26" });
  expect(next.blocks).toHaveLength(1);
});
