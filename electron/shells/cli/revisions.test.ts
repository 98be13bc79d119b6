/** The commands about revisions with real files. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandProgram } from "../../../tests/support/command-program.ts";
import { readPackage } from "../../core/importing/package/index.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { readable, showMarks as marksOf } from "../../../tests/support/samples/marked-documents.ts";
import { importFile } from "../../core/importing/index.ts";
import type { ShowReport } from "./commands.ts";

let folder: string;
const issue = (...body: string[]) => `第7期\n\n【简讯】\n\n${body.join("\n\n")}\n`;
const changeDate = new Date("2026-11-22T09:30:00Z");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-review-"));
  const files = {
    "原稿.txt": issue("各部门要落实责任。", "会议强调三点。"),
    "陆文川.txt": issue("各部门要切实履行责任。", "会议强调三点。"),
    "顾书宁.md": issue("各部门要落实责任。", "会议强调四点。"),
    "程一禾.txt": `第8期\n\n${issue("各部门要落实责任。", "会议强调三点。").slice(5)}`,
    "另一人.txt": `第9期\n\n${issue("各部门要落实责任。", "会议强调三点。").slice(5)}`,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    await utimes(join(folder, name), changeDate, changeDate);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function bulletin(...words: string[]): Promise<{ code: number; output: string; complaint: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [commandProgram, ...words],
      { cwd: folder, encoding: "utf8" },
      (_, output, complaint) => resolve({ code: child.exitCode ?? -1, output, complaint }),
    );
  });
}
const readDocumentOf = async (file: string) =>
  JSON.parse((await bulletin("show", file, "--json")).output) as ShowReport;
const unpackDocument = async (file: string) => readPackage(file, await readFile(join(folder, file))).document;

test("compare writes one text with revisions that have the name and time of the second file", async () => {
  const { code, output, complaint } = await bulletin(
    "compare",
    "原稿.txt",
    "陆文川.txt",
    "--out",
    "比较.bulletin",
  );
  expect([code, output, complaint]).toEqual([0, `${join(folder, "比较.bulletin")}（2 处修订）\n`, ""]);
  expect(marksOf(await unpackDocument("比较.bulletin"))).toContain("各部门要-[落实]+[切实履行]责任。");
  const { revisions, comments } = await readDocumentOf("比较.bulletin");
  const by = { id: expect.any(String), author: "陆文川", date: "2026-11-22T09:30:00.000Z" };
  expect([revisions, comments]).toEqual([
    [
      { ...by, kind: "deletion", text: "落实" },
      { ...by, kind: "insertion", text: "切实履行" },
    ],
    [],
  ]);
  expect((await bulletin("show", "比较.bulletin")).output).toContain(
    "修订 2 处：\n  删除  陆文川  落实\n  插入  陆文川  切实履行",
  );
});

test("accepting all gives the second file, rejecting all gives the first", async () => {
  await bulletin("compare", "原稿.txt", "陆文川.txt", "--out", "甲.bulletin");
  for (const [decision, file] of [
    ["accept", "陆文川.txt"],
    ["reject", "原稿.txt"],
  ] as const) {
    expect(
      (await bulletin(decision, "甲.bulletin", "--all", "--out", `${decision}.bulletin`)).output,
    ).toContain("没有修订");
    expect(readable(await unpackDocument(`${decision}.bulletin`))).toEqual(
      readable((await importFile(file, await readFile(join(folder, file)))).document),
    );
    await bulletin(decision, "甲.bulletin", "--all", "--out", `${decision}.txt`);
    expect((await readDocumentOf(`${decision}.txt`)).sections).toEqual((await readDocumentOf(file)).sections);
  }
});

test("merge contains the revisions of everyone; a conflict is one line on standard error and no failure", async () => {
  const mergeResult = await bulletin(
    "merge",
    "原稿.txt",
    "陆文川.txt",
    "顾书宁.md",
    "程一禾.txt",
    "另一人.txt",
    "--out",
    "里面/合稿.bulletin",
  );
  expect([mergeResult.code, mergeResult.complaint]).toEqual([
    0,
    "“期号”：程一禾与另一人的修改不同，保留了程一禾的\n",
  ]);
  const document = await unpackDocument("里面/合稿.bulletin");
  expect(new Set(Object.values(document.revisions).map(({ author }) => author))).toEqual(
    new Set(["陆文川", "顾书宁", "程一禾"]),
  );
  expect(document.masthead.number).toBe(8);
  expect(settleAll(document, "reject").masthead.number).toBe(7);
  const { output, complaint } = await bulletin(
    "merge",
    "原稿.txt",
    "程一禾.txt",
    "另一人.txt",
    "--out",
    "b.bulletin",
    "--json",
    "--lang",
    "en",
  );
  expect(JSON.parse(output)).toEqual({
    file: join(folder, "b.bulletin"),
    revisions: 1,
    conflicts: [{ about: "masthead.number", kept: "程一禾", other: "另一人" }],
    accepted: [],
  });
  expect(complaint).toContain("程一禾's change stands");
});

test("a file is compared with an issue of the library; the suffix of the file decides its format", async () => {
  await bulletin("import", "陆文川.txt", "--library", "库");
  expect((await bulletin("compare", "原稿.txt", "7", "--out", "c.docx", "--library", "库")).code).toBe(0);
  expect((await readFile(join(folder, "c.docx"))).subarray(0, 2).toString()).toBe("PK");
  await bulletin("export", "原稿.txt", "--format", "bulletin", "--out", "包");
  const { value } = { value: await readDocumentOf(join("包", "工作快报第7期.bulletin")) };
  expect(value.masthead.number).toBe(7);
});

test("a returned Word file is received into the issue: authors kept, only once, untracked changes too", async () => {
  await bulletin("import", "原稿.txt", "--library", "库二");
  await bulletin("compare", "原稿.txt", "陆文川.txt", "--out", "校对.bulletin");
  await bulletin("export", "校对.bulletin", "--markup", "all", "--format", "docx", "--out", "回来");
  const reviewedFile = join("回来", "工作快报第7期（修订稿）.docx");
  const { output, code } = await bulletin(
    "import",
    reviewedFile,
    "顾书宁.md",
    "--into",
    "7",
    "--library",
    "库二",
    "--json",
  );
  expect([code, JSON.parse(output)]).toEqual([
    0,
    {
      issue: "7",
      news: [
        { author: "陆文川", marks: 2, remarks: 0 },
        { author: "顾书宁", marks: 2, remarks: 0 },
      ],
      conflicts: [],
      accepted: [],
    },
  ]);
  const { revisions } = JSON.parse(
    (await bulletin("show", "7", "--library", "库二", "--json")).output,
  ) as ShowReport;
  expect(revisions?.map(({ author, text }) => [author, text])).toEqual([
    ["陆文川", "落实"],
    ["陆文川", "切实履行"],
    ["顾书宁", "三"],
    ["顾书宁", "四"],
  ]);
  expect((await bulletin("import", reviewedFile, "--into", "7", "--library", "库二")).output).toBe(
    "第7期：没有新的修订和批注\n",
  );
  expect((await bulletin("import", reviewedFile, "--into", "八", "--library", "库二")).code).toBe(3);
});

test.each([
  [["export", "原稿.txt", "--markup", "some", "--out", "x"], 2],
  [["compare", "原稿.txt", "--out", "x.txt"], 2],
  [["compare", "原稿.txt", "陆文川.txt", "--out", "x.doc"], 2],
  [["merge", "原稿.txt", "--out", "x.txt"], 2],
  [["accept", "原稿.txt", "--out", "x.txt"], 2],
  [["reject", "原稿.txt", "--all"], 2],
  [["merge", "原稿.txt", "没有.txt", "--out", "x.txt"], 3],
])("%j ends with %i", async (words, exitCode) => {
  const { code, complaint } = await bulletin(...words);
  expect([code, complaint === ""]).toEqual([exitCode, false]);
});
