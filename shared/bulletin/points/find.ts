/**
 * Finds the points (要点) of an issue: series such as 一是…二是…, 首先…其次…, （一）…（二）…, 要…，…要…，….
 *
 * Better to miss one than to cry wolf: a series has at least two members, each at the beginning of a sentence; what stands
 * in quotation marks or brackets stays. Whether the numbers have gaps is not asked here.
 */
import type { BulletinDocument } from "../schema.ts";
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

/** A point. All places count the characters of its block from the start, deleted text and titles included. */
export interface Point {
  block: string;
  kind: PointKind;
  ordinal: number | null;
  /** Where its ordinal begins, and where the text after it. */
  start: number;
  content: number;
  /** The end of what counts as its sentence, and of its first clause. */
  sentence: Ending;
  clause: Ending;
  /** Ordinal and sentence. */
  text: string;
}

export interface PointSeries {
  /** The id that the outline gives the article. */
  article: string;
  kind: PointKind;
  points: Point[];
}

export interface ArticlePoints {
  article: string;
  title: string;
  series: PointSeries[];
}

/** A sentence longer than this is no heading: in such a series the points are what stands before the first comma. */
export const longestSentence = 40;

/** All series of a document, in order. */
export const findPoints = (document: BulletinDocument): PointSeries[] =>
  pointsByArticle(document).flatMap(({ series }) => series);

/** The same by article, for those that have any. */
export function pointsByArticle(document: BulletinDocument): ArticlePoints[] {
  return collectArticleParagraphs(document).flatMap((article) => {
    const series = seriesOf(article);
    return series.length > 0 ? [{ article: article.article, title: article.title, series }] : [];
  });
}

/** A place where a point may begin. */
interface Candidate {
  paragraph: number;
  beginning: Beginning;
  ordinal: Ordinal;
}

/** A sentence that does not begin as a point does. */
type Gap = Omit<Candidate, "ordinal"> & { ordinal: null };
const isCandidate = (begun: Candidate | Gap): begun is Candidate => begun.ordinal !== null;

function seriesOf({ article, paragraphs }: ArticleParagraphs): PointSeries[] {
  if (!paragraphs.some(({ text }) => mayHold(text))) return [];
  const sentences = paragraphs.map(({ text }) => readSentences(text));
  const begun = sentences.flatMap(({ text, beginnings }, paragraph) =>
    beginnings.map(
      (beginning): Candidate | Gap =>
        ({ paragraph, beginning, ordinal: readOrdinal(text, beginning.at) }) as Candidate | Gap,
    ),
  );
  const counted = countedSeries(begun.filter(isCandidate).filter(({ ordinal }) => ordinal.value !== null));
  const found = [...counted, ...needSeries(begun, counted, paragraphs)].sort(([a], [b]) =>
    inOrder(a as Candidate, b as Candidate),
  );
  return finish(article, found, paragraphs, sentences);
}

type Place = Pick<Candidate, "paragraph" | "beginning">;
const inOrder = (a: Place, b: Place): number => a.paragraph - b.paragraph || a.beginning.at - b.beginning.at;

/** A quick look: most paragraphs of an issue hold no ordinal and no 要. */
const mayHold = (text: string): boolean => /[一二三四五六七八九十][是要，,：:、）)]|其次|要/u.test(text);

/** Series with ordinals. Only the first of a series may follow a mere comma: 强调，一是…。二是…。 */
function countedSeries(candidates: readonly Candidate[]): Candidate[][] {
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
  // 首先 and 最后 alone are how any event is told.
  return all.filter(
    (series) =>
      series.length > 1 &&
      (series[0]?.ordinal.kind !== "first" || series.some(({ ordinal }) => ordinal.value === 2)),
  );
}

/**
 * Series of 要…，…: sentences in a row, the first of which opens a paragraph or follows a colon (要求：), or of which one is
 * emphasised already. Within a series with ordinals such sentences are the words of its points.
 */
function needSeries(
  begun: readonly (Candidate | Gap)[],
  counted: readonly Candidate[][],
  paragraphs: readonly Paragraph[],
): Candidate[][] {
  const isWithin = territories(counted);
  const isMarked = markedPlaces(paragraphs);
  const rows: Candidate[][] = [[]];
  for (const each of begun) {
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
    const marked = row.filter(isMarked);
    // Points explained in several sentences are not in a row; those that somebody marked are points all the same.
    const members = row.length > 1 && (isIntroduced || marked.length > 0) ? row : marked;
    const last = series.at(-1);
    if (last?.at(-1)?.paragraph === first.paragraph && first.beginning.after !== "colon")
      last?.push(...members);
    else if (members.length > 0) series.push([...members]);
  }
  return series.filter((members) => members.length > 1);
}

/** Whether emphasis begins where a point may begin. */
function markedPlaces(paragraphs: readonly Paragraph[]): (place: Place) => boolean {
  const starts = new Map<Paragraph, Set<number>>();
  return ({ paragraph, beginning }) => {
    const holder = paragraphs[paragraph] as Paragraph;
    const known = starts.get(holder) ?? new Set(emphasisedStretches(holder.block).map(({ start }) => start));
    starts.set(holder, known);
    return known.has(placeInBlock(holder, beginning.at));
  };
}

/** Whether a place is within a series: from its first ordinal to the end of the paragraph of its last. */
function territories(counted: readonly Candidate[][]): (place: Place) => boolean {
  const from = new Map<number, number>();
  for (const series of counted) {
    const [first, last] = [series[0] as Candidate, series.at(-1) as Candidate];
    for (let paragraph = first.paragraph; paragraph <= last.paragraph; paragraph += 1) {
      const start = paragraph === first.paragraph ? first.beginning.at : 0;
      from.set(paragraph, Math.min(from.get(paragraph) ?? start, start));
    }
  }
  return ({ paragraph, beginning }) => beginning.at >= (from.get(paragraph) ?? Infinity);
}

function finish(
  article: string,
  found: readonly Candidate[][],
  paragraphs: readonly Paragraph[],
  sentences: readonly Sentences[],
): PointSeries[] {
  const starts = found.flat().toSorted(inOrder);
  const next = new Map(starts.map((candidate, index) => [candidate, starts[index + 1]]));
  return found.flatMap((members): PointSeries[] => {
    const kind = (members[0] as Candidate).ordinal.kind;
    const points = members.flatMap((member) => {
      const follower = next.get(member);
      const limit = follower?.paragraph === member.paragraph ? follower.beginning.at : undefined;
      const point = pointOf(
        member,
        paragraphs[member.paragraph] as Paragraph,
        sentences[member.paragraph] as Sentences,
        limit,
      );
      return point ? [point] : [];
    });
    if (points.length < 2) return [];
    // 要…，… is a sentence whose first clause is the point.
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

function pointOf(
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
