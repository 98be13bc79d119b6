/**
 * Revisions as Word writes them (ECMA-376 part 1, 17.13.5). Each element has an id of its own: a revision of ours may be
 * several of Word's. Word has no place for an author's role, for which deletion and insertion are a pair, nor for parts of
 * a second.
 */
import {
  BuilderElement,
  type IContext,
  type IXmlableObject,
  type ParagraphChild,
  type XmlComponent,
} from "docx";
import type { Block, BulletinDocument, Revision } from "../../../shared/bulletin/schema.ts";

/** What Word is told of a revision. */
export interface WordMark {
  id: number;
  author: string;
  /** ISO 8601, UTC; `postprocess.ts` writes it as Word does. */
  date: string;
}

/** What marks a paragraph mark or a table's row. */
export interface UnitMarks {
  insertion?: WordMark;
  deletion?: WordMark;
}

/** To the second, as Word keeps it. */
const toSecond = (date: string): string => new Date(date).toISOString().replace(/\.\d+/u, "");

/** The revisions of a document on their way to Word; a file without marks has none. */
export class WordMarks {
  readonly revisions: BulletinDocument["revisions"];
  #last = 0;

  constructor(revisions: BulletinDocument["revisions"]) {
    this.revisions = revisions;
  }

  /** An id that no other mark of the file has. */
  nextId(): number {
    this.#last += 1;
    return this.#last;
  }

  of(id: string | undefined): WordMark | undefined {
    const revision = this.revision(id);
    return revision && { id: this.nextId(), author: revision.author, date: toSecond(revision.date) };
  }

  revision(id: string | undefined): Revision | undefined {
    return id !== undefined && Object.hasOwn(this.revisions, id) ? this.revisions[id] : undefined;
  }

  /** The marks of a paragraph mark, or of an object. */
  ofUnit({ inserted, deleted }: Pick<Block, "inserted" | "deleted">): UnitMarks {
    const [insertion, deletion] = [this.of(inserted), this.of(deleted)];
    return { ...(insertion && { insertion }), ...(deletion && { deletion }) };
  }

  /** Runs within the marks that a run or an object carries: what another deleted of an insertion is a deletion within it. */
  around(
    runs: readonly ParagraphChild[],
    { inserted, deleted }: Pick<Block, "inserted" | "deleted">,
  ): ParagraphChild[] {
    const [insertion, deletion] = [this.of(inserted), this.of(deleted)];
    const left = deletion ? [tracked("w:del", deletion, runs)] : [...runs];
    return insertion ? [tracked("w:ins", insertion, left)] : left;
  }
}

/** The library's own elements for these take text only, and none within another. */
export const tracked = (
  name: "w:ins" | "w:del",
  mark: WordMark,
  runs: readonly ParagraphChild[],
): ParagraphChild => new Tracked(name, mark, runs) as unknown as ParagraphChild;

class Tracked extends BuilderElement<{ id: number; author: string; date: string }> {
  readonly #isDeletion: boolean;

  constructor(name: "w:ins" | "w:del", { id, author, date }: WordMark, runs: readonly ParagraphChild[]) {
    super({
      name,
      attributes: {
        id: { key: "w:id", value: id },
        author: { key: "w:author", value: author },
        date: { key: "w:date", value: date },
      },
      children: runs as unknown as XmlComponent[],
    });
    this.#isDeletion = name === "w:del";
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const made = super.prepForXml(context);
    return made && this.#isDeletion ? (withDeletedText(made) as IXmlableObject) : made;
  }
}

/** Deleted text is `w:delText` (17.3.3.7). */
function withDeletedText(made: unknown): unknown {
  if (Array.isArray(made)) return made.map(withDeletedText);
  if (typeof made !== "object" || made === null) return made;
  return Object.fromEntries(
    Object.entries(made).map(([name, inner]) => [
      name === "w:t" ? "w:delText" : name,
      name === "_attr" ? inner : withDeletedText(inner),
    ]),
  );
}
