/** Writes the lines of masthead and imprint with the marks of field revisions. */
import type { IRunOptions, ParagraphChild } from "docx";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { FieldLines, type LineOf } from "../../../../shared/revisions/field-lines.ts";
import { toTextRuns } from "./runs.ts";
import type { UnitMarks, WordMarks } from "./tracked.ts";

/** The text of masthead and imprint, together the frame of an issue. */
export class Frame {
  readonly document: BulletinDocument;
  readonly #marks: WordMarks;
  readonly #lines: FieldLines;

  /** @param document its final text @param marks without revisions, only the final text is written */
  constructor(document: BulletinDocument, marks: WordMarks) {
    this.document = document;
    this.#marks = marks;
    this.#lines = new FieldLines({ ...document, revisions: marks.revisions });
  }

  /** The documents before, between and after the field revisions. */
  get documents(): BulletinDocument[] {
    return this.#lines.documents;
  }

  /** True if one of the documents has this line. */
  has = (lineOf: LineOf): boolean => this.#lines.has(lineOf);

  /** The runs of a line with their marks. */
  runs(lineOf: LineOf, options: IRunOptions = {}): ParagraphChild[] {
    const runs = this.#lines.runs(lineOf);
    return runs.length === 0
      ? toTextRuns("", options)
      : runs.flatMap((run) => this.#marks.wrap(toTextRuns(run.text, options), run));
  }

  /** The mark of a paragraph that consists of this line only, if the paragraph was inserted or deleted. */
  markParagraph(lineOf: LineOf): { run?: UnitMarks } {
    const marks = this.#marks.toUnitMarks(this.#lines.endRevisionIds(lineOf));
    return Object.keys(marks).length === 0 ? {} : { run: marks };
  }
}
