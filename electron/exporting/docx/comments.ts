/**
 * Comment threads as Word keeps them: in the text a range and a sign for each remark (ECMA-376 part 1, 17.13.4), their
 * words in parts of their own (`comment-parts.ts`). A range has no holes: text that stands within it without belonging to
 * it belongs to it in Word. A thread whose text is gone stands at the beginning of the body.
 */
import { CommentRangeEnd, CommentRangeStart, CommentReference, TextRun, type ParagraphChild } from "docx";
import type { Block, BulletinDocument, CommentThread, Run } from "../../../shared/bulletin/schema.ts";

/** One remark of the file: its number, and that of the one that it answers. */
export interface WordRemark {
  id: number;
  parent?: number;
  resolved: boolean;
  author: string;
  date: string;
  text: string;
}

export class WordComments {
  /** In the order of their numbers. */
  readonly remarks: WordRemark[] = [];
  readonly #beginning = new Map<Run, string[]>();
  readonly #ending = new Map<Run, string[]>();
  readonly #numbers = new Map<string, number[]>();
  /** Threads without a range. */
  readonly #orphans: string[] = [];

  constructor(blocks: readonly Block[], comments: BulletinDocument["comments"]) {
    const ranges = new Map<string, { first: Run; last: Run }>();
    for (const run of blocks.flatMap(({ runs }) => runs))
      for (const id of run.comments ?? []) ranges.set(id, { first: ranges.get(id)?.first ?? run, last: run });
    for (const [id, thread] of Object.entries(comments)) {
      this.#numbers.set(id, this.#number(thread));
      const range = ranges.get(id);
      if (!range) this.#orphans.push(id);
      else {
        this.#beginning.set(range.first, [...(this.#beginning.get(range.first) ?? []), id]);
        this.#ending.set(range.last, [...(this.#ending.get(range.last) ?? []), id]);
      }
    }
  }

  #number({ remarks, resolved }: CommentThread): number[] {
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

  /** What stands before a run. */
  begin = (run: Run): ParagraphChild[] => starts(this.#of(this.#beginning.get(run)));

  /** What stands behind it. */
  end = (run: Run): ParagraphChild[] => ends(this.#of(this.#ending.get(run)));

  /** What stands at the beginning of the body; nothing for the second time. */
  orphans(): ParagraphChild[] {
    const numbers = this.#of(this.#orphans.splice(0));
    return [...starts(numbers), ...ends(numbers)];
  }

  #of(ids: readonly string[] = []): number[] {
    return ids.flatMap((id) => this.#numbers.get(id) ?? []);
  }
}

const starts = (numbers: readonly number[]): ParagraphChild[] =>
  numbers.map((number) => new CommentRangeStart(number));
const ends = (numbers: readonly number[]): ParagraphChild[] =>
  numbers.flatMap((number) => [
    new CommentRangeEnd(number),
    new TextRun({ children: [new CommentReference(number)] }),
  ]);
