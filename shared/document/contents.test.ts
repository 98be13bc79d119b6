import { expect, test } from "vitest";
import { contentsLines } from "./contents.ts";
import { deriveOutline } from "./outline.ts";
import { readText } from "../text/read.ts";
import { writeText } from "../text/write.ts";

const text = `示例区 工作快报

第7期

示例区办公室

2026年11月23日

【检查督导】

区领导检查冬季防火　18日，到青石镇。

（区融媒体中心）

区创建办又检查了三处，没有标题。

（区创建办）

【简讯】

【文明实践】柳溪镇：开展活动。

【文明培育】区妇联：开展活动。
`;
const { document } = readText(text);
const withContents = { ...document, masthead: { ...document.masthead, contents: true as const } };

test("contents list sections, the titles below them, and the units of briefs on one line", () => {
  expect(contentsLines(deriveOutline(document)).map((line) => line.text)).toEqual([
    "【检查督导】",
    "区领导检查冬季防火",
    "区创建办又检查了三处",
    "【简讯】",
    "柳溪镇、区妇联",
  ]);
});

test("contents are written below the masthead and read back as contents, not as text", () => {
  const text = writeText(withContents);
  expect(text).toContain(
    "2026年11月23日\n\n本期要目\n\n【检查督导】\n\n区领导检查冬季防火\n\n区创建办又检查了三处\n\n【简讯】\n\n柳溪镇、区妇联\n\n【检查督导】\n\n",
  );
  expect(readText(text).document).toEqual(withContents);
});

test("a list that differs from the articles below it becomes contents as a change, and stays text if that is declined", () => {
  const other = writeText(withContents).replace("区创建办又检查了三处\n\n【简讯】", "另一个标题\n\n【简讯】");
  const { document: read, changes } = readText(other);
  expect(changes.map(({ kind }) => kind)).toEqual(["contents-list"]);
  expect(read.masthead.contents).toBe(true);
  const { document: kept } = readText(other, [changes[0]?.id ?? ""]);
  expect(kept.masthead.contents).toBeUndefined();
  expect(kept.blocks[0]).toMatchObject({ style: "note", runs: [{ text: "本期要目" }] });
});

test("contents that cannot be recognised in text are written as an explicit field", () => {
  const empty = { ...withContents, blocks: [] };
  expect(readText(writeText(empty)).document.masthead.contents).toBe(true);
});
