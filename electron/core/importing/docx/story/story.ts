/**
 * Reads a story of a Word file (document, footnotes, endnotes) from a stream of elements into its paragraphs
 * in reading order. Elements that are not named here or in `elements.ts` are transparent: their content is
 * read as if they were not there (sdt, smartTag, customXml, hyperlink, ins, moveTo …).
 */
import { lastOf } from "../../../../../shared/basics/elements.ts";
import type { NoteKind } from "../../../../../shared/basics/import-note.ts";
import {
  Alternatives,
  characterElements,
  holdsFlow,
  isNote,
  isNoteReference,
  isProperties,
  isTableProperties,
  notedElements,
  noteKey,
} from "./elements.ts";
import { Fields } from "../parts/fields.ts";
import {
  addRun,
  joinRuns,
  hasNoText,
  newFlow,
  newParagraph,
  plainLine,
  toSeparateLine,
  trimSpaces,
  type Flow,
  type OpenParagraph,
  type WordLine,
  type WordPicture,
  type WordRun,
} from "./flow.ts";
import { readLayout } from "../parts/layout.ts";
import { LimitError } from "../../files/word-limits.ts";
import { addLabel } from "./numbering.ts";
import { Drawings } from "./pictures.ts";
import { annotateParagraph, readFormerStyle, readRevisionProperty, annotateRun } from "./read-annotations.ts";
import { isRevisionElement } from "./annotations.ts";
import { isAbsent, isLeftOut, tablePropertyName } from "./skip-revisions.ts";
import { isOn, readLook } from "../parts/styles.ts";
import { readSigns, signOf } from "../parts/symbols.ts";
import { OpenTable } from "./tables.ts";
import type { Reading } from "./reading.ts";
import { readXml, type Attributes, type XmlHandler } from "../parts/xml.ts";

/** The reader of one story. */
export class Story implements XmlHandler {
  readonly #reading: Reading;
  /** Open flows: the story itself, and the text boxes, cells and notes around the current place. */
  readonly #flows: Flow[] = [newFlow()];
  /** Open tables; a cell may contain a table. */
  readonly #tables: OpenTable[] = [];
  readonly #drawings: Drawings;
  readonly #fields = new Fields();
  readonly #alternatives = new Alternatives();
  /** Names of the open elements. */
  readonly #path: string[] = [];
  /** Depth within a skipped element; 0 outside. */
  #skippedDepth = 0;
  /** The open element of text. */
  #text: { value: string; keepsSpace: boolean } | null = null;
  /** Key of the open note. */
  #note = "";

  /** What the start of an element does, by name. */
  readonly #starts = new Map<string, (attributes: Attributes) => void>([
    ["w:p", () => this.#beginParagraph()],
    ["w:r", () => this.#beginRun()],
    ["m:r", () => this.#beginRun()],
    ["w:t", (attributes) => this.#beginText(attributes["xml:space"] === "preserve")],
    ["w:delText", (attributes) => this.#beginText(attributes["xml:space"] === "preserve")],
    ["m:t", () => this.#beginText(true)],
    ["w:instrText", () => this.#beginText(true)],
    ["v:textpath", (attributes) => this.#addWordArt(attributes.string ?? "")],
    ["w:tbl", () => this.#beginTable()],
    ["w:tr", () => this.#tables.at(-1)?.beginRow()],
    ["w:tc", () => this.#tables.at(-1)?.beginCell()],
    ["w:pgSz", (attributes) => readPaperSize(attributes, this.#reading.sheet)],
    ["w:pgMar", (attributes) => readMargins(attributes, this.#reading.sheet)],
    ["mc:AlternateContent", () => this.#alternatives.open()],
  ]);

  /** What the end of an element does, by name. */
  readonly #ends = new Map<string, () => void>([
    ["w:p", () => this.#endParagraph()],
    ["w:r", () => this.#endRun()],
    ["m:r", () => this.#endRun()],
    ["w:t", () => this.#endText()],
    ["w:delText", () => this.#endText()],
    ["m:t", () => this.#endText()],
    ["w:instrText", () => this.#endInstruction()],
    ["w:tbl", () => this.#endTable()],
    ["mc:AlternateContent", () => this.#alternatives.close()],
  ]);

  /** @param getPicture gives a picture by the id of its relationship; notes have no pictures */
  constructor(reading: Reading, getPicture: ConstructorParameters<typeof Drawings>[0] = () => null) {
    this.#reading = reading;
    this.#drawings = new Drawings(getPicture, (picture) => this.#addPicture(picture));
  }

  /** Reads the part and returns its lines. @throws FormatError, LimitError */
  read(bytes: Uint8Array): WordLine[] {
    readXml(bytes, this.#reading.limits, this);
    this.#endParagraph();
    this.#endCarried();
    this.#add(this.#reading.notes.take());
    return this.#flow.lines;
  }

  get #flow(): Flow {
    return lastOf(this.#flows);
  }

  get #paragraph(): OpenParagraph | null {
    return this.#flow.paragraph;
  }

  #countNote(kind: NoteKind, count = 1): void {
    this.#reading.counts.set(kind, (this.#reading.counts.get(kind) ?? 0) + count);
  }

  #add(lines: readonly WordLine[]): void {
    for (const line of lines) this.#flow.lines.push(line);
  }

  open(name: string, attributes: Attributes, usual: (prefix: string) => string | undefined): void {
    if (this.#skippedDepth > 0) {
      this.#skippedDepth += 1;
      return;
    }

    const parent = this.#path.at(-1) ?? "";
    const noteKind = notedElements.get(name);
    if (noteKind) this.#countNote(noteKind);
    if (parent !== "w:numPr") this.#reading.changes.open(name, attributes);
    const isAlternative = name === "mc:Choice" || name === "mc:Fallback";
    if (
      (isAlternative && !this.#alternatives.choose(name, attributes, usual)) ||
      isLeftOut(name, attributes, this.#path, this.#reading)
    ) {
      this.#skippedDepth = 1;
      return;
    }

    const isProperty = isProperties(parent) || isTableProperties(parent);
    if (!isProperty) this.#reading.annotationReader?.open(name, attributes);
    this.#drawings.open(name, this.#path, attributes);
    this.#path.push(name);
    if (parent === "w:rPr") this.#readRunProperty(name, attributes);
    else if (isProperties(parent)) this.#readParagraphProperty(name, attributes);
    else if (isTableProperties(parent)) {
      const property = tablePropertyName(name, attributes, this.#reading);
      if (property !== null) this.#tables.at(-1)?.readProperty(property, parent, attributes);
    } else if (parent !== "w:r" || !this.#readCharacter(name, attributes)) this.#begin(name, attributes);
  }

  #begin(name: string, attributes: Attributes): void {
    this.#starts.get(name)?.(attributes);
    if (holdsFlow(name)) this.#flows.push(newFlow());
    if (isNote(name)) this.#note = noteKey(name, attributes);
  }

  #beginParagraph(): void {
    this.#endParagraph();
    this.#flow.paragraph = newParagraph();
  }

  #beginRun(): void {
    this.#paragraph?.openRuns.push({ direct: {}, style: null, font: null, looks: null });
  }

  #endRun(): void {
    this.#paragraph?.openRuns.pop();
  }

  #beginText(keepsSpace: boolean): void {
    this.#text = { value: "", keepsSpace };
  }

  #beginTable(): void {
    this.#endParagraph();
    this.#tables.push(new OpenTable());
  }

  #readParagraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraph;
    const value = attributes["w:val"];
    if (!paragraph) return;
    if (this.#reading.annotationReader && this.#path.includes("w:pPrChange"))
      return readFormerStyle(name, attributes, paragraph);
    // The properties before a rejected change follow within this element, all of them.
    if (name === "w:pPrChange") Object.assign(paragraph, { style: null, layout: {}, numbering: {} });
    // A drop cap is a paragraph of its own before the paragraph that it begins (17.3.1.11).
    if (name === "w:framePr" && ["drop", "margin"].includes(attributes["w:dropCap"] ?? ""))
      paragraph.joinsNext = true;
    readLayout(paragraph.layout, name, attributes);
    if (value === undefined) return;
    if (name === "w:pStyle") paragraph.style = value;
    else if (name === "w:numId") paragraph.numbering.id = value;
    else if (name === "w:ilvl") paragraph.numbering.level = Number(value);
  }

  /** Reads a property of a run or of a paragraph end. */
  #readRunProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraph;
    const run = paragraph?.openRuns.at(-1);
    if (
      this.#reading.annotationReader &&
      paragraph &&
      readRevisionProperty(name, attributes, this.#path.at(-3), paragraph, run)
    )
      return;
    if (paragraph && this.#path.at(-3) === "w:pPr")
      paragraph.joinsNext ||= isRevisionElement(name)
        ? isAbsent(name, attributes, this.#reading)
        : name === "w:vanish" && isOn(attributes);
    else if (run && name === "w:rPrChange") Object.assign(run, { direct: {}, style: null, font: null });
    else if (run && name === "w:rStyle") run.style = attributes["w:val"] ?? null;
    else if (run && name === "w:rFonts") run.font = attributes["w:ascii"] ?? attributes["w:hAnsi"] ?? null;
    else if (run) readLook(run.direct, name, attributes);
  }

  /** Reads an element of a run that stands for characters. @returns false if it does not */
  #readCharacter(name: string, attributes: Attributes): boolean {
    const character = characterElements.get(name);
    if (character) this.#addText(character);
    else if (name === "w:br")
      this.#addText(["page", "column"].includes(attributes["w:type"] ?? "") ? "\f" : "\n");
    else if (name === "w:fldChar") this.#addText(this.#fields.handle(attributes["w:fldCharType"] ?? ""));
    else if (isNoteReference(name)) this.#addText(this.#reading.notes.refer(noteKey(name, attributes)));
    else if (name === "w:sym") {
      const sign = signOf(attributes["w:font"] ?? "", attributes["w:char"] ?? "");
      if (sign === null) this.#countNote("symbols");
      else this.#addText(sign);
    } else return false;
    return true;
  }

  text(text: string): void {
    if (this.#text && this.#skippedDepth === 0) this.#text.value += text;
  }

  close(name: string): void {
    if (this.#skippedDepth > 0) {
      this.#skippedDepth -= 1;
      return;
    }
    this.#path.pop();
    const parent = this.#path.at(-1) ?? "";
    if (parent !== "w:numPr") this.#reading.changes.close(name);
    this.#drawings.close(name);
    // Elements among properties have opened nothing.
    if (isProperties(parent) || isTableProperties(parent)) return;
    this.#reading.annotationReader?.close(name);
    this.#ends.get(name)?.();
    if (holdsFlow(name)) this.#endFlow(name);
  }

  #endText(): void {
    const { value, keepsSpace } = this.#text ?? { value: "", keepsSpace: true };
    this.#text = null;
    const plain = value.replaceAll(/[\r\n]/gu, " ");
    const { text, unknownSigns } = readSigns(
      this.#paragraph?.openRuns.at(-1)?.font ?? null,
      keepsSpace ? plain : trimSpaces(plain.replaceAll("\t", " ")),
    );
    if (unknownSigns > 0) this.#countNote("symbols", unknownSigns);
    this.#addText(text);
  }

  #endInstruction(): void {
    this.#fields.addInstruction(this.#text?.value ?? "");
    this.#text = null;
  }

  /** Adds WordArt (艺术字) of old files, whose text is an attribute of a shape. It is read like a text box. */
  #addWordArt(text: string): void {
    if (text.trim() === "") return;
    this.#countNote("text-boxes");
    this.#paragraph?.after.push(toSeparateLine(plainLine(text)));
  }

  /** Adds a picture before its paragraph if no text precedes it, else after the paragraph. */
  #addPicture(picture: WordPicture | null): void {
    if (!picture) {
      this.#countNote("pictures");
      return;
    }
    this.#linesForPicture().push(toSeparateLine({ style: null, runs: [], object: picture }));
  }

  #linesForPicture(): WordLine[] {
    const paragraph = this.#paragraph;
    if (!paragraph) return this.#flow.lines;
    return hasNoText(paragraph.runs) ? paragraph.before : paragraph.after;
  }

  #addText(text: string): void {
    const paragraph = this.#paragraph;
    if (!paragraph || text === "" || this.#fields.isInstruction) return;
    const run = paragraph.openRuns.at(-1);
    const reading = this.#reading;
    let looks = run?.looks;
    if (!looks) {
      looks = reading.styles.effectiveLooks(paragraph.style, run?.style ?? null, run?.direct ?? {});
      if (run) run.looks = looks;
      if (looks.hidden) this.#countNote("hidden");
    }
    if (looks.hidden) return;

    reading.changes.passText();
    reading.characters += text.length;
    if (reading.characters > reading.limits.characters) throw new LimitError("characters");
    paragraph.size ??= looks.size;
    addRun(paragraph.runs, {
      text,
      bold: looks.bold,
      underline: looks.underline,
      style: run?.style ?? null,
      ...annotateRun(reading.annotationReader, run),
    });
  }

  #endParagraph(): void {
    const flow = this.#flow;
    const { paragraph } = flow;
    if (!paragraph) return;
    flow.paragraph = null;
    this.#fields.endParagraph();
    this.#reading.paragraphs += 1;
    if (this.#reading.paragraphs > this.#reading.limits.paragraphs) throw new LimitError("paragraphs");

    const runs = flow.carriedRuns.length === 0 ? paragraph.runs : joinRuns(flow.carriedRuns, paragraph.runs);
    flow.carriedRuns = paragraph.joinsNext ? runs : [];
    this.#add(paragraph.before);
    const isPicture = paragraph.before.length > 0 && hasNoText(runs);
    if (!paragraph.joinsNext && !isPicture) flow.lines.push(this.#toLine(paragraph, runs));
    this.#add(paragraph.after);
    if (this.#flows.length === 1) this.#add(this.#reading.notes.take());
  }

  #toLine(paragraph: OpenParagraph, runs: WordRun[]): WordLine {
    const labelledRuns = addLabel(paragraph, runs, this.#reading);
    const { indented, alignment, outlineLevel } = this.#reading.styles.effectiveLayout(
      paragraph.style,
      paragraph.layout,
    );
    const ends = alignment === "center" || alignment === "right" || outlineLevel !== null;
    return {
      style: paragraph.style,
      runs: labelledRuns,
      ...annotateParagraph(this.#reading.annotationReader, paragraph),
      starts: ends || indented || labelledRuns !== runs,
      ends,
      ...((alignment === "left" || alignment === "right") && { align: alignment }),
      ...(alignment === "center" && { isCentred: true }),
      ...(paragraph.size !== null && { size: paragraph.size }),
      ...(outlineLevel !== null && { outlineLevel }),
    };
  }

  /** Adds text whose paragraph end is deleted or hidden, but which no paragraph follows. */
  #endCarried(): void {
    const { carriedRuns, lines } = this.#flow;
    if (carriedRuns.length > 0) lines.push({ style: null, runs: carriedRuns });
  }

  #endTable(): void {
    this.#endParagraph();
    const result = this.#tables.pop()?.toLines(this.#reading.styles, this.#reading.annotationReader);
    if (result && !result.isTable) this.#countNote("tables");
    this.#add(result?.lines ?? []);
    if (this.#flows.length === 1) this.#add(this.#reading.notes.take());
  }

  #endFlow(name: string): void {
    this.#endParagraph();
    this.#endCarried();
    const { lines } = this.#flow;
    this.#flows.pop();
    const table = name === "w:tc" ? this.#tables.at(-1) : undefined;
    if (table) table.fillCell(lines);
    else if (isNote(name)) this.#reading.notes.add(this.#note, lines);
    else for (const line of lines) (this.#paragraph?.after ?? this.#flow.lines).push(toSeparateLine(line));
  }
}

function readPaperSize(attributes: Attributes, sheet: Reading["sheet"]): void {
  sheet.width = Number(attributes["w:w"]);
}

function readMargins(attributes: Attributes, sheet: Reading["sheet"]): void {
  sheet.margins = Number(attributes["w:left"]) + Number(attributes["w:right"]);
}
