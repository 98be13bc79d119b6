import { expect, test } from "vitest";
import { without } from "../basics/without.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { deriveOutline } from "../document/outline.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { originsOf } from "./origins.ts";
import { blockBefore, placeManuscript, takeBack, type Placement } from "./place.ts";
import { readText } from "../text/read.ts";

const issue = readText(
  "第7期\n\n【检查督导】\n\n甲　正文甲。\n\n续甲。\n\n（甲局）\n\n乙　正文乙。\n\n（乙局）\n\n【简讯】\n\n丙镇：正文丙。\n",
).document;
const manuscript = {
  id: 5,
  unit: "东河街道",
  document: readText("五联动做法\n\n近日，街道开展活动。居民参加。\n\n一是组织联动。").document,
};
const place = (after: string | null, placement: Placement = "article", document = issue) =>
  placeManuscript(document, manuscript, after, placement, sequentialIds("n"));
const texts = (document: typeof issue) =>
  document.blocks.map(({ runs }) => runs.map((run) => run.text).join(""));
const blockOf = (text: string) =>
  issue.blocks.find(({ runs }) =>
    runs
      .map((run) => run.text)
      .join("")
      .startsWith(text),
  )?.id ?? "";
const article = ["五联动做法　近日，街道开展活动。居民参加。", "一是组织联动。", "（东河街道）"];

test("a manuscript is placed behind the article of the caret, not into it", () => {
  const result = place(blockOf("甲"));
  expect(texts(result).slice(3, 8)).toEqual(["（甲局）", ...article, "乙　正文乙。"]);
  expect(result.blocks.filter((block) => block.manuscript === 5)).toHaveLength(3);
  expect(deriveOutline(result).sections[0]?.articles[1]).toMatchObject({
    title: "五联动做法",
    source: ["东河街道"],
  });
  expect(new Set(result.blocks.map(({ id }) => id)).size).toBe(result.blocks.length);
});

test("a manuscript is placed behind a section's name, at the end, or instead of an empty paragraph", () => {
  expect(texts(place(blockOf("【检查督导】"))).slice(0, 2)).toEqual(["【检查督导】", article[0]]);
  expect(texts(place(null)).slice(-3)).toEqual(article);
  const [section] = issue.blocks;
  if (!section) throw new Error("no section");
  const empty = { ...issue, blocks: [section, { id: "e", style: "body" as const, runs: [] }] };
  expect(texts(place("e", "article", empty))).toEqual(["【检查督导】", ...article]);
  expect(texts(place(section.id, "article", empty))).toEqual(["【检查督导】", ...article]);
});

test("a place of the outline is behind the block before it", () => {
  const [first, briefs] = deriveOutline(issue).sections;
  const [head, next] = first?.articles ?? [];
  const at = (section: string | null, before: string | null) =>
    place(blockBefore(deriveOutline(issue), { section, before }));
  expect(texts(at(first?.id ?? "", head?.id ?? "")).slice(0, 2)).toEqual(["【检查督导】", article[0]]);
  expect(texts(at(first?.id ?? "", next?.id ?? "")).slice(3, 5)).toEqual(["（甲局）", article[0]]);
  expect(texts(at(first?.id ?? "", null)).slice(5, 7)).toEqual(["（乙局）", article[0]]);
  expect(texts(at(briefs?.id ?? "", null)).slice(-3)).toEqual(article);
  expect(blockBefore({ sections: [], characters: 0 }, { section: null, before: null })).toBeNull();
});

test("taking a manuscript back removes all its articles, with later edits, and nothing else", () => {
  const two = {
    id: 5,
    unit: "",
    document: readText("【栏目】\n\n一　正文一。\n\n（甲局）\n\n二　正文二。\n\n（乙局）\n").document,
  };
  const placedIssue = placeManuscript(issue, two, blockOf("甲"), "article", sequentialIds("n"));
  const origins = originsOf(placedIssue, deriveOutline(placedIssue));
  expect([...origins]).toEqual([
    ["n1", 5],
    ["n3", 5],
  ]);
  const at = placedIssue.blocks.findIndex(({ id }) => id === "n1");
  const editedIssue = {
    ...placedIssue,
    blocks: placedIssue.blocks.toSpliced(at + 1, 0, {
      id: "own",
      style: "body" as const,
      runs: [{ text: "自己加的一段。" }],
    }),
  };
  expect(texts(takeBack(editedIssue, "n1"))).toEqual(texts(issue));
  expect(takeBack(editedIssue, blockOf("甲"))).toBe(editedIssue);

  const [brief] = place(null, "brief").blocks.slice(-1);
  const joinedIssue: BulletinDocument = {
    ...issue,
    blocks: [
      {
        ...(brief && without(brief, "table", "figure")),
        id: "j",
        style: "brief",
        runs: [...(brief?.runs ?? []), { text: "丁镇：", title: true as const }, { text: "正文丁。" }],
      },
    ],
  };
  expect(takeBack(joinedIssue, "j").blocks).toEqual([
    { id: "j", style: "brief", runs: [{ text: "丁镇：", title: true }, { text: "正文丁。" }] },
  ]);
});

test("a brief has the unit and whole sentences, without the title", () => {
  const result = place(null, "brief");
  expect(result.blocks.at(-1)).toMatchObject({
    style: "brief",
    manuscript: 5,
    runs: [{ text: "东河街道：", title: true }, { text: "近日，街道开展活动。居民参加。一是组织联动。" }],
  });
  expect(deriveOutline(result).sections.at(-1)?.articles.at(-1)).toMatchObject({
    title: "东河街道",
    source: ["东河街道"],
  });
  const long = {
    id: 5,
    unit: "",
    document: readText(`${"甲".repeat(140)}。${"乙".repeat(20)}。\n`).document,
  };
  const [run] = placeManuscript(issue, long, null, "brief").blocks.at(-1)?.runs ?? [];
  expect(run?.text).toBe(`${"甲".repeat(140)}。`);
});
