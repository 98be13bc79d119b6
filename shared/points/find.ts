/**
 * Finds the points (要点) of an issue: series such as 一是…二是…, 首先…其次…, （一）…（二）…, 要…，…要…，….
 *
 * Missing a series is better than a false alarm: a series has at least two members, each at the beginning of
 * a sentence; text in quotation marks and brackets is ignored. Gaps in the numbers are not checked here.
 */
import { elementAt, firstOf, lastOf } from "../basics/elements.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { readOrdinal, type Ordinal, type PointKind } from "./ordinals.ts";
import {
  collectArticleParagraphs,
  placeInBlock,
  type ArticleParagraphs,
  type Paragraph,
} from "./paragraphs.ts";
import {
  findClauseEnd,
  readSentences,
  findSentenceEnd,
  type Beginning,
  type Ending,
  type Sentences,
} from "./sentences.ts";
import { emphasisedStretches } from "./stretches.ts";

/** A point. All offsets count UTF-16 units of its block from the start, including deleted text and titles. */
export interface Point {
  block: string;
  kind: PointKind;
  /** The number of the point; null for the kind `need` (要), which has none. */
  ordinal: number | null;
  /** The offset at which its ordinal begins. */
  start: number;
  /** The offset at which the text after the ordinal begins. */
  content: number;
  /** The end of its sentence; in a series with long sentences, the end of its first clause. */
  sentence: Ending;
  /** The end of its first clause. */
  clause: Ending;
  /** The text of ordinal and sentence. */
  text: string;
}

/** Points of one kind that belong together. */
export interface PointSeries {
  /** The id of the article in the outline. */
  article: string;
  kind: PointKind;
  points: Point[];
}

/** The series of one article. */
export interface ArticlePoints {
  article: string;
  title: string;
  series: PointSeries[];
}

/**
 * The longest sentence, with its ordinal, that can be a heading. In a series with a longer one, each point
 * ends at its first comma.
 */
export const longestSentence = 40;

/** Finds all series of a document, in order. */
export const findPoints = (document: BulletinDocument): PointSeries[] =>
  pointsByArticle(document).flatMap(({ series }) => series);

/** Finds the series of each article; articles without series are left out. */
export function pointsByArticle(document: BulletinDocument): ArticlePoints[] {
  return collectArticleParagraphs(document).flatMap((article) => {
    const series = findSeries(article);
    return series.length > 0 ? [{ article: article.article, title: article.title, series }] : [];
  });
}

/** The start of a sentence or clause. `paragraph` is its index in the article. */
interface Start {
  paragraph: number;
  beginning: Beginning;
  /** Null if it does not begin like a point. */
  ordinal: Ordinal | null;
}

/** A place where a point may begin. */
interface Candidate extends Start {
  ordinal: Ordinal;
}
const isCandidate = (start: Start): start is Candidate => start.ordinal !== null;

function findSeries({ article, paragraphs }: ArticleParagraphs): PointSeries[] {
  if (!paragraphs.some(({ text }) => mayContainPoints(text))) return [];
  const sentences = paragraphs.map(({ text }) => readSentences(text));
  const starts = sentences.flatMap(({ text, beginnings }, paragraph) =>
    beginnings.map((beginning): Start => ({
      paragraph,
      beginning,
      ordinal: readOrdinal(text, beginning.at),
    })),
  );
  const numberedSeries = findNumberedSeries(
    starts.filter(isCandidate).filter(({ ordinal }) => ordinal.value !== null),
  );
  const all = [...numberedSeries, ...findNeedSeries(starts, numberedSeries, paragraphs)].sort((a, b) =>
    inOrder(firstOf(a), firstOf(b)),
  );
  return toPointSeries(article, all, paragraphs, sentences);
}

type Place = Pick<Candidate, "paragraph" | "beginning">;
const inOrder = (a: Place, b: Place): number => a.paragraph - b.paragraph || a.beginning.at - b.beginning.at;

/**
 * Whether a text may contain points. A quick test, because most paragraphs of an issue have neither an
 * ordinal nor 要.
 */
const mayContainPoints = (text: string): boolean =>
  /[一二三四五六七八九十][是要，,：:、）)]|其次|要/u.test(text);

/** Finds series with ordinals. Only the first member of a series may follow a comma: 强调，一是…。二是…。 */
function findNumberedSeries(candidates: readonly Candidate[]): Candidate[][] {
  const all: Candidate[][] = [];
  const open = new Map<PointKind, Candidate[]>();
  for (const candidate of candidates) {
    const { kind, value } = candidate.ordinal;
    const current = open.get(kind);
    if (value === 1) {
      const series = [candidate];
      open.set(kind, series);
      all.push(series);
    } else if (candidate.beginning.after !== "comma") {
      if (current) current.push(candidate);
      else if (kind !== "first") {
        const series = [candidate];
        open.set(kind, series);
        all.push(series);
      }
    }
  }
  // 首先 and 最后 without 其次 occur in the report of any event.
  return all.filter(
    (series) =>
      series.length > 1 &&
      (series[0]?.ordinal.kind !== "first" || series.some(({ ordinal }) => ordinal.value === 2)),
  );
}

/**
 * Finds series of 要…，…: consecutive sentences of which the first opens a paragraph or follows a colon
 * (要求：), or of which one is emphasised already. Within a series with ordinals such sentences are the text
 * of its points and do not count.
 */
function findNeedSeries(
  starts: readonly Start[],
  numberedSeries: readonly Candidate[][],
  paragraphs: readonly Paragraph[],
): Candidate[][] {
  const isWithin = isWithinSeries(numberedSeries);
  const isEmphasised = isEmphasisedIn(paragraphs);
  const rows: Candidate[][] = [[]];
  for (const each of starts) {
    const { after } = each.beginning;
    if (after === "comma") continue;
    if (isCandidate(each) && each.ordinal.kind === "need" && !isWithin(each)) {
      if (after === "colon") rows.push([]);
      rows.at(-1)?.push(each);
    } else if (after !== "colon") {
      rows.push([]);
    }
  }

  const series: Candidate[][] = [];
  for (const row of rows) {
    const [first] = row;
    if (!first) continue;
    const isIntroduced = first.beginning.after !== "sentence";
    const emphasisedCandidates = row.filter(isEmphasised);
    // Points with several sentences each are not consecutive; those that a person emphasised are points all
    // the same.
    const members =
      row.length > 1 && (isIntroduced || emphasisedCandidates.length > 0) ? row : emphasisedCandidates;
    const last = series.at(-1);
    if (last?.at(-1)?.paragraph === first.paragraph && first.beginning.after !== "colon")
      last?.push(...members);
    else if (members.length > 0) series.push([...members]);
  }
  return series.filter((members) => members.length > 1);
}

/** Returns a test whether emphasis begins at a place. The emphasis of each paragraph is computed once. */
function isEmphasisedIn(paragraphs: readonly Paragraph[]): (place: Place) => boolean {
  const startsOf = new Map<Paragraph, Set<number>>();
  return ({ paragraph: index, beginning }) => {
    const paragraph = elementAt(paragraphs, index);
    const starts =
      startsOf.get(paragraph) ?? new Set(emphasisedStretches(paragraph.block).map(({ start }) => start));
    startsOf.set(paragraph, starts);
    return starts.has(placeInBlock(paragraph, beginning.at));
  };
}

/**
 * Returns a test whether a place is within one of the series: from its first ordinal to the end of the
 * paragraph of its last.
 */
function isWithinSeries(numberedSeries: readonly Candidate[][]): (place: Place) => boolean {
  const from = new Map<number, number>();
  for (const series of numberedSeries) {
    const first = firstOf(series);
    const last = lastOf(series);
    for (let paragraph = first.paragraph; paragraph <= last.paragraph; paragraph += 1) {
      const start = paragraph === first.paragraph ? first.beginning.at : 0;
      from.set(paragraph, Math.min(from.get(paragraph) ?? start, start));
    }
  }
  return ({ paragraph, beginning }) => beginning.at >= (from.get(paragraph) ?? Infinity);
}

/** Turns series of candidates into points. A point ends at the next point of the paragraph at the latest. */
function toPointSeries(
  article: string,
  all: readonly Candidate[][],
  paragraphs: readonly Paragraph[],
  sentences: readonly Sentences[],
): PointSeries[] {
  const starts = all.flat().toSorted(inOrder);
  const next = new Map(starts.map((candidate, index) => [candidate, starts[index + 1]]));
  return all.flatMap((members): PointSeries[] => {
    const kind = firstOf(members).ordinal.kind;
    const points = members.flatMap((member) => {
      const follower = next.get(member);
      const limit = follower?.paragraph === member.paragraph ? follower.beginning.at : undefined;
      const point = toPoint(
        member,
        elementAt(paragraphs, member.paragraph),
        elementAt(sentences, member.paragraph),
        limit,
      );
      return point ? [point] : [];
    });
    if (points.length < 2) return [];
    // The point of a sentence 要…，… is its first clause.
    const isCut = kind === "need" || points.some(({ text }) => text.length > longestSentence);
    return [
      {
        article,
        kind,
        points: isCut ? points.map((point) => ({ ...point, sentence: point.clause })) : points,
      },
    ];
  });
}

/** The point that begins at a candidate; null if it has no text before `limit`. */
function toPoint(
  { beginning, ordinal }: Candidate,
  paragraph: Paragraph,
  sentences: Sentences,
  limit = sentences.text.length,
): Point | null {
  const { text } = sentences;
  const content = beginning.at + ordinal.length;
  const sentence = findSentenceEnd(sentences, content, limit);
  const clause = findClauseEnd(sentences, content, sentence);
  if (content >= clause.end) return null;
  const inBlock = ({ end, close }: Ending): Ending => ({
    end: placeInBlock(paragraph, end - 1) + 1,
    close: placeInBlock(paragraph, close - 1) + 1,
  });
  return {
    block: paragraph.block.id,
    kind: ordinal.kind,
    ordinal: ordinal.value,
    start: placeInBlock(paragraph, beginning.at),
    content: placeInBlock(paragraph, content),
    sentence: inBlock(sentence),
    clause: inBlock(clause),
    text: text.slice(beginning.at, sentence.end),
  };
}
