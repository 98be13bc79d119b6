/**
 * No text takes the reader more than linear time: half a megabyte each, on which a careless search would
 * spend minutes.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { threadTime } from "../../tests/support/processor-time.ts";
import { deriveOutline } from "../document/outline.ts";
import { readText } from "./read.ts";
import { writeText } from "./write.ts";

const size = 500_000;
const fill = (text: string) => text.repeat(Math.ceil(size / text.length));
/**
 * Processor time, ms. Each text takes well under half a second on a usual machine; a careless search takes
 * minutes.
 */
const limit = 20_000;
/** Time on the clock, ms: only against a test that hangs. */
const timeout = 120_000;

test.each<[name: string, text: string]>([
  [
    "unfinished lines that are all joined",
    fill("这一行文字没有结束的标点符号所以会被当成分页切断的段落而连接起来\n"),
  ],
  ["a heading with a gap", `# 甲${fill(" ")}乙`],
  ["a heading of signs", `# ${fill("甲#")}`],
  ["a paragraph of gaps", `第1期\n【栏】\n${fill("标题 ")}`],
  ["a paragraph with one gap", `第1期\n【栏】\n甲${fill(" ")}乙`],
  ["points never closed", fill("**甲\n")],
  ["marks in one paragraph", `\\body ${fill("**a__b@@")}`],
  ["backslashes", `\\body ${fill("\\")}`],
  ["brackets", fill("。（")],
  ["a name of very many words", `${fill("甲 ")}\n第1期`],
  ["an imprint with a gap", `【栏】\n编辑：${fill(" ")}甲`],
  ["an imprint's label with a gap", `【栏】\n编辑：甲\n编${fill(" ")}甲`],
  ["an imprint of labels", `【栏】\n${fill("编辑:甲 校 对:乙\n")}`],
  ["a list of very many", `【栏】\n报：${fill("、")}`],
  ["a masthead field again and again", fill("\\issuer 甲\n")],
  ["remarks in brackets", fill("（甲）\n")],
])(
  "%s",
  (_name, text) => {
    expect(threadTime(() => readText(text))).toBeLessThan(limit);
  },
  timeout,
);

test(
  "a document a hundred times the sample is written, read and outlined in time proportional to its length",
  () => {
    const { document } = readText(
      readFileSync(new URL("../../resources/samples/sample-issue.txt", import.meta.url), "utf8"),
    );
    const large = { ...document, blocks: Array.from({ length: 100 }, () => document.blocks).flat() };
    const time = threadTime(() => {
      const text = writeText(large);
      expect(readText(text).document.blocks).toHaveLength(large.blocks.length);
      expect(deriveOutline(large).sections).toHaveLength(300);
    });
    expect(time).toBeLessThan(limit);
  },
  timeout,
);
