/**
 * Writes comment threads as comments of Word: in the text a range and a reference for each remark (ECMA-376
 * part 1, 17.13.4), and their texts in separate parts (`comment-parts.ts`). A range has no gaps: text inside
 * it that does not belong to the comment belongs to it in Word. A thread without text is placed at the
 * beginning of the body.
 */
import { CommentRangeEnd, CommentRangeStart, CommentReference, TextRun, type ParagraphChild } from "docx";
import type { Block, BulletinDocument, CommentThread, Run } from "../../../../shared/document/schema.ts";

/** One remark of a thread. */
export interface WordRemark {
  /** Its number in the file, from 0. */
  id: number;
  /** Number of the remark that it answers. */
  parent?: number;
  resolved: boolean;
  author: string;
  date: string;
  text: string;
}

/** The comments of a document on their way to Word. */
export class WordComments {
  /** All remarks in the order of their numbers. */
  readonly remarks: WordRemark[] = [];
  /** Ids of the threads that begin or end at a run. */
  readonly #beginning = new Map<Run, string[]>();
  readonly #ending = new Map<Run, string[]>();
  /** Numbers of the remarks of a thread. */
  readonly #numbers = new Map<string, number[]>();
  /** Ids of threads without a range. */
  readonly #orphans: string[] = [];

  constructor(blocks: readonly Block[], comments: BulletinDocument["comments"]) {
    const ranges = new Map<string, { first: Run; last: Run }>();
    for (const run of blocks.flatMap(({ runs }) => runs))
      for (const id of run.comments ?? []) ranges.set(id, { first: ranges.get(id)?.first ?? run, last: run });
    for (const [id, thread] of Object.entries(comments)) {
      this.#numbers.set(id, this.#addRemarks(thread));
      const range = ranges.get(id);
      if (!range) this.#orphans.push(id);
      else {
        this.#beginning.set(range.first, [...(this.#beginning.get(range.first) ?? []), id]);
        this.#ending.set(range.last, [...(this.#ending.get(range.last) ?? []), id]);
      }
    }
  }

  #addRemarks({ remarks, resolved }: CommentThread): number[] {
    const first = this.remarks.length;
    for (const [index, { author, date, text }] of remarks.entries())
      this.remarks.push({
        id: first + index,
        ...(index > 0 && { parent: first }),
        resolved,
        author,
        date,
        text,
      });
    return remarks.map((_remark, index) => first + index);
  }

  /** The starts of ranges before a run. */
  begin = (run: Run): ParagraphChild[] => writeStarts(this.#numbersOf(this.#beginning.get(run)));

  /** The ends of ranges after a run. */
  end = (run: Run): ParagraphChild[] => writeEnds(this.#numbersOf(this.#ending.get(run)));

  /** The threads without a range, for the first paragraph of the body. Empty when called again. */
  takeOrphans(): ParagraphChild[] {
    const numbers = this.#numbersOf(this.#orphans.splice(0));
    return [...writeStarts(numbers), ...writeEnds(numbers)];
  }

  #numbersOf(ids: readonly string[] = []): number[] {
    return ids.flatMap((id) => this.#numbers.get(id) ?? []);
  }
}

const writeStarts = (numbers: readonly number[]): ParagraphChild[] =>
  numbers.map((number) => new CommentRangeStart(number));
const writeEnds = (numbers: readonly number[]): ParagraphChild[] =>
  numbers.flatMap((number) => [
    new CommentRangeEnd(number),
    new TextRun({ children: [new CommentReference(number)] }),
  ]);
