import { describe, expect, test } from "vitest";
import { emptyDocument } from "../../document/empty.ts";
import { createCheck } from "../check.ts";
import { wrongWord } from "./wrong-words.ts";
import { readWrongWords } from "./wrong-words/notation.ts";
import { wordsOf, listWrongWords, wrongWordTables } from "./wrong-words/tables.ts";

/** The wrong words in each text, in the order of the texts. */
function wrongWordsIn(texts: readonly string[]) {
  const findings = createCheck([wrongWord])({
    ...emptyDocument(),
    blocks: texts.map((text, index) => ({ id: `b${index}`, style: "body" as const, runs: [{ text }] })),
  });
  const byBlock = Map.groupBy(findings, ({ block }) => block);
  return texts.map((_text, index) => byBlock.get(`b${index}`) ?? []);
}

test("no wrong word is listed twice", () => {
  const sources = listWrongWords().map(({ source }) => source);
  expect(sources.filter((source, index) => sources.indexOf(source) !== index)).toEqual([]);
});

test("no right word has a wrong one", () => {
  const rights = [...new Set(listWrongWords().map(({ right }) => right))];
  const findings = wrongWordsIn(rights.map((right) => `今天${right}，`));
  expect(findings.flat().map(({ text, fix }) => `${text}→${fix}`)).toEqual([]);
});

const marked = /«(.*?)→(.*?)»/gu;

describe.each(Object.entries(wrongWordTables))("the table of %s", (_name, table) => {
  const words = wordsOf(table);
  const examples = (table.examples ?? "").trim().split("\n");

  test("has words that are all found and corrected", () => {
    // What a form needs around it is in an example.
    const plain = words.filter(({ source }) => !/\(\?<?=/u.test(source));
    const findings = wrongWordsIn(plain.map(({ letters }) => `今天，${letters}。`));
    const missed = plain.filter(
      ({ letters, right, level }, index) =>
        !findings[index]?.some((each) => each.text === letters && each.fix === right && each.level === level),
    );
    expect(missed.map(({ source }) => source)).toEqual([]);
  });

  test("finds in its examples what is marked, and nothing else", () => {
    const findings = wrongWordsIn(examples.map((example) => example.replaceAll(marked, "$1")));
    expect(findings.map((each) => each.map(({ text, fix }) => `«${text}→${fix}»`))).toEqual(
      examples.map((example) => [...example.matchAll(marked)].map(([whole]) => whole)),
    );
  });

  test("shows each condition in an example", () => {
    const sound = examples.map((example) => example.replaceAll(marked, "«»")).join("\n");
    const faulty = examples.flatMap((example) => [...example.matchAll(marked)].map(([, wrong]) => wrong));
    const without = words.filter(
      ({ source, letters }) =>
        (/\(\?<?!/u.test(source) && !sound.includes(letters)) ||
        (/\(\?<?=/u.test(source) && !faulty.includes(letters)),
    );
    expect(without.map(({ source }) => source)).toEqual([]);
  });
});

describe("the notation", () => {
  test("has a right form, its wrong forms and their conditions", () => {
    expect(readWrongWords("账单: 帐单 (?<!蚊)帐(?=单) ; -: 大约(?=(?:五|六)个)\n", "error")).toEqual([
      { source: "帐单", letters: "帐单", right: "账单", level: "error" },
      {
        source: "(?<!蚊)帐(?=单)",
        letters: "帐",
        condition: /(?<!蚊)帐(?=单)/uy,
        right: "账单",
        level: "error",
      },
      {
        source: "大约(?=(?:五|六)个)",
        letters: "大约",
        condition: /大约(?=(?:五|六)个)/uy,
        right: "",
        level: "error",
      },
    ]);
  });

  test.each(["部署 布署", "部署:", "部署: (?!布)", "部署: 布[署暑]"])("%s is refused", (groups) => {
    expect(() => readWrongWords(groups, "error")).toThrow();
  });
});
