/** `bulletin search` with a real library. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSample } from "../../core/importing/sample.ts";
import { openLibrary } from "../../core/library/index.ts";
import { readCommandLine } from "./arguments.ts";
import { searchArticles } from "./search.ts";
import { formatSearch } from "./format.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-cli-search-"));
  const library = await openLibrary(folder);
  await library.issues.create({ document: await readSample() });
  await library.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...words: string[]) => {
  const { command } = readCommandLine(["search", ...words]);
  if (command.name !== "search") throw new Error("another command");
  return searchArticles(command, folder);
};

test("articles are found with their place and printed as lines", async () => {
  const report = await run("防火", "青石镇");
  expect(report).toMatchObject({
    total: 1,
    results: [{ issue: 765, date: "2026-11-23", section: "检查督导", source: ["区融媒体中心"] }],
  });
  expect(report.results[0]?.snippet).toContain("青石镇");
  expect(formatSearch(report, "zh-CN").join("\n")).toContain("第765期");
  expect((await run("防火", "--section", "简讯")).total).toBe(0);
  expect((await run("东河街道", "--from", "2026-12-01")).total).toBe(0);
  expect((await run("街道", "--limit", "1")).results).toHaveLength(1);
  expect(formatSearch(await run("没有这样的词"), "zh-CN")).toEqual(["没有找到。"]);
});

test.each([[["search"]], [["search", "词", "--from", "昨天"]], [["search", "词", "--limit", "0"]]])(
  "%j is a wrong command",
  (words) => {
    expect(() => readCommandLine(words)).toThrow(expect.objectContaining({ code: "usage" }));
  },
);

test("without a library nothing is found and none is created", async () => {
  expect(await searchArticles({ query: "词", filter: {}, limit: 5 }, join(folder, "无"))).toEqual({
    total: 0,
    milliseconds: 0,
    results: [],
  });
});
