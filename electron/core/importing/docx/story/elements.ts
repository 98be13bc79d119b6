/**
 * Classifies the elements of a story for its reader (ECMA-376 part 1, 17.3, 17.4, 17.13, 17.16; part 3 for
 * alternate content).
 */
import type { NoteKind } from "../../../../../shared/basics/import-note.ts";
import type { Attributes } from "../parts/xml.ts";

/** Elements whose content is not read: deleted text, properties that do not matter, former properties. */
const skippedElements = new Set([
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

/**
 * Deleted content. Among the properties of a paragraph end, a row or a number, these elements are empty
 * flags.
 */
const deletions = new Set(["w:del", "w:moveFrom"]);
const properties = new Set(["w:rPr", "w:trPr", "w:numPr"]);
/** Tells by the element above a revision if the revision is an empty flag, not an element around content. */
export const isFlag = (parent: string): boolean => properties.has(parent);

/** Separators between text and notes are stored as notes with a type of their own (17.11.17). */
const isSeparator = (name: string, attributes: Attributes): boolean =>
  (name === "w:footnote" || name === "w:endnote") && !["normal", undefined].includes(attributes["w:type"]);

/** Tells if an element and its content are left out. */
export const isSkipped = (name: string, parent: string, attributes: Attributes): boolean =>
  skippedElements.has(name) || (deletions.has(name) && !isFlag(parent)) || isSeparator(name, attributes);

/**
 * Elements that are read if annotations are kept, although `isSkipped`: deleted text and the former
 * properties of runs and paragraphs.
 */
export const isReadWithAnnotations = (name: string, parent: string, above: string): boolean =>
  deletions.has(name) ||
  name === "w:delText" ||
  (name === "w:rPrChange" && parent === "w:rPr" && above === "w:r") ||
  (name === "w:pPrChange" && parent === "w:pPr" && above === "w:p");

/**
 * Elements that are counted in a note to the user. Tables and pictures are counted elsewhere, only if they
 * are left out.
 */
export const notedElements = new Map<string, NoteKind>([
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

/** Elements of a run that stand for a character. */
export const characterElements = new Map([
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:cr", "\n"],
  ["w:noBreakHyphen", "\u2011"],
]);

/** Elements that hold the properties of a paragraph or a run. */
export const isProperties = (name: string): boolean =>
  name === "w:rPr" || name === "w:pPr" || name === "w:numPr";

/** Elements that hold the properties of a table's grid, a row or a cell. */
export const isTableProperties = (name: string): boolean =>
  name === "w:tblGrid" || name === "w:trPr" || name === "w:tcPr";

/** Elements with paragraphs of their own: cells, text boxes and notes. */
export const holdsFlow = (name: string): boolean =>
  name === "w:tc" || name === "w:txbxContent" || isNote(name);
/** Footnotes and endnotes. */
export const isNote = (name: string): boolean => name === "w:footnote" || name === "w:endnote";
/** The place in the text that refers to a note. */
export const isNoteReference = (name: string): boolean =>
  name === "w:footnoteReference" || name === "w:endnoteReference";

/** The key of a note, the same for the note and the references to it: its kind and its id. */
export const noteKey = (name: string, attributes: Attributes): string =>
  `${name.startsWith("w:foot") ? "footnote" : "endnote"} ${attributes["w:id"] ?? ""}`;

/**
 * Chooses from alternate content (part 3, 9.3) the first choice whose namespaces are all understood, else the
 * fallback. Never two of them, or text boxes would be read twice.
 */
export class Alternatives {
  /** For each open alternate content: true once a choice was made. */
  readonly #hasChosen: boolean[] = [];

  open(): void {
    this.#hasChosen.push(false);
  }

  close(): void {
    this.#hasChosen.pop();
  }

  /** Tells if this choice or fallback is to be read. */
  choose(name: string, attributes: Attributes, usual: (prefix: string) => string | undefined): boolean {
    const requiredPrefixes =
      name === "mc:Choice" ? (attributes.Requires ?? "").split(/\s+/u).filter((prefix) => prefix !== "") : [];
    if (this.#hasChosen.at(-1) || !requiredPrefixes.every((prefix) => usual(prefix) !== undefined))
      return false;
    if (this.#hasChosen.length > 0) this.#hasChosen[this.#hasChosen.length - 1] = true;
    return true;
  }
}
