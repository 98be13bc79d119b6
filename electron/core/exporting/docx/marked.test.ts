/**
 * Marks and comments in Word files: what the file contains, and what LibreOffice reads from it if the tool
 * for that is beside the checkout.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import type { Block, BulletinDocument, Run, TextBlock } from "../../../../shared/document/schema.ts";
import { settleAll } from "../../../../shared/revisions/settle.ts";
import { standardPage } from "../../../../shared/layout/page.ts";
import { readWord } from "../../importing/docx/read.ts";
import { writeWord } from "./index.ts";

/** The moment of all marks in the local time of this machine, as Word writes it. */
const moment = new Date("2026-11-22T09:30:00Z");
const wallTime = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const by = (author: string, kind: BulletinDocument["revisions"][string]["kind"], more: object = {}) => ({
  kind,
  author,
  role: "proofreader",
  date: "2026-11-22T09:30:00Z",
  ...more,
});
const body = (id: string, runs: Run[], more: Partial<TextBlock> = {}): Block => ({
  id,
  style: "body",
  runs,
  ...more,
});

/**
 * A document with an insertion, a deletion, a deletion within the insertion of another author, a format, a
 * split paragraph, a style, a field, a thread with an answer, and a resolved thread.
 */
function markedIssue(): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  document.masthead = { name: ["示例区", "工作快报"], number: 8, issuer: "示例区办公室", date: "2026-11-23" };
  document.imprint.staff = { editor: "程一禾", proofreader: "陆文川", approver: "顾书宁" };
  document.blocks = [
    body("a", [
      { text: "督导组" },
      { text: "实地", inserted: "i1" },
      { text: "查看了" },
      { text: "商场", inserted: "i2", deleted: "d2" },
      { text: "市场", deleted: "d1", comments: ["c1"] },
      { text: "。" },
    ]),
    body(
      "b",
      [
        { text: "一是抓整改。", point: true, formatted: "f1" },
        { text: "逐条销号。", comments: ["c2"] },
      ],
      { inserted: "p1" },
    ),
    body("c", [{ text: "编者按：请各单位参阅。" }], { style: "note", formatted: "s1" }),
  ];
  document.revisions = {
    i1: by("陆文川", "insertion"),
    i2: by("陆文川", "insertion"),
    d2: by("顾书宁", "deletion"),
    d1: by("顾书宁", "deletion"),
    p1: by("陆文川", "insertion"),
    f1: by("陆文川", "format", { before: {} }),
    s1: by("顾书宁", "paragraph", { before: { style: "body" } }),
    n1: by("陆文川", "field", { field: "masthead.number", before: { value: 7 } }),
  };
  document.comments = {
    c1: {
      remarks: [
        { author: "陆文川", date: "2026-11-22T09:40:00Z", text: "请核实名称" },
        { author: "程一禾", date: "2026-11-22T10:00:00Z", text: "已核实" },
      ],
      resolved: false,
    },
    c2: { remarks: [{ author: "顾书宁", date: "2026-11-22T11:00:00Z", text: "数字？" }], resolved: true },
  };
  return document;
}

const partsOf = async (markup: "none" | "all" | "original") =>
  Object.fromEntries(
    Object.entries(unzipSync(await writeWord(markedIssue(), standardPage, new Map(), markup))).map(
      ([name, bytes]) => [name, strFromU8(bytes)],
    ),
  );

describe("a file with marks", () => {
  test("has insertions, deletions, one within another, formats, paragraph ends and styles, with authors and dates", async () => {
    const { "word/document.xml": xml = "", "word/people.xml": people = "" } = await partsOf("all");
    const mark = (author: string) =>
      `w:author="${author}" w:date="${wallTime}:00Z" w16du:dateUtc="2026-11-22T09:30:00Z"`;
    expect(xml).toMatch(
      new RegExp(`<w:ins [^>]*${mark("陆文川")}[^>]*><w:r>.*?<w:t[^>]*>实地</w:t></w:r></w:ins>`, "u"),
    );
    expect(xml).toMatch(
      new RegExp(
        `<w:ins [^>]*${mark("陆文川")}[^>]*><w:del [^>]*${mark("顾书宁")}[^>]*><w:r>.*?<w:delText[^>]*>商场</w:delText>`,
        "u",
      ),
    );
    expect(xml).toMatch(new RegExp(`<w:rPrChange [^>]*${mark("陆文川")}[^>]*><w:rPr/></w:rPrChange>`, "u"));
    expect(xml).toMatch(/<w:rPr><w:ins [^>]*\/>/u);
    expect(xml).toMatch(new RegExp(`<w:pPrChange [^>]*${mark("顾书宁")}`, "u"));
    expect(xml.replaceAll(/<[^>]+>/gu, "")).toContain("第78期");
    for (const author of ["陆文川", "顾书宁", "程一禾"]) expect(people).toContain(`w15:author="${author}"`);
    const ids = [...xml.matchAll(/<w:(?:ins|del|rPrChange|pPrChange) [^>]*?w:id="(\d+)"/gu)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has threads with answers and resolved threads", async () => {
    const {
      "word/document.xml": xml = "",
      "word/comments.xml": comments = "",
      "word/commentsExtended.xml": commentsExtended = "",
      "[Content_Types].xml": types = "",
    } = await partsOf("all");
    expect(comments.replaceAll(/<[^>]+>/gu, " ")).toMatch(/请核实名称\s+已核实\s+数字？/u);
    expect(xml.match(/<w:commentReference /gu)).toHaveLength(3);
    expect(commentsExtended.match(/w15:paraIdParent=/gu)).toHaveLength(1);
    expect(commentsExtended.match(/w15:done="1"/gu)).toHaveLength(1);
    for (const part of ["/word/comments.xml", "/word/commentsExtended.xml", "/word/people.xml"])
      expect(types).toContain(`PartName="${part}"`);
  });

  test("has the same bytes each time, and no marks if exported as final or original text", async () => {
    const [one, two] = [
      await writeWord(markedIssue(), standardPage, new Map(), "all"),
      await writeWord(markedIssue(), standardPage, new Map(), "all"),
    ];
    expect(Buffer.compare(one, two)).toBe(0);
    for (const [markup, text] of [
      ["none", "督导组实地查看了。"],
      ["original", "督导组查看了市场。"],
    ] as const) {
      const parts = await partsOf(markup);
      expect(parts["word/document.xml"]).not.toMatch(
        /<w:(?:ins|del|rPrChange|pPrChange|commentReference)[ >]/u,
      );
      expect((parts["word/document.xml"] ?? "").replaceAll(/<[^>]+>/gu, "")).toContain(text);
      expect(Object.keys(parts)).not.toContain("word/comments.xml");
    }
  });
});

const tool = fileURLToPath(new URL("../../../../../shared/tools/lo_revisions.py", import.meta.url));
const canAsk = (() => {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import uno"], { stdio: "ignore" });
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return existsSync(tool);
  } catch {
    return false;
  }
})();
const folder = mkdtempSync(join(tmpdir(), "bulletin-marks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!canAsk)("LibreOffice (skipped without soffice, python3-uno and the outside tool)", () => {
  test("reads each mark and comment with its author, and accepting or rejecting all gives our final or original text", async () => {
    const file = join(folder, "marked.docx");
    writeFileSync(file, await writeWord(markedIssue(), standardPage, new Map(), "all"));
    execFileSync("/usr/bin/python3", [tool, file, folder], {
      stdio: "ignore",
      env: { ...process.env, SCRATCH: folder },
      timeout: 110_000,
    });
    const reading = JSON.parse(readFileSync(join(folder, "result.json"), "utf8")) as {
      redlines: { RedlineType: string; RedlineAuthor: string; date: string }[];
      comments: { author: string; text: string; resolved: boolean }[];
      AcceptAllTrackedChanges: string[];
      RejectAllTrackedChanges: string[];
    };
    const types = (author: string) =>
      new Set(
        reading.redlines
          .filter(({ RedlineAuthor }) => RedlineAuthor === author)
          .map(({ RedlineType }) => RedlineType),
      );
    expect([...types("陆文川")]).toEqual(expect.arrayContaining(["Insert", "Format"]));
    expect([...types("顾书宁")]).toEqual(expect.arrayContaining(["Delete", "ParagraphFormat"]));
    expect(new Set(reading.redlines.map(({ date }) => date))).toEqual(new Set([wallTime.replace("T", " ")]));
    expect(reading.comments.map(({ author, text, resolved }) => [author, text, resolved])).toEqual(
      expect.arrayContaining([
        ["陆文川", "请核实名称", false],
        ["程一禾", "已核实", false],
        ["顾书宁", "数字？", true],
      ]),
    );
    // A file that it saves is read with the marks of all authors. (It turns answers into separate comments.)
    const savedDocument = readWord(
      readFileSync(join(folder, "roundtrip.docx")),
      [],
      undefined,
      true,
    ).document;
    const makers = ({ revisions }: BulletinDocument) =>
      new Set(
        Object.values(revisions).map(({ kind, author, date }) => `${kind} ${author} ${Date.parse(date)}`),
      );
    expect(makers(savedDocument)).toEqual(makers(markedIssue()));
    expect(
      Object.values(savedDocument.comments).flatMap(({ remarks, resolved }) =>
        remarks.map(({ author, text }) => [author, text, resolved]),
      ),
    ).toEqual([
      ["陆文川", "请核实名称", false],
      ["程一禾", "已核实", false],
      ["顾书宁", "数字？", true],
    ]);
    const textOf = (document: BulletinDocument) =>
      document.blocks.map(({ runs }) => runs.map(({ text }) => text).join(""));
    expect(reading.AcceptAllTrackedChanges).toEqual(
      expect.arrayContaining(["第8期", ...textOf(settleAll(markedIssue(), "accept"))]),
    );
    expect(reading.RejectAllTrackedChanges).toEqual(
      expect.arrayContaining(["第7期", ...textOf(settleAll(markedIssue(), "reject"))]),
    );
  }, 120_000);
});
