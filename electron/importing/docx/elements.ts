/** What the elements of a story are to its reader (ECMA-376 part 1, 17.3, 17.4, 17.13, 17.16; part 3 for alternate content). */
import type { NoteKind } from "../../../shared/contract/import-note.ts";
import type { Attributes } from "./xml.ts";

/** Elements of which nothing is read: deleted text, properties of other things, former properties. */
const skipped = new Set([
  "w:delInstrText",
  "w:delText",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:tblPr",
  "w:tblPrEx",
  "w:tblGridChange",
  "w:rt",
  "w:pPrChange",
  "w:rPrChange",
  "w:sectPrChange",
  "w:tblPrChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:numberingChange",
  "m:ctrlPr",
  "w:object",
  "w:altChunk",
  "w:subDoc",
]);

/** Also the mark of a paragraph, a row or a number: then it is a property, and empty. */
const deletions = new Set(["w:del", "w:moveFrom"]);
const properties = new Set(["w:rPr", "w:trPr", "w:numPr"]);

/** Separators between text and notes are notes with a type of their own (17.11.17). */
const isSeparator = (name: string, attributes: Attributes): boolean =>
  (name === "w:footnote" || name === "w:endnote") && !["normal", undefined].includes(attributes["w:type"]);

export const isSkipped = (name: string, parent: string, attributes: Attributes): boolean =>
  skipped.has(name) || (deletions.has(name) && !properties.has(parent)) || isSeparator(name, attributes);

/** What is read all the same where marks are kept: deleted text, and the former looks of runs and paragraphs. */
export const isReadWithMarks = (name: string, parent: string, above: string): boolean =>
  deletions.has(name) ||
  name === "w:delText" ||
  (name === "w:rPrChange" && parent === "w:rPr" && above === "w:r") ||
  (name === "w:pPrChange" && parent === "w:pPr" && above === "w:p");

/** What is told of a file; of tables and pictures only those that are not taken as such. */
export const told = new Map<string, NoteKind>([
  ["w:object", "objects"],
  ["w:altChunk", "objects"],
  ["w:subDoc", "objects"],
  ["c:chart", "objects"],
  ["cx:chart", "objects"],
  ["dgm:relIds", "objects"],
  ["w:txbxContent", "text-boxes"],
  ["w:commentReference", "comments"],
  ["m:oMath", "equations"],
]);

/** Characters that are elements of a run. */
export const characterElements = new Map([
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:cr", "\n"],
  ["w:noBreakHyphen", "\u2011"],
]);

/** Elements that hold the properties of a paragraph or a run. */
export const isProperties = (name: string): boolean =>
  name === "w:rPr" || name === "w:pPr" || name === "w:numPr";

/** Those of a table's grid, of a row or of a cell. */
export const isTableProperties = (name: string): boolean =>
  name === "w:tblGrid" || name === "w:trPr" || name === "w:tcPr";

/** Elements that hold paragraphs of their own. */
export const holdsFlow = (name: string): boolean =>
  name === "w:tc" || name === "w:txbxContent" || isNote(name);
export const isNote = (name: string): boolean => name === "w:footnote" || name === "w:endnote";
export const isNoteReference = (name: string): boolean =>
  name === "w:footnoteReference" || name === "w:endnoteReference";

/** `w:footnote`, `w:footnoteReference` → footnote and its id. */
export const noteKey = (name: string, attributes: Attributes): string =>
  `${name.startsWith("w:foot") ? "footnote" : "endnote"} ${attributes["w:id"] ?? ""}`;

/**
 * Alternate content (part 3, 9.3): the first choice whose namespaces are all understood, else the fallback; never two, or
 * text boxes would be read twice.
 */
export class Alternatives {
  /** Of each alternate content under way: whether one was taken. */
  readonly #taken: boolean[] = [];

  open(): void {
    this.#taken.push(false);
  }

  close(): void {
    this.#taken.pop();
  }

  /** Whether this choice or fallback is read. */
  take(name: string, attributes: Attributes, usual: (prefix: string) => string | undefined): boolean {
    const required =
      name === "mc:Choice" ? (attributes.Requires ?? "").split(/\s+/u).filter((prefix) => prefix !== "") : [];
    if (this.#taken.at(-1) || !required.every((prefix) => usual(prefix) !== undefined)) return false;
    if (this.#taken.length > 0) this.#taken[this.#taken.length - 1] = true;
    return true;
  }
}
