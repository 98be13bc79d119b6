/**
 * No text takes a rule of the checker more than linear time. On a text of this size a rule that starts again at
 * each item of a list, or that looks for its block in the whole issue, spends seconds to minutes.
 */
import { expect, test } from "vitest";
import { valueAt } from "../basics/lookup.ts";
import { threadTime } from "../../tests/support/processor-time.ts";
import { emptyDocument } from "../document/empty.ts";
import type { BulletinDocument, Run, TextStyle } from "../document/schema.ts";
import { contextOn } from "./subject/context.ts";
import { createCheck, noContext, rules, type Context } from "./index.ts";
import { issueView } from "./subject/view.ts";

type Style = TextStyle;
/** Makes a text with about this many letters. */
type Generator = (letters: number) => { style: Style; runs: Run[] }[];

const repeat = (letters: number, item: (index: number) => string): string => {
  let text = "";
  for (let index = 1; text.length < letters; index += 1) text += item(index);
  return text;
};
/** One paragraph of repeated items. */
const paragraph =
  (item: (index: number) => string, style: Style = "body", [before, after] = ["", ""]): Generator =>
  (letters) => [{ style, runs: [{ text: before + repeat(letters, item) + after }] }];
/** One paragraph of many runs. */
const runs =
  (style: Style, item: (index: number) => Run[]): Generator =>
  (letters) => [{ style, runs: Array.from({ length: letters / 20 }, (_, index) => item(index)).flat() }];
/** Many paragraphs, of about twenty letters each. */
const paragraphs =
  (style: Style, item: (index: number) => Run[]): Generator =>
  (letters) =>
    Array.from({ length: letters / 20 }, (_, index) => ({ style, runs: item(index) }));

/** A different word of two characters for each index. */
const word = (index: number): string =>
  String.fromCodePoint(0x4e00 + (index % 20_000), 0x4e00 + (index % 19_997));

const generators: Record<string, Generator> = {
  "a list of numbered units": paragraph((index) => `单位${index}、`),
  "a list of figures": paragraph((index) => `东河街道${index}个、`),
  "a list of names": paragraph((index) => `${word(index)}镇、`),
  "a list with a count at each item": paragraph(() => "甲、乙三个方面、"),
  "a list after a clause with a verb": paragraph(() => "丙、", "body", ["加大对甲乙，", "丁"]),
  "one number": paragraph(() => "1"),
  "numbers with points": paragraph(() => "1.1"),
  quantities: paragraph((index) => `${index}公里、`),
  "one word": paragraph(() => "松"),
  "signs of a list": paragraph(() => "、"),
  "marks never closed": paragraph(() => "“（《"),
  "marks never opened": paragraph(() => "松河）”1）"),
  "marks that cross": (letters) => [
    { style: "body", runs: [{ text: "《".repeat(letters / 2) + "”".repeat(letters / 2) }] },
  ],
  quotations: paragraph(() => "“松河”、"),
  "quotations with gaps": paragraph(() => "“松河 镇上”"),
  "straight quotation marks": paragraph(() => '"松河"'),
  gaps: paragraph(() => " ", "body", ["甲", "乙"]),
  "words with gaps": paragraph(() => "松河 镇 "),
  "western text": paragraph(() => "a.b,"),
  "half-width marks": paragraph(() => "松河镇,"),
  addresses: paragraph((index) => `松河,a${index}@b.cn `),
  dates: paragraph(() => "2026年3月15日至"),
  "days that do not exist": paragraph(() => "2月30日、02月03日、"),
  ordinals: paragraph(() => "一是加强领导。二是完善机制；"),
  "ordinals with gaps": paragraph(() => "一是加强领导。三是完善机制。"),
  "ordinals of many kinds": paragraph((index) => (index % 2 ? "一要抓好。" : "（三）要加强，")),
  "wrong words": paragraph(() => "布署"),
  "beginnings of wrong words": paragraph(() => "不以为不以"),
  "wrong words with conditions": paragraph(() => "即要已按排"),
  "doubled words": paragraph(() => "的的，松河松河"),
  "banned words": paragraph(() => "创文，"),
  "one term in two forms": paragraph(() => "实践站、所，实践所、站，"),
  "terms in two forms": paragraph((index) => `${word(index)}站、所，`),
  "units of the table": paragraph(() => "东和街道、区城管局、区城市管理局，"),
  "people of the table": paragraph(() => "副区长沈望川、区委书记沈望州，"),
  placeholders: paragraph(() => "［单位］XX（待补）"),
  "units of a source line": paragraph((index) => `单位${index}、`, "source", ["（", "末）"]),
  "briefs in one paragraph": runs("brief", (index) => [
    { text: `${word(index)}镇：`, title: true },
    { text: "近日，开展活动。东河也来。" },
  ]),
  "briefs in one sentence": runs("brief", (index) => [
    { text: `${word(index)}镇：`, title: true },
    { text: `近日，${word(index)}镇、乙也开展活动，` },
  ]),
  briefs: paragraphs("brief", (index) => [
    { text: `【标签】`, tag: true },
    { text: `${word(index)}镇：`, title: true },
    { text: `近日，开展。${word(index)}镇、乙镇也开展。` },
  ]),
  "points in one paragraph": runs("body", (index) => [
    { text: index % 2 ? "一是加强领导。" : "一是", point: true },
    { text: "完善各项机制。" },
    { text: "二是", bold: true },
    { text: "抓好落实。" },
  ]),
  "articles with points": paragraphs("body", (index) => [
    { text: "区领导“三强化”检查工作 ", title: true },
    { text: index % 2 ? "一是加强。" : "一是", point: true },
    { text: "强化机制。二是强化，" },
  ]),
  "articles with dates": paragraphs("body", () => [
    { text: "区领导检查 ", title: true },
    { text: "28日，实地查看,松河镇的工作" },
  ]),
  "short paragraphs": paragraphs("body", (index) => [{ text: `松河街道${index}开展了各项工作，` }]),
  "equal paragraphs": paragraphs("body", () => [{ text: "松河街道开展了各项工作，取得了良好的工作成效。" }]),
  "source lines": paragraphs("source", (index) => [{ text: `（单位${index}、单位${index}、本刊）` }]),
  sections: paragraphs("section", (index) => [{ text: `【栏目${index}】` }]),
};

const context: Context = {
  ...noContext,
  names: {
    units: [
      { full: "东河街道", short: [] },
      { full: "区城市管理局", short: ["区城管局"] },
    ],
    people: [
      { name: "沈望川", unit: "", post: "区委书记" },
      { name: "陆文川", unit: "", post: "副区长" },
    ],
  },
  labels: ["文明实践"],
  words: [{ word: "创文", instead: "创城" }],
  eventDays: 30,
  faces: { own: "王李参加、。", instead: "松" },
  today: "2026-11-29",
};
const documentOf = (generator: Generator, letters: number): BulletinDocument => {
  const empty = emptyDocument();
  return {
    ...empty,
    masthead: { ...empty.masthead, date: "2026-11-23" },
    blocks: generator(letters).map((block, index) => ({ ...block, id: `b${index}` })),
  };
};

/** Letters of the shorter text, and how many times as long the longer one is. */
const shortLength = 6000;
const growth = 8;
/** Twice linear: a quadratic rule takes `growth` times as long as a linear one. */
const largestRatio = 2 * growth;
/** Processor time, ms, below which a ratio says nothing. */
const smallestTime = 60;
/** Time on the clock, ms: only against a test that hangs. */
const timeout = 300_000;

/** Whether the longer work takes more than linear time. Measured again when it seems so: a ratio of a busy machine varies. */
function isSuperlinear(work: () => void, longWork: () => void): boolean {
  return [1, 2, 3].every(() => {
    const time = threadTime(work);
    const longTime = threadTime(longWork);
    return longTime > smallestTime && longTime > time * largestRatio;
  });
}

const texts = Object.entries(generators).map(([name, generator]) => ({
  name,
  views: [shortLength, shortLength * growth].map((letters) => issueView(documentOf(generator, letters))),
}));

test.each(rules)(
  "$id takes linear time",
  ({ block, issue }) => {
    const day = contextOn(context, "2026-11-23");
    const slowTexts = texts.filter(({ views }) => {
      const [work, longWork] = views.map((view) => () => {
        for (const each of view.blocks) block?.(each, day);
        issue?.(view, day);
      }) as [() => void, () => void];
      return isSuperlinear(work, longWork);
    });
    expect(slowTexts.map(({ name }) => name)).toEqual([]);
  },
  timeout,
);

test.each<[name: string, generator: Generator, letters: number]>([
  ["a paragraph of 300,000 characters", paragraph((index) => `东河街道开展第${index}次工作，`), 300_000],
  ["20,000 paragraphs", valueAt(generators, "short paragraphs"), 400_000],
])(
  "the whole check of %s takes linear time",
  (_name, generator, letters) => {
    const [short, long] = [letters / growth, letters].map((length) => documentOf(generator, length)) as [
      BulletinDocument,
      BulletinDocument,
    ];
    expect(
      isSuperlinear(
        () => createCheck()(short, context),
        () => createCheck()(long, context),
      ),
    ).toBe(false);
  },
  timeout,
);
