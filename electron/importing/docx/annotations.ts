/**
 * Revisions of a Word file (ECMA-376 part 1, 17.13.5) while its text is read: who inserted, deleted and formatted what.
 * Neighbouring marks of one kind, author and moment are one revision, as Word counts them; a deletion with an insertion of
 * the same author and moment behind it is a replacement. Word keeps no roles.
 */
import { idOf } from "../../../shared/bulletin/identifiers.ts";
import type { BulletinDocument, Revision, Table } from "../../../shared/bulletin/schema.ts";
import type { Looks } from "./styles.ts";
import type { Attributes } from "./xml.ts";

/** What a run carries: ids of revisions, and of comments. */
export interface RunAnnotations {
  inserted?: string;
  deleted?: string;
  formatted?: string;
  comments?: readonly string[];
}

/** What a paragraph mark carries. */
export type ParagraphAnnotations = Omit<RunAnnotations, "comments">;

/** What a run or a paragraph looked like before it was formatted; of a table, what it was. */
export interface FormerFormat {
  direct: Looks;
  style: string | null;
  table?: Table;
}

/** Who made a mark, and when. */
export type Stamp = Pick<Revision, "author" | "date">;

type Kind = Revision["kind"];
interface Last {
  id: string;
  key: string;
}

const insertions = new Set(["w:ins", "w:moveTo"]);
const deletions = new Set(["w:del", "w:moveFrom"]);
export const isRevisionElement = (name: string): boolean => insertions.has(name) || deletions.has(name);

export class AnnotationReader {
  readonly revisions: BulletinDocument["revisions"] = {};
  /** Of format and paragraph revisions, by their ids. */
  readonly befores = new Map<string, FormerFormat>();
  readonly #open = { inserted: [] as string[], deleted: [] as string[] };
  readonly #last: { inserted: Last | null; deleted: Last | null; formatted: Last | null } = {
    inserted: null,
    deleted: null,
    formatted: null,
  };
  readonly #comments: string[] = [];
  /** How many of one kind, author and moment. */
  readonly #made = new Map<string, number>();

  /** An element around runs, or an end of a comment's range. */
  open(name: string, attributes: Attributes): void {
    const id = commentKey(attributes["w:id"] ?? "");
    if (insertions.has(name)) this.#open.inserted.push(this.insertion(attributes));
    else if (deletions.has(name)) this.#open.deleted.push(this.deletion(attributes));
    else if (name === "w:commentRangeStart") this.#comments.push(id);
    else if (name === "w:commentRangeEnd" && this.#comments.includes(id))
      this.#comments.splice(this.#comments.indexOf(id), 1);
  }

  close(name: string): void {
    if (insertions.has(name)) this.#open.inserted.pop();
    else if (deletions.has(name)) this.#open.deleted.pop();
  }

  /** What text carries that is read now. Text outside of a mark parts it from the next one. */
  marks(formatted: string | undefined): RunAnnotations {
    const [inserted, deleted] = [this.#open.inserted.at(-1), this.#open.deleted.at(-1)];
    if (inserted === undefined && deleted === undefined)
      [this.#last.inserted, this.#last.deleted] = [null, null];
    if (formatted === undefined) this.#last.formatted = null;
    return {
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
      ...(formatted !== undefined && { formatted }),
      ...(this.#comments.length > 0 && { comments: [...this.#comments] }),
    };
  }

  insertion(attributes: Attributes): string {
    const id = this.#mark("inserted", "insertion", readStamp(attributes));
    const [revision, before] = [
      this.revisions[id] as Revision,
      this.#last.deleted && this.revisions[this.#last.deleted.id],
    ];
    if (
      this.#last.deleted &&
      before &&
      before.author === revision.author &&
      before.date === revision.date &&
      this.#open.deleted.length === 0 &&
      !revision.pair
    ) {
      [before.pair, revision.pair] = [this.#last.deleted.id, this.#last.deleted.id];
    }
    return id;
  }

  deletion = (attributes: Attributes): string => this.#mark("deleted", "deletion", readStamp(attributes));

  /** A run or a paragraph whose looks or style were changed. */
  change(kind: "format" | "paragraph", attributes: Attributes, before: FormerFormat): string {
    const id =
      kind === "format"
        ? this.#mark("formatted", kind, readStamp(attributes), JSON.stringify(before))
        : this.#add(kind, readStamp(attributes));
    this.befores.set(id, before);
    return id;
  }

  /** A whole table that came or went. */
  table(place: "inserted" | "deleted", maker: Stamp): string {
    return this.#mark(place, place === "inserted" ? "insertion" : "deletion", maker);
  }

  /** A table whose rows or cells changed. */
  changedTable(maker: Stamp, table: Table): string {
    const id = this.#add("paragraph", maker);
    this.befores.set(id, { direct: {}, style: null, table });
    return id;
  }

  #mark(place: keyof ParagraphAnnotations, kind: Kind, maker: Stamp, more = ""): string {
    const key = `${maker.author}\n${maker.date}\n${more}`;
    const last = this.#last[place];
    const id = last?.key === key ? last.id : this.#add(kind, maker);
    this.#last[place] = { id, key };
    return id;
  }

  #add(kind: Kind, { author, date }: Stamp): string {
    const key = `${kind}\n${author}\n${date}`;
    const count = (this.#made.get(key) ?? 0) + 1;
    this.#made.set(key, count);
    // Of two files never the same, of one file always.
    const id = idOf(`${key}\n${count}`);
    this.revisions[id] = { kind, author, date };
    return id;
  }
}

export const readStamp = (attributes: Attributes): Stamp => ({
  author: attributes["w:author"] ?? "",
  date: readMoment(attributes),
});

export const commentKey = (id: string): string => `wc${id}`;

/** The moment itself where Word says it; else its clock on the wall, which it writes as if it were UTC. */
export function readMoment(attributes: Attributes): string {
  const utc = Object.entries(attributes).find(([name]) => name.endsWith(":dateUtc"))?.[1];
  const at = new Date(utc ?? (attributes["w:date"] ?? "").replace(/Z$/u, ""));
  return (Number.isNaN(at.getTime()) ? new Date(0) : at).toISOString();
}
