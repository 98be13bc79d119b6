/**
 * Plants faults in clean issues to see which share of them the checker finds. An issue consists of our own
 * correct sentences (`sentences/sound.txt`). One fault is planted in it. The seed determines the sentences
 * and the place of the fault.
 */
import { canonicalRuns } from "../../../shared/document/canonical.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import type { Block, BulletinDocument, TextStyle } from "../../../shared/document/schema.ts";
import { check, type Finding } from "../../../shared/proofing/index.ts";
import { listWrongWords } from "../../../shared/proofing/rules/wrong-words/tables.ts";
import { pick, randomOf, type Random } from "./random.ts";
import { soundSentences } from "../samples/sentences.ts";

const plain = soundSentences.filter((sentence) => /^[^\n@^*【]{12,}[。！？]”?$/u.test(sentence));
const points = (random: Random) =>
  ["一", "二", "三"].map(
    (ordinal) =>
      `${ordinal}是${pick(["强化组织领导", "压实工作责任", "细化整改措施", "加大宣传力度", "健全长效机制"], random)}。`,
  );

/** Six articles of a few paragraphs each, with titles, points and source lines. */
export function cleanIssue(random: Random): BulletinDocument {
  const ids = sequentialIds("b");
  const sentences = plain
    .map((sentence) => ({ sentence, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
  const block = (style: TextStyle, runs: Block["runs"]): Block => ({
    id: ids(),
    style,
    runs: canonicalRuns(runs),
  });
  const article = (index: number): Block[] => [
    block("body", [
      {
        text: `${pick(["区领导", "督导组", "区创建办", "东河街道"], random)}开展第${index + 1}轮实地检查`,
        title: true,
      },
      { text: `　${sentences.pop()}${sentences.pop()}` },
    ]),
    block("body", [
      { text: `${sentences.pop()}` },
      ...points(random).flatMap((point) => [{ text: point, point: true }, { text: `${sentences.pop()}` }]),
    ] as Block["runs"]),
    block("source", [{ text: `（${pick(["区城管局", "东河街道", "区融媒体中心"], random)}）` }]),
  ];
  const empty = emptyDocument(ids);
  return {
    ...empty,
    masthead: { ...empty.masthead, number: 7, date: "2026-11-23" },
    blocks: [
      block("section", [{ text: "【检查督导】" }]),
      ...Array.from({ length: 6 }, (_, index) => article(index)).flat(),
    ],
  };
}

const replaceOne =
  (pattern: RegExp, by: (match: string) => string) =>
  (text: string, random: Random): string | null => {
    const all = [...text.matchAll(new RegExp(pattern, "gu"))];
    if (all.length === 0) return null;
    const match = pick(all, random);
    return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
  };

const words = listWrongWords().filter(
  ({ condition, right, level }) => level !== "hint" && !condition && right.length >= 2,
);

/**
 * Each makes a correct text faulty, or gives null if it cannot. `whole` is the paragraph that contains the
 * text.
 */
export const faults: Record<string, (text: string, random: Random, whole: string) => string | null> = {
  "a wrong word": (text, random) => {
    const some = words.filter(({ right }) => text.includes(right));
    if (some.length === 0) return null;
    const { letters, right } = pick(some, random);
    return text.replace(right, letters);
  },
  "a mark without its other half": replaceOne(/[”》）]/u, () => ""),
  "a half-width mark": replaceOne(/[，；：]/u, (mark) => ({ "，": ",", "；": ";", "：": ":" })[mark] ?? ","),
  "a full-width digit": replaceOne(/\d/u, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  "a mark twice": replaceOne(/[，。]/u, (mark) => mark + mark),
  "a word twice": replaceOne(/(?:开展|工作|组织|整改|群众|社区)/u, (word) => word + word),
  "a space within a word": replaceOne(/(?:\p{Script=Han}{4})(?=\p{Script=Han})/u, (word) => `${word} `),
  "a day that is none": replaceOne(/\d{1,2}月\d{1,2}日/u, () => "11月31日"),
  "a wrong count": replaceOne(/三(?=个(?:时段|方面|环节|层面|阶段))/u, () => "四"),
  "an ordinal left out": (text, _random, whole) =>
    text.startsWith("二是") && whole.includes("三是") ? text.replace("二是", "三是") : null,
  "a word left open": replaceOne(/(?:社区|街道|志愿者)/u, () => "XX"),
  "nearly and more": replaceOne(/(?<!近)\d{2,}余/u, (number) => `近${number}`),
};

function plantFault(document: BulletinDocument, fault: string, random: Random): BulletinDocument | null {
  const blocks = document.blocks
    .map((block, index) => ({ block, index, at: random() }))
    .toSorted((a, b) => a.at - b.at);
  for (const { block, index } of blocks) {
    const runs = block.runs
      .map((run, place) => ({ run, place, at: random() }))
      .toSorted((a, b) => a.at - b.at);
    const whole = block.runs.map(({ text }) => text).join("");
    for (const { run, place } of runs) {
      const text = faults[fault]?.(run.text, random, whole);
      if (text)
        return {
          ...document,
          blocks: document.blocks.with(index, { ...block, runs: block.runs.with(place, { ...run, text }) }),
        };
    }
  }
  return null;
}

const withoutHints = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== "hint");

/**
 * Counts what the checker reports in clean issues, and for each kind of fault how many were planted and how
 * many found.
 */
export function mutationScores(issues: number): {
  falseAlarms: Finding[];
  faults: { fault: string; plantedCount: number; foundCount: number }[];
} {
  const clean = Array.from({ length: issues }, (_, seed) => cleanIssue(randomOf(seed)));
  return {
    falseAlarms: clean.flatMap((document) =>
      withoutHints(check(document)).filter(({ block }) => block !== null),
    ),
    faults: Object.keys(faults).map((fault) => {
      const faulty = clean.flatMap(
        (document, seed) => plantFault(document, fault, randomOf(1000 + seed)) ?? [],
      );
      const detectedDocuments = faulty.filter((document) =>
        check(document).some(({ block }) => block !== null),
      );
      return { fault, plantedCount: faulty.length, foundCount: detectedDocuments.length };
    }),
  };
}
