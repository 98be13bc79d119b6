/**
 * The form of the list of office words (`resources/language/office-words.txt`). A wrong word in it would keep
 * the speller from finding that word.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyDocument } from "../shared/document/empty.ts";
import { check } from "../shared/proofing/index.ts";
import { root } from "./support/steps.ts";

const lines = readFileSync(join(root, "resources", "language", "office-words.txt"), "utf8")
  .replace(/\n$/u, "")
  .split("\n");
const head = lines.findIndex((line) => !line.startsWith("#"));
const words = lines.slice(head);

test("is sorted, holds each word once, and has no line but words of 2 to 8 Chinese characters", () => {
  expect(words.length).toBeGreaterThan(2500);
  expect(words).toEqual([...new Set(words)].toSorted());
  expect(words.filter((word) => !/^\p{Script=Han}{2,8}$/u.test(word))).toEqual([]);
});

test("has no word that the checker calls wrong", () => {
  const findings = check({
    ...emptyDocument(),
    blocks: words.map((text, index) => ({ id: `b${index}`, style: "source" as const, runs: [{ text }] })),
  });
  expect(findings.filter(({ rule }) => rule === "wrong-words").map(({ text }) => text)).toEqual([]);
});
