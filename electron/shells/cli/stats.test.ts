/** `bulletin stats` with a real library. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { profileOf } from "../../../shared/publications/publication.ts";
import { importFile } from "../../core/importing/index.ts";
import { readSample } from "../../core/importing/sample.ts";
import { openLibrary } from "../../core/library/index.ts";
import { readSheet } from "../../core/sheets.ts";
import { readCommandLine } from "./arguments.ts";
import { countArticles } from "./stats.ts";
import { formatStatistics } from "./format.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-cli-stats-"));
  const library = await openLibrary(folder);
  const document = await readSample();
  await library.issues.create({ document });
  await library.publications.create({
    versions: [{ validFrom: "2026-01-01", profile: profileOf(document) }],
  });
  await library.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...words: string[]) => {
  const { command } = readCommandLine(["stats", ...words]);
  if (command.name !== "stats") throw new Error("another command");
  return countArticles(command, folder, "zh-CN");
};

test("units are counted and printed as lines; a period without issues has none", async () => {
  const statistics = await run();
  expect(statistics).toMatchObject({ by: "unit", total: { issues: 1, articles: 9 }, from: null });
  expect(statistics.rows[0]).toMatchObject({ name: "东河街道", joint: 1 });
  expect(formatStatistics(statistics, "zh-CN").slice(0, 2)).toEqual([
    "1 期，用稿 9 篇：",
    "  东河街道  用稿 2  收稿 0  得分 4.5",
  ]);
  expect((await run("--by", "month")).rows.map(({ name }) => name)).toEqual(["2026-11"]);
  expect((await run("--from", "2027-01-01")).total.articles).toBe(0);
  expect((await run("--final")).total.articles).toBe(0);
});

test("the counts are written as tables and as a report in the form of the publication", async () => {
  const xlsx = await run("--out", join(folder, "表", "统计.xlsx"));
  const { rows } = await readSheet({
    name: "统计.xlsx",
    bytes: (await readFile(xlsx.file ?? "")).toString("base64"),
  });
  expect(rows[0]?.slice(0, 3)).toEqual(["单位", "用稿", "占比（%）"]);
  expect(rows[1]?.slice(0, 2)).toEqual(["东河街道", "2"]);
  const {
    masthead: { name },
  } = await readSample();
  const { file = "" } = await run(
    "--by",
    "section",
    "--out",
    join(folder, "通报.docx"),
    "--publication",
    name.join(""),
  );
  const { document } = await importFile("通报.docx", await readFile(file));
  const text = document.blocks
    .map(
      (block) =>
        `${block.runs.map((part) => part.text).join("")} ${block.table?.rows[1]?.map((cell) => cell.text).join(" ") ?? ""}`,
    )
    .join("\n");
  expect(document.masthead.name.join("")).toBe(name.join(""));
  expect(text).toContain("共编发1期，采用稿件9篇。");
  expect(text).toContain("1 东河街道 2 1 1 0 1 4.5");
});

test.each([[["--by", "color"]], [["--from", "昨天"]], [["--out", "统计.html"]], [["765"]]])(
  "%j is a wrong command",
  (words) => {
    expect(() => readCommandLine(["stats", ...words])).toThrow(expect.objectContaining({ code: "usage" }));
  },
);

test("a missing library and an unknown publication each give an error", async () => {
  await expect(
    countArticles(
      { name: "stats", by: "unit", filter: {}, publication: undefined, out: undefined },
      join(folder, "无"),
      "zh-CN",
    ),
  ).rejects.toMatchObject({ code: "not-found" });
  await expect(run("--publication", "没有的刊物")).rejects.toMatchObject({ code: "not-found" });
});
