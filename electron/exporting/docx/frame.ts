/** The lines of masthead and imprint, with what field revisions changed of them. */
import type { IRunOptions, ParagraphChild } from "docx";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { FieldLines, type LineOf } from "../../../shared/revisions/field-lines.ts";
import { textRuns } from "./runs.ts";
import type { UnitMarks, WordMarks } from "./tracked.ts";

export class Frame {
  readonly document: BulletinDocument;
  readonly #marks: WordMarks;
  readonly #lines: FieldLines;

  /** @param marks without any, everything is as it is in the end */
  constructor(document: BulletinDocument, marks: WordMarks) {
    this.document = document;
    this.#marks = marks;
    this.#lines = new FieldLines({ ...document, revisions: marks.revisions });
  }

  /** The documents before, between and after the revisions of fields. */
  get documents(): BulletinDocument[] {
    return this.#lines.documents;
  }

  has = (lineOf: LineOf): boolean => this.#lines.has(lineOf);

  runs(lineOf: LineOf, options: IRunOptions = {}): ParagraphChild[] {
    const runs = this.#lines.runs(lineOf);
    return runs.length === 0
      ? textRuns("", options)
      : runs.flatMap((run) => this.#marks.around(textRuns(run.text, options), run));
  }

  /** Of a paragraph that has no other line: whether it came or went. */
  paragraph(lineOf: LineOf): { run?: UnitMarks } {
    const marks = this.#marks.ofUnit(this.#lines.endRevisionIds(lineOf));
    return Object.keys(marks).length === 0 ? {} : { run: marks };
  }
}
