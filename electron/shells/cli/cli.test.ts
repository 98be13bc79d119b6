/** The command as a process, as a script or a person starts it. */
import { execFile, spawn } from "node:child_process";
import { access, chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandProgram } from "../../../tests/support/command-program.ts";
import type { Description } from "./description.ts";
import { webHtml } from "../../../shared/layout/web-html.ts";
import { importFile } from "../../core/importing/index.ts";
import { readSample } from "../../core/importing/sample.ts";
import { sampleIssue } from "../../core/system/resources.ts";
import { version } from "../../core/system/version.ts";

const sample = sampleIssue();
const name = "示例区创建全国文明城市工作快报第765期";
let folder: string;
let library: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-cli-"));
  library = join(folder, "library");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  output: string;
  complaint: string;
}

function bulletin(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [commandProgram, ...words],
      { cwd: folder, encoding: "utf8" },
      (_, output, complaint) => resolve({ code: child.exitCode ?? -1, output, complaint }),
    );
  });
}

/** Runs with `--json`: standard output must have one object and a line end, and nothing else. */
async function json<T>(...words: string[]): Promise<{ code: number; value: T; complaint: string }> {
  const { code, output, complaint } = await bulletin(...words, "--json");
  expect(output).toMatch(/^\{[^\n]*\}\n$/u);
  return { code, value: JSON.parse(output) as T, complaint };
}
const failure = (code: string, details: Record<string, unknown>, message: RegExp) => ({
  error: { code, details, message: expect.stringMatching(message) },
});

describe("show", () => {
  test("a pipe that is closed early is no error", async () => {
    const long = join(folder, "长.txt");
    await writeFile(long, "一段正文。\n\n".repeat(100_000));
    const child = spawn(process.execPath, [commandProgram, "show", long, "--json"]);
    let complaint = "";
    child.stderr.on("data", (data) => (complaint += String(data)));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, complaint]).toEqual([0, ""]);
  });

  test("gives the sample in exactly the documented shape", async () => {
    const { code, value, complaint } = await json<Description>("show", sample);
    expect([code, complaint]).toEqual([0, ""]);
    const articles = value.sections.flatMap((section) => section.articles);
    const keys = (objects: object[]) => [...new Set(objects.map((object) => Object.keys(object).join()))];
    expect(keys([value])).toEqual(["masthead,sections,imprint,changes,revisions,comments"]);
    expect(keys(value.sections)).toEqual(["title,articles"]);
    expect(keys(articles)).toEqual(["title,tag,text,points,source,characters"]);
    expect(keys(value.changes)).toEqual(["kind,before,after"]);
    expect(value.masthead).toEqual({
      name: ["示例区创建全国文明城市", "工作快报"],
      number: 765,
      issuer: "示例区创建全国文明城市工作领导小组办公室",
      date: "2026-11-23",
    });
    expect(value.sections.map(({ title, articles }) => [title, articles.length])).toEqual([
      ["检查督导", 3],
      ["常态创建", 2],
      ["简讯", 4],
    ]);
    expect(articles[2]).toEqual({
      title: "创建办 21 日走访农贸市场",
      tag: null,
      text: expect.stringMatching(/^区创建办、区市场监管局.*的好风尚。$/u),
      points: ["一是要规范经营秩序", "二是要改善市场环境", "三是要引导文明消费"],
      source: ["本刊"],
      characters: expect.any(Number),
    });
    expect(articles[6]).toMatchObject({ title: "区妇联", tag: "文明培育", source: ["区妇联"] });
    expect(value.imprint).toEqual({
      staff: { editor: "程一禾", proofreader: "陆文川", approver: "顾书宁" },
      report: ["示例市文明办", "区委", "区人大", "区政府", "区政协领导同志"],
      deliver: [],
      send: ["全区各单位主要领导", "文明创建工作主管领导", "信息员"],
      email: "bulletin@shiliqu.example",
      phone: "5550765",
    });
    expect(value.changes).toHaveLength(13);
    expect(value.changes.filter(({ kind }) => kind === "joined-paragraph")).toHaveLength(4);
  });

  test("prints lines for people in Chinese and English", async () => {
    const chinese = await bulletin("show", sample);
    expect(chinese).toMatchObject({ code: 0, complaint: "" });
    for (const part of [
      "第765期",
      "2026年11月23日",
      "【检查督导】",
      "供稿：本刊、东河街道、北坡镇",
      "编辑：程一禾",
      "整理了 13 处",
    ])
      expect(chinese.output).toContain(part);
    const english = await bulletin("show", sample, "--lang", "en");
    for (const part of [
      "No. 765",
      "2026-11-23",
      "Source: 本刊, 东河街道, 北坡镇",
      "Editor: 程一禾",
      "13 changes",
    ])
      expect(english.output).toContain(part);
  });

  test("reads GB18030 and UTF-16 too", async () => {
    // 第7期\n\n【简讯】\n\n正文。
    await writeFile(
      join(folder, "旧稿.txt"),
      Buffer.from("b5da37c6da0a0aa1bebcf2d1b6a1bf0a0ad5fdcec4a1a3", "hex"),
    );
    await writeFile(
      join(folder, "记事本.txt"),
      Buffer.from("\uFEFF第7期\r\n\r\n【简讯】\r\n\r\n正文。", "utf16le"),
    );
    for (const file of ["旧稿.txt", "记事本.txt"]) {
      expect((await json<Description>("show", file)).value.sections).toMatchObject([
        { title: "简讯", articles: [{ text: "正文。" }] },
      ]);
    }
  });
});

describe("the library", () => {
  test("imports, lists and shows by number; a second import reports unreadable files", async () => {
    expect((await json("list", "--library", library)).value).toEqual({ issues: [] });
    expect((await bulletin("list", "--library", library)).output).toBe("资料库中还没有任何一期。\n");
    const importedFile = { file: sample, id: 1, number: 765, articles: 9, characters: 2196, changes: 13 };
    expect((await json("import", sample, "--library", library)).value).toEqual({
      imported: [importedFile],
      failed: [],
    });
    const { value: list } = await json<{ issues: unknown[] }>("list", "--library", library);
    expect(list.issues).toEqual([
      {
        id: 1,
        number: 765,
        name: "示例区创建全国文明城市 工作快报",
        date: "2026-11-23",
        articles: 9,
        characters: 2196,
        savedAt: expect.any(String),
        deletedAt: null,
        publication: null,
        state: "draft",
      },
    ]);
    const [fromFile, fromLibrary] = [
      await json<Description>("show", sample),
      await json<Description>("show", "765", "--library", library),
    ];
    expect(fromLibrary.value).toEqual({ ...fromFile.value, changes: [] });

    await writeFile(join(folder, "下一期.txt"), "第766期\n\n【简讯】\n\n正文。\n");
    const some = await json<{ imported: object[]; failed: object[] }>(
      "import",
      "下一期.txt",
      "没有.txt",
      "--library",
      library,
    );
    expect(some.code).toBe(3);
    expect(some.value.imported).toMatchObject([{ number: 766, articles: 1, changes: 0 }]);
    expect(some.value.failed).toMatchObject([{ file: "没有.txt", error: { code: "not-found" } }]);
    expect(some.complaint).toMatch(/^没有\.txt: 找不到没有\.txt/u);
    expect((await bulletin("list", "--library", library)).output).toMatch(
      /^第766期 .*\n第765期 {2}2026年11月23日 .* 2196 字\n$/u,
    );
    expect((await bulletin("list", "--library", library, "--lang", "en")).output).toMatch(
      /^No\. 766 .*\nNo\. 765 {2}2026-11-23 .* 2196 characters\n$/u,
    );
  });

  test("a folder of old issues reports its failures with their message, in the language of the person", async () => {
    const old = join(folder, "往期");
    await mkdir(old);
    await writeFile(join(old, "空.txt"), "");
    const { code, value } = await json("import", old, "--library", join(folder, "往期库"), "--lang", "en");
    expect([code, value]).toMatchObject([
      1,
      {
        failed: {
          count: 1,
          files: [
            {
              file: "空.txt",
              error: {
                code: "unreadable",
                details: { file: "空.txt", reason: "empty" },
                message: "Cannot read “空.txt”: the file is empty. Get it again and retry.",
              },
            },
          ],
        },
      },
    ]);
  });

  test("a file takes precedence over an issue with that number", async () => {
    await writeFile(join(folder, "766"), "第1期\n\n【简讯】\n\n文件里的。\n");
    expect((await json<Description>("show", "766", "--library", library)).value.masthead.number).toBe(1);
  });
});

describe("export", () => {
  test("exports an issue in all formats; its text file gives the same document", async () => {
    // A library of its own: in the other one several issues have this number.
    const single = join(folder, "single-library");
    await json("import", sample, "--library", single);
    const out = join(folder, "新的", "文件夹");
    const { code, value, complaint } = await json(
      "export",
      "765",
      "--library",
      single,
      "--out",
      out,
      "--format",
      "docx,pdf,html,txt",
    );
    expect([code, complaint]).toEqual([0, ""]);
    const path = (format: string) => join(out, `${name}.${format}`);
    expect(value).toEqual({
      files: [
        { format: "docx", path: path("docx") },
        { format: "pdf", path: path("pdf"), pages: 5 },
        { format: "html", path: path("html") },
        { format: "txt", path: path("txt") },
      ],
    });
    expect((await readdir(out)).sort()).toEqual(
      ["docx", "html", "pdf", "txt"].map((format) => `${name}.${format}`),
    );
    expect((await readFile(path("docx"))).subarray(0, 2).toString()).toBe("PK");
    expect((await readFile(path("pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
    const document = await readSample();
    expect(await readFile(path("html"), "utf8")).toBe(webHtml(document));
    const again = await importFile("again.txt", await readFile(path("txt")));
    expect([again.changes, again.document]).toEqual([[], document]);
  });

  test("exports a file as Word and PDF by default, and leaves the library unchanged", async () => {
    const out = join(folder, "两种");
    const { output } = await bulletin("export", sample, "--out", out);
    expect(output).toBe(`${join(out, `${name}.docx`)}\n${join(out, `${name}.pdf`)}（5 页）\n`);
    const english = await bulletin("export", sample, "--out", out, "--format", "pdf", "--lang", "en");
    expect(english.output).toBe(`${join(out, `${name}.pdf`)} (5 pages)\n`);
    // Two processes, each with its own browser, take long on a busy machine.
  }, 120_000);

  test("a file in place of the folder or above it gives an error; nothing is written", async () => {
    const file = join(folder, "占位");
    await writeFile(file, "原来的");
    for (const out of [file, join(file, "里面")]) {
      const { code, value, complaint } = await json("export", sample, "--out", out, "--format", "txt");
      expect(code).toBe(1);
      expect(value).toEqual(failure("not-writable", { path: file }, /没有权限写入/u));
      expect(complaint).toContain("没有权限写入");
    }
    expect(await readFile(file, "utf8")).toBe("原来的");
  });

  test.skipIf(process.platform !== "linux")(
    "a folder that the system refuses is told, not waited for",
    async () => {
      expect(await bulletin("export", sample, "--out", "/proc/没有", "--format", "txt")).toMatchObject({
        code: 1,
        complaint: expect.stringContaining("没有权限写入“/proc/没有”"),
      });
    },
  );

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a read-only folder is told (not tried as root or on Windows)",
    async () => {
      const out = join(folder, "只读");
      await mkdir(out);
      await chmod(out, 0o500);
      const { code, value } = await json("export", sample, "--out", out, "--format", "txt");
      expect([code, value]).toEqual([
        1,
        failure("not-writable", { path: join(out, `${name}.txt`) }, /没有权限写入/u),
      ]);
    },
  );

  test("a missing issue leaves no folder behind", async () => {
    const out = join(folder, "不该有");
    const { code, value, complaint } = await json("export", "4711", "--library", library, "--out", out);
    expect([code, value]).toEqual([
      3,
      failure("not-found", { what: "issue", number: "4711" }, /资料库中没有第4711期/u),
    ]);
    expect(complaint).toContain("资料库中没有第4711期");
    await expect(access(out)).rejects.toThrow();
  });
});

describe("unreadable input exits with 3", () => {
  test.each<[words: string[], code: string, sentence: RegExp]>([
    [["show", "没有这个.txt"], "not-found", /找不到没有这个\.txt/u],
    [["show", "照片.txt"], "unreadable", /无法读取“照片\.txt”/u],
    [["show", "."], "unreadable", /无法读取“\.”/u],
    [["show", "0"], "not-found", /资料库中没有第0期/u],
    [["export", "照片.txt", "--out", "x"], "unreadable", /无法读取/u],
    [["list", "--library", "坏的库"], "library-damaged", /已损坏/u],
  ])("%j", async (words, code, sentence) => {
    await writeFile(join(folder, "照片.txt"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    await mkdir(join(folder, "坏的库"), { recursive: true });
    await writeFile(join(folder, "坏的库", "library.db"), "not a database, not at all");
    const result = await json<{ error: object }>(
      ...words,
      ...(words.includes("--library") ? [] : ["--library", library]),
    );
    expect(result.code).toBe(3);
    expect(result.value).toEqual(failure(code, expect.any(Object), sentence));
    expect(result.complaint).toMatch(sentence);
  });
});

/** `arguments.test.ts` has more of these. */
test.each([["frobnicate"], ["show", "a", "b"], ["export", "1", "--out"]])(
  "a wrong command line is 2: %s %s %s",
  async (...words) => {
    const { code, value, complaint } = await json<{ error: { message: string } }>(...words);
    expect([code, value]).toEqual([2, failure("usage", { problem: expect.any(String) }, /^命令写法不对：/u)]);
    expect(complaint).toBe(`${value.error.message}\n`);
    const english = await json<{ error: { message: string } }>("--lang=en", ...words);
    expect([english.code, english.value]).toEqual([
      2,
      failure("usage", { problem: expect.any(String) }, /^Wrong command line: /u),
    ]);
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u);
  },
);

test("help and version are printed in both languages", async () => {
  expect(await bulletin("--help")).toMatchObject({
    code: 0,
    output: expect.stringContaining("用法：bulletin 命令"),
    complaint: "",
  });
  expect((await bulletin("help", "--lang", "en")).output).toContain("Usage: bulletin COMMAND");
  expect(await bulletin("--version")).toEqual({ code: 0, output: `${version}\n`, complaint: "" });
  expect((await json("--version")).value).toEqual({ version });
});
