import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryBulletin } from "../../../tests/support/arbitrary-bulletin.ts";
import { markedDocument, markedText } from "../../../tests/support/marked-text.ts";
import type { CaseStyle } from "../../../tests/support/point-case.ts";
import { pointCases } from "../../../tests/support/point-cases.ts";
import { canonicalDocument } from "../canonical.ts";
import { outline } from "../outline.ts";
import type { BulletinDocument, Run } from "../schema.ts";
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
const formatted = (document: BulletinDocument, style: PointStyle) =>
  applyPointChanges(document, formatPoints(document, style));

describe("the table of cases", () => {
  test("has more than sixty", () => expect(pointCases.length).toBeGreaterThan(60));

  test.each(pointCases)("$style: $name", ({ style, text, result }) => {
    const document = markedDocument(text);
    const after = formatted(document, styleOf(style));
    expect(markedText(after)).toBe(markedText(markedDocument(result ?? text)));
    expect(formatPoints(after, styleOf(style))).toEqual([]);
  });
});

describe("changes", () => {
  const document = markedDocument(
    "一是抓落实。二是**强宣传**。__三是建机制__。\n（某局）\n一是查问题。二是补短板。",
  );

  test("say what they are, with the text of the point before and after", () => {
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

  test("of one article only", () => {
    expect(formatPoints(document, whole, { article: "b3" }).map(({ id }) => id)).toEqual(["b3:0", "b3:6"]);
    expect(formatPoints(document, whole, { article: "b9" })).toEqual([]);
  });

  test("are made singly; the others can follow", () => {
    const changes = formatPoints(document, whole);
    const some = applyPointChanges(
      document,
      changes.filter(({ id }) => id !== "b1:6"),
    );
    expect(markedText(some)).toBe(
      "**一是抓落实**。二是**强宣传**。**三是建机制**。\n（某局）\n**一是查问题**。**二是补短板**。",
    );
    expect(applyPointChanges(some, formatPoints(some, whole))).toEqual(formatted(document, whole));
    expect(applyPointChanges(document, [])).toBe(document);
  });

  test("where one emphasis covers two points, each is made without the other", () => {
    const covered = markedDocument("**一是抓落实。各组到位。二是强宣传。**");
    const [first, second] = formatPoints(covered, whole);
    expect(markedText(applyPointChanges(covered, [first!]))).toBe(
      "**一是抓落实**。各组到位。**二是强宣传。**",
    );
    expect(markedText(applyPointChanges(covered, [second!]))).toBe("**一是抓落实。各组到位。二是强宣传**。");
  });

  test("are told as whole paragraphs", () => {
    expect(listChangedBlocks(document, formatPoints(document, whole, { article: "b1" }))).toEqual([
      {
        block: "b1",
        before: "一是抓落实。二是**强宣传**。三是建机制。",
        after: "**一是抓落实**。**二是强宣传**。**三是建机制**。",
      },
    ]);
  });
});

test("series tell their kind, their numbers and their ranges", () => {
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

/** Documents full of what series are made of. */
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
    let used = 0;
    const text = () => texts[used++ % texts.length] as string;
    return {
      ...document,
      blocks: document.blocks.map((block) => ({
        ...block,
        style: block.style === "brief" ? block.style : ("body" as const),
        runs: block.runs.map((run) => ({ ...run, text: text() })),
      })),
    };
  });
const styles = fc.record({ extent: fc.constantFrom(...pointExtents), closingMark: fc.boolean() });

describe("on generated documents", () => {
  test("there are points in many of them", () => {
    expect(
      fc.sample(bulletins, 200).filter((document) => findPoints(document).length > 0).length,
    ).toBeGreaterThan(40);
  });

  test("formatting comes to rest", () => {
    fc.assert(
      fc.property(bulletins, styles, (document, style) => {
        // Nearly always at once. What is emphasised tells a 要… from running text, so that in one text of some ten thousand
        // generated ones (stray quotation marks, marks over several sentences) a second look finds one more.
        let rested: BulletinDocument = document;
        for (let times = 0; times < 3; times += 1) rested = formatted(rested, style);
        expect(formatPoints(rested, style)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("the way there does not matter", () => {
    fc.assert(
      fc.property(bulletins, styles, styles, (document, style, other) => {
        // What was found with marks is found without: only emphasis tells a 要… in running text from a point.
        const points = (of: BulletinDocument) => findPoints(of).filter(({ kind }) => kind !== "need");
        expect(points(formatted(document, other))).toEqual(points(document));
        expect(points(formatted(document, style))).toEqual(points(document));
      }),
    );
  });

  test("only point and bold change, on text that is neither deleted nor title nor label", () => {
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
        const after = formatted(document, style);
        expect(rest(after)).toEqual(rest(document));
        expect(after.blocks.map(({ id }) => id)).toEqual(document.blocks.map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
  });

  test("articles have the outline's ids", () => {
    fc.assert(
      fc.property(bulletins, (document) => {
        const articles = outline(document).sections.flatMap((section) =>
          section.articles.map(({ id }) => id),
        );
        expect(findPoints(document).filter(({ article }) => !articles.includes(article))).toEqual([]);
      }),
    );
  });
});
