import { describe, expect, test } from "vitest";
import { emptyDocument } from "../../document/empty.ts";
import { check } from "../check.ts";
import { wrongWordList } from "./wrong-words.ts";

const documentOf = (text: string) => ({
  ...emptyDocument(),
  blocks: [{ id: "b", style: "body" as const, runs: [{ text }] }],
});
const wrongWordsIn = (text: string) => check(documentOf(text)).filter(({ rule }) => rule === "wrong-words");

test("no wrong word is listed twice, and no right word is also a wrong one", () => {
  const sources = wrongWordList.map(({ pattern }) => pattern.source);
  expect(new Set(sources).size).toBe(sources.length);
  for (const { right } of wrongWordList)
    expect(wrongWordsIn(`今天${right}，`).filter(({ level }) => level === "error")).toEqual([]);
});

/**
 * A text that matches a pattern: the pattern without its conditions, followed by the first text that a
 * lookahead requires.
 */
const wordOf = (source: string) =>
  source
    .replace(/\(\?<?!\[?[^)]*\)/gu, "")
    .replace(/\(\?=\\d\)/u, "11")
    .replace(/\(\?=([^|)]*)[^)]*\)/u, "$1");

describe("every wrong word is found and corrected", () => {
  test.each(wrongWordList.map(({ pattern, right }) => [pattern.source, right] as const))(
    "%s → %s",
    (source, right) => {
      const findings = wrongWordsIn(`今天，${wordOf(source)}。`);
      expect(findings.map(({ fix }) => fix)).toContain(right);
    },
  );
});
