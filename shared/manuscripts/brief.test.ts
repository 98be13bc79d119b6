import { expect, test } from "vitest";
import { markedDocument, markedText } from "../../tests/support/samples/marked-text.ts";
import { firstSentences, trimToBrief } from "./brief.ts";
import { sequentialIds } from "../basics/identifiers.ts";

const issue = markedDocument(
  "【甲】\n@@子@@　一是**动员**。二是落实。\n另有一段。\n（本刊、东河街道）\n@@丑@@　二段。\n【简　讯】\n简讯|@@寅：@@三段。@@卯：@@四段。\n@@辰@@　五段。\n（辰局）",
);
const trim = (id: string, document = issue) => markedText(trimToBrief(document, id, sequentialIds("n")));

test("cutting an article down moves it to the end of the section of briefs, with its unit and whole sentences, without title", () => {
  expect(trim("b2")).toBe(
    "【甲】\n@@丑@@　二段。\n【简　讯】\n简讯|@@寅：@@三段。@@卯：@@四段。\n@@辰@@　五段。\n（辰局）\n简讯|@@东河街道：@@一是动员。二是落实。另有一段。",
  );
});

test("an article in the section of briefs stays in its place", () => {
  const withBriefs = markedDocument("【简　讯】\n@@甲@@　一段。\n（甲局）\n简讯|@@乙：@@二段。");
  expect(trim("b2", withBriefs)).toBe("【简　讯】\n简讯|@@甲局：@@一段。\n简讯|@@乙：@@二段。");
});

test("a missing section of briefs is added at the end; without a unit the brief names none", () => {
  expect(trim("b2", markedDocument("【甲】\n@@子@@　一段。\n（本刊）\n@@丑@@　二段。"))).toBe(
    "【甲】\n@@丑@@　二段。\n【简　讯】\n简讯|@@本刊：@@一段。",
  );
  expect(trim("b1", markedDocument("@@子@@　一段。"))).toBe("【简　讯】\n简讯|一段。");
});

test("the brief keeps its manuscript; a brief and an unknown id change nothing", () => {
  const placedIssue = {
    ...issue,
    blocks: issue.blocks.map((block) => (block.id === "b2" ? { ...block, manuscript: 7 } : block)),
  };
  expect(trimToBrief(placedIssue, "b2").blocks.at(-1)).toMatchObject({ style: "brief", manuscript: 7 });
  for (const id of ["b7", "b7#2", "b1", "none"]) expect(trimToBrief(issue, id)).toBe(issue);
});

test("as many sentences as fit are taken, and at least the first", () => {
  const [long, short] = ["甲".repeat(200), "乙".repeat(80)];
  expect(firstSentences([`${long}。`, "丙。"])).toBe(`${long}。`);
  expect(firstSentences([`${short}。${short}！丙。`])).toBe(`${short}。`);
  expect(firstSentences(["“好！”他说。", " 丙"])).toBe("“好！”他说。丙");
});
