/**
 * Collects the annotations of a Word file (ECMA-376 part 1, 17.13) while its text is read: the revisions
 * (17.13.5), that is who inserted, deleted or formatted what, and which comments cover the text.
 *
 * Adjacent revisions of the same kind, author and moment become one revision, as Word counts them. A deletion
 * directly followed by an insertion of the same author and moment is a replacement: both get the same `pair`.
 * Word keeps no roles.
 */
import { valueAt } from "../../../../../shared/basics/lookup.ts";
import { idOf } from "../../../../../shared/basics/identifiers.ts";
import type { BulletinDocument, Revision, Table } from "../../../../../shared/document/schema.ts";
import type { Looks } from "../parts/styles.ts";
import type { Attributes } from "../parts/xml.ts";

/** Annotations of a run: ids of revisions, and keys of comments (`commentKey`). */
export interface RunAnnotations {
  inserted?: string;
  deleted?: string;
  formatted?: string;
  comments?: string[];
}

/** Annotations of a paragraph end, or of a table. */
export type ParagraphAnnotations = Omit<RunAnnotations, "comments">;

/**
 * Looks and style of a run or a paragraph before it was formatted; of a table, its content before the change.
 */
export interface FormerFormat {
  direct: Looks;
  style: string | null;
  table?: Table;
}

/** Author and moment of a revision. */
export type WordStamp = Pick<Revision, "author" | "date">;

type Kind = Revision["kind"];
/** The latest revision of a kind; the next one with the same key continues it. */
interface LatestRevision {
  id: string;
  key: string;
}

const insertions = new Set(["w:ins", "w:moveTo"]);
const deletions = new Set(["w:del", "w:moveFrom"]);
/** Tells if an element is an insertion, a deletion, or one side of a move. */
export const isRevisionElement = (name: string): boolean => insertions.has(name) || deletions.has(name);
/** Tells if a revision adds content: text, a paragraph end, a row or a cell. */
export const isInsertion = (name: string): boolean => insertions.has(name) || name === "w:cellIns";

export class AnnotationReader {
  readonly revisions: BulletinDocument["revisions"] = {};
  /** Former formats by the ids of format and paragraph revisions. */
  readonly formerFormats = new Map<string, FormerFormat>();
  /** Ids of the insertions and deletions around the text that is being read. */
  readonly #open: { inserted: string[]; deleted: string[] } = { inserted: [], deleted: [] };
  readonly #latest: Record<keyof ParagraphAnnotations, LatestRevision | null> = {
    inserted: null,
    deleted: null,
    formatted: null,
  };
  readonly #openComments: string[] = [];
  /** Number of revisions by kind, author and moment. */
  readonly #counts = new Map<string, number>();

  /** Handles the start of an element around runs, and either end of the range of a comment. */
  open(name: string, attributes: Attributes): void {
    const comment = commentKey(attributes["w:id"] ?? "");
    if (insertions.has(name)) this.#open.inserted.push(this.addInsertion(attributes));
    else if (deletions.has(name)) this.#open.deleted.push(this.addDeletion(attributes));
    else if (name === "w:commentRangeStart") this.#openComments.push(comment);
    else if (name === "w:commentRangeEnd" && this.#openComments.includes(comment))
      this.#openComments.splice(this.#openComments.indexOf(comment), 1);
  }

  close(name: string): void {
    if (insertions.has(name)) this.#open.inserted.pop();
    else if (deletions.has(name)) this.#open.deleted.pop();
  }

  /**
   * The annotations of the text that is being read. Text outside of insertions and deletions separates the
   * revisions before it from those after it.
   * @param formatted id of the format revision of its run
   */
  annotateText(formatted: string | undefined): RunAnnotations {
    const inserted = this.#open.inserted.at(-1);
    const deleted = this.#open.deleted.at(-1);
    if (inserted === undefined && deleted === undefined) {
      this.#latest.inserted = null;
      this.#latest.deleted = null;
    }
    if (formatted === undefined) this.#latest.formatted = null;

    return {
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
      ...(formatted !== undefined && { formatted }),
      ...(this.#openComments.length > 0 && { comments: [...this.#openComments] }),
    };
  }

  /**
   * Adds an insertion, or continues the latest one. Pairs it with a deletion directly before it.
   * @returns its id
   */
  addInsertion(attributes: Attributes): string {
    const id = this.#addOrContinue("inserted", "insertion", readStamp(attributes));
    const insertion = valueAt(this.revisions, id);
    const deletionId = this.#latest.deleted?.id;
    const deletion = deletionId === undefined ? undefined : this.revisions[deletionId];
    if (
      deletionId !== undefined &&
      deletion &&
      deletion.author === insertion.author &&
      deletion.date === insertion.date &&
      this.#open.deleted.length === 0 &&
      !insertion.pair
    ) {
      deletion.pair = deletionId;
      insertion.pair = deletionId;
    }
    return id;
  }

  /** Adds a deletion, or continues the latest one. @returns its id */
  addDeletion(attributes: Attributes): string {
    return this.#addOrContinue("deleted", "deletion", readStamp(attributes));
  }

  /** Adds a change of the looks of a run or of the style of a paragraph. @returns its id */
  addFormatting(kind: "format" | "paragraph", attributes: Attributes, former: FormerFormat): string {
    const id =
      kind === "format"
        ? this.#addOrContinue("formatted", kind, readStamp(attributes), JSON.stringify(former))
        : this.#add(kind, readStamp(attributes));
    this.formerFormats.set(id, former);
    return id;
  }

  /** Adds the insertion or deletion of a whole table. @returns its id */
  addTable(place: "inserted" | "deleted", stamp: WordStamp): string {
    return this.#addOrContinue(place, place === "inserted" ? "insertion" : "deletion", stamp);
  }

  /** Adds the change of a table's rows or cells. @param former the table before the change @returns its id */
  addTableChange(stamp: WordStamp, former: Table): string {
    const id = this.#add("paragraph", stamp);
    this.formerFormats.set(id, { direct: {}, style: null, table: former });
    return id;
  }

  /** @param detail what must be the same too for a revision to be continued */
  #addOrContinue(place: keyof ParagraphAnnotations, kind: Kind, stamp: WordStamp, detail = ""): string {
    const key = `${stamp.author}\n${stamp.date}\n${detail}`;
    const latest = this.#latest[place];
    const id = latest?.key === key ? latest.id : this.#add(kind, stamp);
    this.#latest[place] = { id, key };
    return id;
  }

  #add(kind: Kind, { author, date }: WordStamp): string {
    const key = `${kind}\n${author}\n${date}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    // Ids differ between files, but are the same each time for the same file.
    const id = idOf(`${key}\n${count}`);
    this.revisions[id] = { kind, author, date };
    return id;
  }
}

/** Author and moment from the attributes of a revision's element. */
export const readStamp = (attributes: Attributes): WordStamp => ({
  author: attributes["w:author"] ?? "",
  date: readMoment(attributes),
});

/** Key of a comment by its id in the file, until `reviewed.ts` gives it an id of its own. */
export const commentKey = (id: string): string => `wc${id}`;

/**
 * The moment of a revision or a comment as ISO 8601 in UTC. Word writes `w:date` in local time, though with a
 * `Z` as if it were UTC; the real moment is in `w16du:dateUtc` ([MS-DOCX] 2.2.4) if Word wrote it.
 */
export function readMoment(attributes: Attributes): string {
  const utc = Object.entries(attributes).find(([name]) => name.endsWith(":dateUtc"))?.[1];
  const at = new Date(utc ?? (attributes["w:date"] ?? "").replace(/Z$/u, ""));
  return (Number.isNaN(at.getTime()) ? new Date(0) : at).toISOString();
}
