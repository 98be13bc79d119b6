/** `bulletin check` with real files and a real library. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibrary } from "../../core/library/index.ts";
import { importFile } from "../../core/importing/index.ts";
import { checkSource } from "./check.ts";

let folder: string;
const faulty =
  "第7期\n\n【检查督导】\n\n区领导到东河街道检查 会议布署了 3 项工作。各部门要抓紧，\n\n落实到位。\n\n(东河街道)\n";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-check-"));
  await writeFile(join(folder, "稿.txt"), faulty);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a file is checked without the corrections of an import", async () => {
  const { findings } = await checkSource(join(folder, "稿.txt"), undefined, "zh-CN");
  expect(findings.map(({ rule, text, fix }) => [rule, text, fix])).toEqual(
    expect.arrayContaining([
      ["wrong-words", "布署", "部署"],
      ["source-line", "(东河街道)", "（东河街道）"],
      ["cut-paragraph", "抓紧，", undefined],
    ]),
  );
  expect(findings.find(({ rule }) => rule === "wrong-words")).toMatchObject({
    level: "error",
    message: "“布署”应为“部署”",
  });
  expect(
    (await checkSource(join(folder, "稿.txt"), undefined, "en")).findings.find(
      ({ rule }) => rule === "wrong-words",
    )?.message,
  ).toBe("布署 should be 部署");
});

test("an issue of the library is checked against the table of units", async () => {
  const library = await openLibrary(join(folder, "库"));
  const { document } = await importFile("稿.txt", new TextEncoder().encode(faulty.replace("布署", "部署")));
  await library.issues.create({ document });
  const { revision } = await library.names.list();
  await library.names.save({ units: [{ full: "西山街道", short: [] }], people: [], revision });
  await library.close();
  const { findings } = await checkSource("7", join(folder, "库"), "zh-CN");
  expect(findings.find(({ rule }) => rule === "source-line")).toMatchObject({
    level: "suspect",
    text: "东河街道",
    message: "名录里没有“东河街道”",
  });
});
