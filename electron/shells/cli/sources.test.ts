/** Every command reads a file with its revisions and comments, and refuses what it cannot do or tell apart. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { standardPage } from "../../../shared/layout/page.ts";
import { compare as compareDocuments } from "../../../shared/revisions/compare.ts";
import { listRevisions } from "../../../shared/revisions/list.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { showMarks } from "../../../tests/support/samples/marked-documents.ts";
import { pngOf } from "../../../tests/support/samples/pictures.ts";
import { drawing, paragraph, plain, run, wordFile } from "../../../tests/support/readers/word-file.ts";
import { readPackage } from "../../core/importing/package/index.ts";
import { checkSource } from "./check.ts";
import { exportSource, importFiles, show } from "./commands.ts";
import { compareSources, mergeSources, receiveCopy, settleFile } from "./revisions.ts";
import { readFileSource } from "./sources.ts";
import { writeDocument } from "./write.ts";

let folder: string;
const at = (name: string) => join(folder, name);
const issue = (...body: string[]) => `第20期\n\n【简讯】\n\n${body.join("\n\n")}\n`;
const stamp = { author: "WPS_17", date: "2026-03-09T10:00:00.000Z" };
const by = 'w:author="吴辰" w:date="2026-03-09T10:00:00Z"';
const foreign = wordFile(
  plain("第20期", "【简讯】") +
    paragraph(
      `${run("通报了")}<w:del ${by}><w:r><w:delText>上周</w:delText></w:r></w:del><w:ins ${by}>${run("近期")}</w:ins>${run("情况。")}<w:r><w:commentReference w:id="0"/></w:r>`,
    ) +
    paragraph(`<w:del ${by}>${drawing("r0", 3_600_000)}</w:del>`),
  { files: { "word/media/a.png": pngOf(20, 10) }, links: [["image", "media/a.png"]] },
);
const textOf = (file: string) => readFile(file, "utf8");
const unpack = async (file: string) => readPackage(file, await readFile(file));

/** A copy of the issue that came back: with marks and a comment of one person, and one change without a mark. */
async function writeReviewedCopy(): Promise<void> {
  const read = async (name: string, ...body: string[]) => {
    await writeFile(at(name), issue(...body));
    return (await readFileSource(at(name))).document;
  };
  await read("原稿.txt", "共检查点位126个。", "这项工作很有意义。");
  const unmarkedDocument = await read("副本.txt", "共检查点位126个。", "此项工作很有意义。");
  const changedDocument = await read("副本.txt", "共检查点位128个。", "此项工作很有意义。");
  const markedDocument = compareDocuments(unmarkedDocument, changedDocument, stamp);
  const copy: BulletinDocument = {
    ...markedDocument,
    blocks: markedDocument.blocks.map((block, index) =>
      index === 1
        ? { ...block, runs: block.runs.map((each) => (each.deleted ? { ...each, comments: ["c"] } : each)) }
        : block,
    ),
    comments: { c: { remarks: [{ ...stamp, author: "郑岩", text: "再核一下" }], resolved: false } },
  };
  await writeDocument(copy, { page: standardPage, markup: "all" }, at("副本.docx"), "docx");
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-cli-marks-"));
  await writeFile(at("外来.docx"), foreign);
  await writeReviewedCopy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(["外来.docx", "副本.docx"])(
  "the revisions of %s are rejected and accepted, and counted",
  async (file) => {
    const [was, is] = file === "外来.docx" ? ["通报了上周情况。", "通报了近期情况。"] : ["126个", "128个"];
    const settleAs = (name: "accept" | "reject") =>
      settleFile({ name, source: at(file), out: at(`${name}.txt`), format: "txt" }, undefined);
    const marks = listRevisions((await readFileSource(at(file))).document).length;
    expect(await settleAs("reject")).toMatchObject({ revisions: 0, settled: marks });
    expect(await textOf(at("reject.txt"))).toContain(was);
    expect(await settleAs("accept")).toMatchObject({ revisions: 0, settled: marks });
    expect(await textOf(at("accept.txt"))).toContain(is);
    expect(await textOf(at("accept.txt"))).not.toContain(was);

    const out = at(`原稿-${marks}`);
    const original = { name: "export" as const, source: at(file), out, formats: ["txt" as const] };
    const { files, revisions } = await exportSource({ ...original, markup: "original" }, undefined);
    expect([revisions, await textOf(files[0]?.path ?? "")]).toEqual([marks, await textOf(at("reject.txt"))]);
    expect((await show({ name: "show", source: at(file) }, undefined)).revisions).toHaveLength(marks);
  },
);

test("a command reports what a file loses: comments of foreign files, comments in formats without them", async () => {
  const accept = (source: string, out: string, format: "txt" | "bulletin") =>
    settleFile({ name: "accept", source: at(source), out: at(out), format }, undefined);
  expect((await accept("外来.docx", "a.txt", "txt")).notes).toEqual([
    { source: at("外来.docx"), notes: [{ kind: "comments", count: 1 }] },
  ]);
  expect([
    (await accept("副本.docx", "a.txt", "txt")).comments,
    (await accept("副本.docx", "a.bulletin", "bulletin")).comments,
  ]).toEqual([1, 0]);
  expect(Object.keys((await unpack(at("a.bulletin"))).document.comments)).toHaveLength(1);
});

test("pictures are in the files that are written, also one that a revision deleted", async () => {
  const out = { out: at("图.bulletin"), format: "bulletin" as const };
  await settleFile({ name: "reject", source: at("外来.docx"), ...out }, undefined);
  expect((await unpack(out.out)).assets.size).toBe(1);
  await compareSources(
    { name: "compare", before: at("外来.docx"), after: at("原稿.txt"), ...out },
    undefined,
    "zh-CN",
  );
  await mergeSources(
    { name: "merge", base: at("原稿.txt"), copies: [at("外来.docx")], ...out },
    undefined,
    "zh-CN",
  );
  expect((await unpack(out.out)).assets.size).toBe(1);
});

test("revisions that cannot be told apart are refused where the original text is wanted", async () => {
  const crowd = Array.from({ length: 60 }, (_, index) =>
    paragraph(`${run("查，")}<w:ins w:author="第${index}人">${run("新")}</w:ins>`),
  );
  await writeFile(at("众人.docx"), wordFile(plain("【简讯】") + crowd.join("")));
  const refusal = { code: "unreadable", details: { reason: "revisions" } };
  const [source, out] = [at("众人.docx"), at("众人.txt")];
  await expect(settleFile({ name: "reject", source, out, format: "txt" }, undefined)).rejects.toMatchObject(
    refusal,
  );
  await expect(
    exportSource(
      { name: "export", source, out: at("众人"), formats: ["txt"], markup: "original" },
      undefined,
    ),
  ).rejects.toMatchObject(refusal);
  expect(existsSync(out) || existsSync(at("众人"))).toBe(false);
  expect((await settleFile({ name: "accept", source, out, format: "txt" }, undefined)).notes).toMatchObject([
    { notes: [{ kind: "tracked-changes", count: 60 }] },
  ]);
});

test("merging keeps authors, dates and comments; what is not marked has the name of the file", async () => {
  const out = { out: at("合稿.bulletin"), format: "bulletin" as const };
  await mergeSources(
    { name: "merge", base: at("原稿.txt"), copies: [at("副本.docx")], ...out },
    undefined,
    "zh-CN",
  );
  const { document } = await unpack(out.out);
  expect(showMarks(document)).toBe("【简讯】¶共检查点位-[126]+[128]个。¶-[这项]+[此项]工作很有意义。¶");
  expect(
    listRevisions(document).map(({ author, date, text }) => [author, text, date === stamp.date]),
  ).toEqual([
    ["WPS_17", "126", true],
    ["WPS_17", "128", true],
    ["副本", "这项", false],
    ["副本", "此项", false],
  ]);
  expect(Object.values(document.comments).map(({ remarks }) => remarks[0]?.text)).toEqual(["再核一下"]);

  const word = { out: at("合稿.docx"), format: "docx" as const };
  await mergeSources(
    { name: "merge", base: at("原稿.txt"), copies: [at("副本.docx")], ...word },
    undefined,
    "zh-CN",
  );
  expect(showMarks((await readFileSource(word.out)).document)).toBe(showMarks(document));
});

test("a copy that was received, or accepted and sent back, does not bring its text a second time", async () => {
  const library = at("库");
  await importFiles({ name: "import", files: [at("原稿.txt")], asManuscripts: false }, library);
  expect(
    (await receiveCopy({ name: "receive", files: [at("副本.docx")], into: "20" }, library)).news,
  ).toHaveLength(3);
  const mergeCopy = async (copy: string) => {
    const out = { out: at("再合.bulletin"), format: "bulletin" as const };
    await mergeSources({ name: "merge", base: "20", copies: [at(copy)], ...out }, library, "zh-CN");
    return showMarks((await unpack(out.out)).document);
  };
  const receivedMarks = "【简讯】¶共检查点位-[126]+[128]个。¶-[这项]+[此项]工作很有意义。¶";
  expect(await mergeCopy("副本.docx")).toBe(receivedMarks);
  await settleFile(
    { name: "accept", source: at("副本.docx"), out: at("收下.docx"), format: "docx" },
    undefined,
  );
  expect(await mergeCopy("收下.docx")).toBe(receivedMarks);
  expect(await mergeCopy("副本.*x")).toBe(receivedMarks);
});

test("a format that cannot hold marks is refused, and nothing is written", async () => {
  const command = {
    name: "compare",
    before: at("原稿.txt"),
    after: at("副本.docx"),
    out: at("差.txt"),
  } as const;
  await expect(compareSources({ ...command, format: "txt" }, undefined, "zh-CN")).rejects.toMatchObject({
    code: "usage",
    details: { problem: expect.stringContaining(".bulletin") },
  });
  expect(existsSync(command.out)).toBe(false);
});

test("a number that several issues have is refused with the candidates; an id names one of them", async () => {
  const library = at("重号");
  for (const text of ["一。", "二。"]) {
    await writeFile(at("同号.txt"), issue(text));
    await importFiles({ name: "import", files: [at("同号.txt")], asManuscripts: false }, library);
  }
  const out = { out: at("同号"), formats: ["txt" as const], markup: "none" as const };
  const ambiguous = {
    code: "ambiguous",
    details: { issue: "20", candidates: expect.stringMatching(/^ {2}id:2\b.*\n {2}id:1\b/u) },
  };
  const attempts = [
    () => exportSource({ name: "export", source: "20", ...out }, library),
    () => show({ name: "show", source: "20" }, library),
    () => checkSource("20", library, "zh-CN"),
    () => receiveCopy({ name: "receive", files: [at("副本.docx")], into: "20" }, library),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(ambiguous);
  expect(existsSync(out.out)).toBe(false);

  const { files } = await exportSource({ name: "export", source: "id:1", ...out }, library);
  expect(await textOf(files[0]?.path ?? "")).toContain("一。");
  await expect(show({ name: "show", source: "id:3" }, library)).rejects.toMatchObject({ code: "not-found" });
});

test("an issue that was imported from a marked file has its revisions", async () => {
  const { imported } = await importFiles(
    { name: "import", files: [at("副本.docx")], asManuscripts: false },
    at("导入"),
  );
  expect(imported).toMatchObject([{ number: 20, revisions: 2 }]);
  const { revisions } = await show({ name: "show", source: "20" }, at("导入"));
  expect(revisions.map(({ author }) => author)).toEqual(["WPS_17", "WPS_17"]);
  expect(settleAll((await readFileSource(at("副本.docx"))).document, "reject").revisions).toEqual({});
});
