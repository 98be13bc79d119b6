import { expect, test } from "vitest";
import { deriveOutline } from "../../../shared/document/outline.ts";
import { bulletinDocument } from "../../../shared/document/schema.ts";
import { importFile } from "./index.ts";
import { readSample } from "./sample.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("reads a file into a document, with its encoding and changes", async () => {
  const { document, changes, encoding } = await importFile(
    "a.md",
    bytes("# 检查督导\r\n\r\n完成任务。(本刊)\r\n"),
  );
  expect(encoding).toBe("UTF-8");
  expect(changes.map(({ id }) => id)).toEqual(["section-form:1", "source-line:3"]);
  expect(deriveOutline(document).sections[0]).toMatchObject({
    title: "检查督导",
    articles: [{ text: "完成任务。", source: ["本刊"] }],
  });
});

test("does not make a declined change", async () => {
  const { document, changes } = await importFile("a.txt", bytes("完成任务。(本刊)"), ["source-line:1"]);
  expect(changes).toEqual([]);
  expect(document.blocks.map(({ runs }) => runs[0]?.text)).toEqual(["完成任务。(本刊)"]);
});

test("refuses a text with more paragraphs or characters than a document may have, before it is read", async () => {
  const refusal = (text: string) => importFile("长文.txt", bytes(text)).catch((error: unknown) => error);
  expect(await refusal("甲\r\n".repeat(100_001))).toMatchObject({
    code: "too-large",
    details: { file: "长文.txt", measure: "paragraphs", limit: "100000" },
  });
  expect(await refusal("甲".repeat(2_000_001))).toMatchObject({
    code: "too-large",
    details: { measure: "characters", limit: "2000000" },
  });
  // Blank lines are no paragraphs.
  const { document } = await importFile("a.txt", bytes(`甲${"\n".repeat(200_000)}乙`));
  expect(document.blocks).toHaveLength(2);
});

test("reads the sample issue completely", async () => {
  const sample = await readSample();
  expect(bulletinDocument.parse(sample)).toEqual(sample);
  expect(deriveOutline(sample).sections.map(({ articles }) => articles.length)).toEqual([3, 2, 4]);
});
