import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementAt } from "../basics/elements.ts";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { markedDocument, markedText } from "../../tests/support/samples/marked-text.ts";
import type { CaseStyle } from "../../tests/support/samples/point-case.ts";
import { pointCases } from "../../tests/support/samples/point-cases.ts";
import { canonicalDocument } from "../document/canonical.ts";
import { deriveOutline } from "../document/outline.ts";
import { without } from "../basics/without.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";
import { readText } from "../text/read.ts";
import { applyPointChanges, listChangedBlocks, writePoints } from "./apply.ts";
import { findPoints } from "./find.ts";
import { formatPoints } from "./format.ts";
import { readNumber } from "./ordinals.ts";
import { pointExtents, type PointExtent, type PointStyle } from "./style.ts";

const styleOf = (name: CaseStyle): PointStyle => ({
  extent: name.replace(" with mark", "") as PointExtent,
  closingMark: name.endsWith("with mark"),
});
const whole = styleOf("whole");
const formatDocument = (document: BulletinDocument, style: PointStyle) =>
  applyPointChanges(document, formatPoints(document, style));

describe("the table of cases", () => {
  test("has more than sixty", () => expect(pointCases.length).toBeGreaterThan(60));

  test.each(pointCases)("$style: $name", ({ style, text, result }) => {
    const document = markedDocument(text);
    const after = formatDocument(document, styleOf(style));
    expect(markedText(after)).toBe(markedText(markedDocument(result ?? text)));
    expect(formatPoints(after, styleOf(style))).toEqual([]);
  });
});

describe("changes", () => {
  const document = markedDocument(
    "一是抓落实。二是**强宣传**。__三是建机制__。\n（某局）\n一是查问题。二是补短板。",
  );

  test("have a kind, and the text of the point before and after", () => {
    expect(
      formatPoints(document, whole).map(({ id, kind, before, after }) => [
        id,
        kind,
        writePoints(before),
        writePoints(after),
      ]),
    ).toEqual([
      ["b1:0", "added", "一是抓落实。", "**一是抓落实**。"],
      ["b1:6", "adjusted", "二是**强宣传**。", "**二是强宣传**。"],
      ["b1:12", "absorbed", "三是建机制。", "**三是建机制**。"],
      ["b3:0", "added", "一是查问题。", "**一是查问题**。"],
      ["b3:6", "added", "二是补短板。", "**二是补短板**。"],
    ]);
  });

  test("can be limited to one article", () => {
    expect(formatPoints(document, whole, { article: "b3" }).map(({ id }) => id)).toEqual(["b3:0", "b3:6"]);
    expect(formatPoints(document, whole, { article: "b9" })).toEqual([]);
  });

  test("can be applied singly, and the others later", () => {
    const changes = formatPoints(document, whole);
    const some = applyPointChanges(
      document,
      changes.filter(({ id }) => id !== "b1:6"),
    );
    expect(markedText(some)).toBe(
      "**一是抓落实**。二是**强宣传**。**三是建机制**。\n（某局）\n**一是查问题**。**二是补短板**。",
    );
    expect(applyPointChanges(some, formatPoints(some, whole))).toEqual(formatDocument(document, whole));
    expect(applyPointChanges(document, [])).toBe(document);
  });

  test("of two points with one common emphasis can be applied separately", () => {
    const emphasisedDocument = markedDocument("**一是抓落实。各组到位。二是强宣传。**");
    const [first, second] = formatPoints(emphasisedDocument, whole);
    expect(markedText(applyPointChanges(emphasisedDocument, [first!]))).toBe(
      "**一是抓落实**。各组到位。**二是强宣传。**",
    );
    expect(markedText(applyPointChanges(emphasisedDocument, [second!]))).toBe(
      "**一是抓落实。各组到位。二是强宣传**。",
    );
  });

  test("are listed as whole paragraphs", () => {
    expect(listChangedBlocks(document, formatPoints(document, whole, { article: "b1" }))).toEqual([
      {
        block: "b1",
        before: "一是抓落实。二是**强宣传**。三是建机制。",
        after: "**一是抓落实**。**二是强宣传**。**三是建机制**。",
      },
    ]);
  });
});

test("series have their kind, numbers and ranges", () => {
  const [series] = findPoints(markedDocument("@@题\u3000@@一是组织联动，凝聚力量。二是阵地联动。"));
  expect(series).toMatchObject({ article: "b1", kind: "is" });
  expect(series?.points[0]).toEqual({
    block: "b1",
    kind: "is",
    ordinal: 1,
    start: 2,
    content: 4,
    sentence: { end: 13, close: 14 },
    clause: { end: 8, close: 9 },
    text: "一是组织联动，凝聚力量",
  });
  expect(series?.points[1]?.clause).toEqual(series?.points[1]?.sentence);
});

test.each([
  ["一", 1],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["九十九", 99],
  ["两", 2],
  ["一二", null],
  ["", null],
] as const)("%s is %o", (text, number) => expect(readNumber(text)).toBe(number));

/** Documents with many of the words and characters that make up series. */
const words = [
  "一是",
  "二是",
  "三是",
  "一要",
  "二要",
  "首先，",
  "其次，",
  "（一）",
  "（二）",
  "第一，",
  "第二，",
  "要",
  "要求：",
  "抓落实",
  "宣传",
  "。",
  "。",
  "，",
  "；",
  "“",
  "”",
  "‘",
  '"',
  "\n",
  "\u3000",
  "𠮷",
  "**",
  "1,000",
];
const sentences = [
  "一是抓落实。",
  "二是强宣传，到位。",
  "三是建机制；",
  "要求：要快，不拖。",
  "要实，不虚。",
  "首先，甲。",
  "其次，乙。",
  "（一）丙\n",
  "（二）丁。",
];
const word = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...sentences));
const wordy = fc.array(word, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(""));
const bulletins = fc
  .tuple(arbitraryBulletin, fc.array(wordy, { minLength: 30, maxLength: 30 }))
  .map(([document, texts]) => {
    let textCount = 0;
    const text = () => elementAt(texts, textCount++ % texts.length);
    return {
      ...document,
      blocks: document.blocks.map((block): Block => ({
        ...without(block, "table", "figure"),
        style: block.style === "brief" ? block.style : "body",
        runs: block.runs.map((run) => ({ ...run, text: text() })),
      })),
    };
  });
const styles = fc.record({ extent: fc.constantFrom(...pointExtents), closingMark: fc.boolean() });

describe("on generated documents", () => {
  test("many have points", () => {
    expect(
      fc.sample(bulletins, 200).filter((document) => findPoints(document).length > 0).length,
    ).toBeGreaterThan(40);
  });

  test("formatting again and again reaches a fixed point", () => {
    fc.assert(
      fc.property(bulletins, styles, (document, style) => {
        // Usually the first time suffices. But emphasis distinguishes a point 要… from running text, so in
        // about one of ten thousand generated texts (stray quotation marks, emphasis over several sentences)
        // a second time finds another point.
        let result: BulletinDocument = document;
        for (let times = 0; times < 3; times += 1) result = formatDocument(result, style);
        expect(formatPoints(result, style)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("the same series are found whatever style the points had before", () => {
    fc.assert(
      fc.property(bulletins, styles, styles, (document, style, other) => {
        // Only the kind 要… depends on the emphasis, which distinguishes its points from running text.
        const points = (of: BulletinDocument) => findPoints(of).filter(({ kind }) => kind !== "need");
        expect(points(formatDocument(document, other))).toEqual(points(document));
        expect(points(formatDocument(document, style))).toEqual(points(document));
      }),
    );
  });

  test("only the flags point and bold change, and not on deleted text, titles and labels", () => {
    const rest = (document: BulletinDocument) =>
      canonicalDocument({
        ...document,
        blocks: document.blocks.map((block) => ({
          ...block,
          runs: block.runs.map((run) => {
            if (run.deleted || run.title || run.tag) return run;
            return Object.fromEntries(
              Object.entries(run).filter(([name]) => name !== "point" && name !== "bold"),
            ) as Run;
          }),
        })),
      });
    fc.assert(
      fc.property(bulletins, styles, (document, style) => {
        const after = formatDocument(document, style);
        expect(rest(after)).toEqual(rest(document));
        expect(after.blocks.map(({ id }) => id)).toEqual(document.blocks.map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
  });

  test("articles have the ids of the outline", () => {
    fc.assert(
      fc.property(bulletins, (document) => {
        const articles = deriveOutline(document).sections.flatMap((section) =>
          section.articles.map(({ id }) => id),
        );
        expect(findPoints(document).filter(({ article }) => !articles.includes(article))).toEqual([]);
      }),
    );
  });
});

test("the points of an article are found under the id of its title, also with a subtitle and an author below it", () => {
  const document = readText(
    "快报\n第7期\n县府办　2025年3月1日\n\n关于二季度河道清理情况的通报\n——某局工作综述\n来源：某局\n\n各镇要做到：一是压实责任。二是加强巡查。三是严格考核。",
  ).document;
  expect(findPoints(document).map(({ article }) => article)).toEqual(["b1"]);
  expect(deriveOutline(document).sections[0]?.articles[0]?.id).toBe("b1");
});
