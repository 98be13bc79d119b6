import { expect, test } from "vitest";
import { comparedArticles, comparedManuscript, comparedText } from "./compared-text.ts";
import { readText } from "../text/read.ts";

test("an article is compared by title and paragraphs, a manuscript by all its articles", () => {
  const { document } = readText(
    "【检查督导】\n\n督导组走访市场　查看点位。\n\n当场交办。\n\n（本刊、东河街道）\n\n只有正文的一篇。\n",
  );
  expect(comparedArticles(document)).toMatchObject([
    { title: "督导组走访市场", unit: "本刊、东河街道", text: "督导组走访市场\n查看点位。\n当场交办。" },
    { title: null, unit: null, text: "只有正文的一篇。" },
  ]);
  expect(comparedManuscript(document)).toBe("督导组走访市场\n查看点位。\n当场交办。\n只有正文的一篇。");
  expect([comparedText(undefined, "甲"), comparedText("题", ""), comparedText("", "")]).toEqual([
    "甲",
    "题",
    "",
  ]);
});
