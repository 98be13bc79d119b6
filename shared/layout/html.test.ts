import { describe, expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { BulletinDocument, Masthead } from "../document/schema.ts";
import { escapeHtml } from "./escape-html.ts";
import {
  blocksHtml,
  dateLine,
  imprintHtml,
  issueTitle,
  mastheadHtml,
  numberLine,
  secrecyLine,
} from "./html.ts";
import { standardPage } from "./page.ts";
import { printHtml } from "./print-html.ts";
import { webHtml } from "./web-html.ts";

const hostile = `<script>alert("1")</script>&amp;' onload="x"`;
const escapedText = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;' onload=&quot;x&quot;";

/** A document with hostile text in every text property. */
function hostileDocument(): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  return {
    ...document,
    masthead: {
      name: [hostile],
      number: 7,
      issuer: hostile,
      date: "2026-11-23",
      dateText: hostile,
      secrecy: hostile,
      urgency: hostile,
    },
    blocks: (["section", "body", "brief", "source"] as const).map((style, index) => ({
      id: `b${index}`,
      style,
      runs: [{ text: hostile }, { text: hostile, title: true }],
    })),
    imprint: {
      ...document.imprint,
      staff: { editor: hostile, proofreader: "", approver: "" },
      report: [hostile],
      email: hostile,
      other: [hostile],
    },
  };
}

describe("escapeHtml", () => {
  test.each([
    ["快报", "快报"],
    [hostile, escapedText],
    ["a\nb\tc", "a\nb\tc"],
    ["\0\b\v\u001B\u007F\u0085", "\uFFFD".repeat(6)],
    ["𠮷", "𠮷"],
    ["\uD800x\uDC00", "\uFFFDx\uFFFD"],
  ])("%j", (text, html) => expect(escapeHtml(text)).toBe(html));
});

test("all text of a document is escaped", () => {
  const { masthead, imprint, ...rest } = hostileDocument();
  const parts =
    mastheadHtml(masthead, standardPage) +
    blocksHtml({ masthead, imprint, ...rest }, standardPage, () => null) +
    imprintHtml(imprint);
  expect(parts).not.toMatch(/<script|"\s*onload/u);
  expect(parts.split(escapedText).length - 1).toBe(5 + 8 + 4);
  expect(printHtml(hostileDocument(), { fontBase: "/fonts/" }).match(/<script/gu)).toHaveLength(1);
});

describe("lines of the masthead", () => {
  const masthead: Masthead = {
    name: ["示例区", "工作快报"],
    number: 765,
    issuer: "办公室",
    date: "2026-11-03",
  };
  test("the title of an issue has its name and number", () =>
    expect([issueTitle(masthead), issueTitle({ ...masthead, number: null })]).toEqual([
      "示例区工作快报 第765期",
      "示例区工作快报",
    ]));
  test("the number line has the running number in brackets", () => {
    expect([
      numberLine(masthead),
      numberLine({ ...masthead, runningNumber: 1765 }),
      numberLine({ ...masthead, number: null }),
    ]).toEqual(["第765期", "第765期（总第1765期）", ""]);
  });
  test("the date line is the date as printed, or empty", () => {
    expect([
      dateLine(masthead),
      dateLine({ ...masthead, dateText: "冬月初三" }),
      dateLine({ ...masthead, date: null }),
    ]).toEqual(["2026年11月3日", "冬月初三", ""]);
  });
  test("the secrecy line has secrecy and urgency", () => {
    expect([
      secrecyLine(masthead),
      secrecyLine({ ...masthead, secrecy: "机密★1年", urgency: "特急" }),
      secrecyLine({ ...masthead, urgency: "特急" }),
    ]).toEqual(["", "机密★1年\u3000特急", "特急"]);
  });
});

test("blocks and runs become elements with the classes of their styles and meanings", () => {
  const document: BulletinDocument = {
    ...emptyDocument(sequentialIds()),
    blocks: [
      { id: "a", style: "section", runs: [{ text: "【检查督导】" }] },
      {
        id: "b",
        style: "body",
        runs: [
          { text: "题", title: true },
          { text: "　正文" },
          { text: "要点", point: true, underline: true },
        ],
      },
      { id: "c", style: "brief", runs: [] },
    ],
  };
  expect(blocksHtml(document, standardPage, () => null)).toBe(
    [
      `<h2 class="section">【检查督导】</h2>`,
      `<p class="body"><span class="title" role="heading" aria-level="3">题</span>　正文<span class="point underline">要点</span></p>`,
      `<p class="brief"></p>`,
    ].join("\n"),
  );
});

test("an empty imprint gives no HTML", () =>
  expect(imprintHtml(emptyDocument(sequentialIds()).imprint)).toBe(""));

test("the file for mail and web has no script and loads nothing", () => {
  const html = webHtml(hostileDocument());
  expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/u);
  expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form)\b/iu);
  expect(html).not.toMatch(/url\(|@import|@font-face|https?:|<[^>]*\s(?:src|href|on\w+)\s*=/iu);
  expect(html.match(/<title>(.*)<\/title>/u)?.[1]).toBe(`${escapedText} 第7期`);
});

test("deleted text is in neither the print file nor the file for mail and web", () => {
  const document = {
    ...emptyDocument(sequentialIds()),
    blocks: [{ id: "b", style: "body" as const, runs: [{ text: "留下" }, { text: "删去", deleted: "r1" }] }],
  };
  for (const html of [webHtml(document), printHtml(document, { fontBase: "/fonts/" })]) {
    expect(html).toContain("留下");
    expect(html).not.toContain("删去");
  }
});
