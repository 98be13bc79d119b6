/**
 * Writes revisions as tracked changes of Word (ECMA-376 part 1, 17.13.5). Each element has an id of its own,
 * so a revision of ours may become several changes in Word. Word has no place for the role of an author, for
 * the pairing of a deletion and an insertion, and for fractions of a second.
 */
import {
  BuilderElement,
  type IContext,
  type IXmlableObject,
  type ParagraphChild,
  type XmlComponent,
} from "docx";
import type { Block, BulletinDocument, Revision } from "../../../../shared/document/schema.ts";

/** The attributes of a tracked change. */
export interface WordMark {
  id: number;
  author: string;
  /** ISO 8601 in UTC; `postprocess.ts` turns it into the form of Word. */
  date: string;
}

/** The marks of a paragraph end or of a row of a table. */
export interface UnitMarks {
  insertion?: WordMark;
  deletion?: WordMark;
}

/** The moment to the second, as Word keeps it. */
const toSecond = (date: string): string => new Date(date).toISOString().replace(/\.\d+/u, "");

/** Creates the tracked changes for the revisions of a document. A file without marks has no revisions. */
export class WordMarks {
  readonly revisions: BulletinDocument["revisions"];
  #last = 0;

  constructor(revisions: BulletinDocument["revisions"]) {
    this.revisions = revisions;
  }

  /** An id that no other tracked change of the file has. */
  nextId(): number {
    this.#last += 1;
    return this.#last;
  }

  /** A new tracked change for a revision; `undefined` if there is no such revision. */
  toMark(id: string | undefined): WordMark | undefined {
    const revision = this.revision(id);
    return revision && { id: this.nextId(), author: revision.author, date: toSecond(revision.date) };
  }

  /** The revision with this id, if there is one. */
  revision(id: string | undefined): Revision | undefined {
    return id !== undefined && Object.hasOwn(this.revisions, id) ? this.revisions[id] : undefined;
  }

  /** The marks of a paragraph end or of an object. */
  toUnitMarks({ inserted, deleted }: Pick<Block, "inserted" | "deleted">): UnitMarks {
    const insertion = this.toMark(inserted);
    const deletion = this.toMark(deleted);
    return { ...(insertion && { insertion }), ...(deletion && { deletion }) };
  }

  /**
   * Puts runs into the marks of a run or an object. Inserted text that another author deleted is a deletion
   * within an insertion.
   */
  wrap(
    runs: readonly ParagraphChild[],
    { inserted, deleted }: Pick<Block, "inserted" | "deleted">,
  ): ParagraphChild[] {
    const insertion = this.toMark(inserted);
    const deletion = this.toMark(deleted);
    const content = deletion ? [writeChange("w:del", deletion, runs)] : [...runs];
    return insertion ? [writeChange("w:ins", insertion, content)] : content;
  }
}

/** A tracked change around runs. The elements of the docx library for it accept text only, and no nesting. */
const writeChange = (
  name: "w:ins" | "w:del",
  mark: WordMark,
  runs: readonly ParagraphChild[],
): ParagraphChild => {
  const change: object = new TrackedChange(name, mark, runs);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a paragraph writes any element; its type names the library's own
  return change as ParagraphChild;
};

class TrackedChange extends BuilderElement<{ id: number; author: string; date: string }> {
  readonly #isDeletion: boolean;

  constructor(name: "w:ins" | "w:del", { id, author, date }: WordMark, runs: readonly object[]) {
    super({
      name,
      attributes: {
        id: { key: "w:id", value: id },
        author: { key: "w:author", value: author },
        date: { key: "w:date", value: date },
      },
      // oxlint-disable-next-line typescript/consistent-type-assertions -- what a paragraph takes are elements, but for bookmarks, which are not written
      children: runs as readonly XmlComponent[],
    });
    this.#isDeletion = name === "w:del";
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    // oxlint-disable-next-line typescript/consistent-type-assertions -- only names differ
    return xml && this.#isDeletion ? (toDeletedText(xml) as IXmlableObject) : xml;
  }
}

/** Renames text to deleted text, `w:delText` (17.3.3.7). */
function toDeletedText(xml: unknown): unknown {
  if (Array.isArray(xml)) return xml.map(toDeletedText);
  if (typeof xml !== "object" || xml === null) return xml;
  return Object.fromEntries(
    Object.entries(xml).map(([name, inner]) => [
      name === "w:t" ? "w:delText" : name,
      name === "_attr" ? inner : toDeletedText(inner),
    ]),
  );
}
