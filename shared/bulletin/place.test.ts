import { expect, test } from "vitest";
import { sequentialIds } from "./identifiers.ts";
import { outline } from "./outline.ts";
import { placeManuscript, type Placement } from "./place.ts";
import { readText } from "./text/read.ts";

const issue = readText("第7期\n\n【检查督导】\n\n甲　正文甲。\n\n续甲。\n\n（甲局）\n\n乙　正文乙。\n\n（乙局）\n\n【简讯】\n\n丙镇：正文丙。\n").document;
const manuscript = { id: 5, unit: "东河街道", document: readText("五联动做法\n\n近日，街道开展活动。居民参加。\n\n一是组织联动。").document };
const place = (after: string | null, placement: Placement = "article", document = issue) => placeManuscript(document, manuscript, after, placement, sequentialIds("n"));
const texts = (document: typeof issue) => document.blocks.map(({ runs }) => runs.map((run) => run.text).join(""));
const blockOf = (text: string) => issue.blocks.find(({ runs }) => runs.map((run) => run.text).join("").startsWith(text))?.id ?? "";
const article = ["五联动做法　近日，街道开展活动。居民参加。", "一是组织联动。", "（东河街道）"];

test("behind the article of the caret, not into it", () => {
  const placed = place(blockOf("甲"));
  expect(texts(placed).slice(3, 8)).toEqual(["（甲局）", ...article, "乙　正文乙。"]);
  expect(placed.blocks.filter((block) => block.manuscript === 5)).toHaveLength(3);
  expect(outline(placed).sections[0]?.articles[1]).toMatchObject({ title: "五联动做法", source: ["东河街道"] });
  expect(new Set(placed.blocks.map(({ id }) => id)).size).toBe(placed.blocks.length);
});

test("behind a section's name, at the end, and in the place of an empty paragraph", () => {
  expect(texts(place(blockOf("【检查督导】"))).slice(0, 2)).toEqual(["【检查督导】", article[0]]);
  expect(texts(place(null)).slice(-3)).toEqual(article);
  const [section] = issue.blocks;
  if (!section) throw new Error("no section");
  const empty = { ...issue, blocks: [section, { id: "e", style: "body" as const, runs: [] }] };
  expect(texts(place("e", "article", empty))).toEqual(["【检查督导】", ...article]);
  expect(texts(place(section.id, "article", empty))).toEqual(["【检查督导】", ...article]);
});

test("a brief is the unit and whole sentences, without the title", () => {
  const placed = place(null, "brief");
  expect(placed.blocks.at(-1)).toMatchObject({ style: "brief", manuscript: 5, runs: [{ text: "东河街道：", title: true }, { text: "近日，街道开展活动。居民参加。一是组织联动。" }] });
  expect(outline(placed).sections.at(-1)?.articles.at(-1)).toMatchObject({ title: "东河街道", source: ["东河街道"] });
  const long = { id: 5, unit: "", document: readText(`${"甲".repeat(140)}。${"乙".repeat(20)}。\n`).document };
  const [run] = placeManuscript(issue, long, null, "brief").blocks.at(-1)?.runs ?? [];
  expect(run?.text).toBe(`${"甲".repeat(140)}。`);
});
