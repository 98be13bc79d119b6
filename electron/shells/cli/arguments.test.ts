import { describe, expect, test } from "vitest";
import { hasCode } from "../../../shared/basics/errors.ts";
import { exportFormats } from "../../../shared/contract/exporting.ts";
import { locales, messages } from "../../../shared/messages/index.ts";
import { commandNames, readCommandLine, readLocale } from "./arguments.ts";

const common = { json: false, locale: "zh-CN", library: undefined };

test.each<[words: string, command: object, more?: object]>([
  ["", { name: "help" }],
  ["help show", { name: "help" }],
  ["show a.txt -h", { name: "help" }],
  ["list --version", { name: "version" }],
  ["show 765", { name: "show", source: "765" }],
  ["show -- --odd.txt", { name: "show", source: "--odd.txt" }],
  ["import a.txt b.md", { name: "import", files: ["a.txt", "b.md"], asManuscripts: false }],
  ["import a.docx b.bulletin --into 7", { name: "receive", files: ["a.docx", "b.bulletin"], into: "7" }],
  ["import a.docx --manuscripts", { name: "import", files: ["a.docx"], asManuscripts: true }],
  ["manuscripts --json", { name: "manuscripts" }, { json: true }],
  ["--json list --library L", { name: "list" }, { json: true, library: "L" }],
  ["list --lang en", { name: "list" }, { locale: "en" }],
  ["points 765", { name: "points", source: "765", extent: undefined }],
  ["points a.txt --style first-comma", { name: "points", source: "a.txt", extent: "first-comma" }],
  [
    "export a.txt --out O",
    { name: "export", source: "a.txt", out: "O", formats: ["docx", "pdf"], markup: "none" },
  ],
  [
    "compare a.txt 765 --out b.BULLETIN",
    { name: "compare", before: "a.txt", after: "765", out: "b.BULLETIN", format: "bulletin" },
  ],
  [
    "merge a.txt b.txt c.docx --out d.html",
    { name: "merge", base: "a.txt", copies: ["b.txt", "c.docx"], out: "d.html", format: "html" },
  ],
  [
    "accept a.bulletin --all --out b.txt",
    { name: "accept", source: "a.bulletin", out: "b.txt", format: "txt" },
  ],
  [
    "reject a.bulletin --all --out b.txt",
    { name: "reject", source: "a.bulletin", out: "b.txt", format: "txt" },
  ],
  [
    "export --out=-O a.txt --format txt,html,txt",
    { name: "export", source: "a.txt", out: "-O", formats: ["txt", "html"], markup: "none" },
  ],
])("%s", (words, command, more = {}) => {
  expect(readCommandLine(words.split(" ").filter(Boolean))).toEqual({ command, ...common, ...more });
});

test("spaces between formats are ignored", () => {
  expect(readCommandLine(["export", "1", "--out", "O", "--format", "txt, pdf"]).command).toMatchObject({
    formats: ["txt", "pdf"],
  });
});

describe("a wrong command line gives an error in the language of the person", () => {
  const problem = (words: string[]): string | undefined => {
    try {
      readCommandLine(words);
    } catch (error) {
      if (!hasCode(error, "usage")) throw error;
      return error.data.details.problem;
    }
    throw new Error("was taken");
  };
  test.each([
    ["frobnicate", "没有“frobnicate”这个命令", "no command “frobnicate”"],
    ["show", "缺少来源", "SOURCE (a file or an issue number) is missing"],
    ["show a b", "只能有一个来源", "only one SOURCE"],
    ["import", "缺少要导入的文件", "the files to import are missing"],
    ["list a", "多出了“a”", "“a” is one word too many"],
    ["export 1", "缺少 --out 文件夹", "--out FOLDER is missing"],
    ["export --out x", "缺少来源", "SOURCE"],
    ["export 1 --out", "--out 后面缺少内容", "--out needs a value"],
    ["export 1 --out=", "--out 后面缺少内容", "--out needs a value"],
    ["export 1 --out --format txt", "--out 后面缺少内容", "--out needs a value"],
    ["export 1 --out x --format doc", "不支持的格式“doc”", "no format “doc”"],
    ["export 1 --out x --format docx,", "不支持的格式“”", "no format “”"],
    ["export 1 --out x --format txt --markup all", "txt 不能按 --markup all 写", "txt cannot be written"],
    ["export 1 --out x --format bulletin --markup original", "bulletin 不能按", "bulletin cannot be"],
    ["points", "缺少来源", "SOURCE"],
    ["points a --style bold", "没有“bold”这种要点样式", "no point style “bold”"],
    ["list --loud", "没有“--loud”这个选项", "no option “--loud”"],
    ["list --toString", "没有“--toString”这个选项", "no option “--toString”"],
    ["list -x", "没有“-x”这个选项", "no option “-x”"],
    ["list --version=1", "--version 后面不能带内容", "--version takes no value"],
  ])("%s", (words, chinese, english) => {
    expect(problem(words.split(" "))).toContain(chinese);
    expect(problem(["--lang", "en", ...words.split(" ")])).toContain(english);
    expect(problem(["--lang=en", ...words.split(" ")])).not.toMatch(/\p{Script=Han}/u);
  });

  test("an unknown language is named", () =>
    expect(problem(["list", "--lang", "fr"])).toContain("没有“fr”这种语言"));
});

test.each([
  ["--lang en frobnicate", "en"],
  ["--lang=en --loud", "en"],
  ["--loud", "zh-CN"],
  ["import en --lang", "zh-CN"],
  ["--lang fr", "zh-CN"],
])("the language of %s is %s", (words, locale) => expect(readLocale(words.split(" "))).toBe(locale));

describe.each(locales)("help and errors in %s are complete", (locale) => {
  const { help, unknownCommand, unknownFormat, unknownSuffix } = messages[locale].cli;
  test.each(commandNames)("for the command %s", (name) => {
    expect(help).toMatch(new RegExp(`^  ${name} `, "mu"));
    expect(unknownCommand("?").split(/[^a-z]+/u)).toContain(name);
  });
  test.each(exportFormats)("for the format %s", (format) => {
    expect(/--format (\S+)/u.exec(help)?.[1]?.split(",")).toContain(format);
    expect(unknownFormat("?").split(/[^a-z]+/u)).toContain(format);
    expect(unknownSuffix("?").split(/[^a-z.]+/u)).toContain(`.${format}`);
  });
});
