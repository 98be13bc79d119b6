/**
 * A story of a Word file (document, footnotes, endnotes) → its paragraphs in the order of reading, from a stream of
 * elements. Elements that are not named here or in `elements.ts` hide nothing: what they hold is read as if they were not
 * there (sdt, smartTag, customXml, hyperlink, ins, moveTo …).
 */
import type { NoteKind } from "../../../shared/contract/import-note.ts";
import {
  Alternatives,
  characterElements,
  holdsFlow,
  isNote,
  isNoteReference,
  isProperties,
  isReadWithMarks,
  isSkipped,
  isTableProperties,
  noteKey,
  told,
} from "./elements.ts";
import { Fields } from "./fields.ts";
import {
  addRun,
  joinRuns,
  hasNoText,
  newFlow,
  newParagraph,
  plainLine,
  standingAlone,
  trimSpaces,
  type Flow,
  type OpenParagraph,
  type WordLine,
  type WordPicture,
  type WordRun,
} from "./flow.ts";
import { readLayout } from "./layout.ts";
import { LimitError, type WordLimits } from "./limits.ts";
import type { Notes } from "./notes.ts";
import type { Numberings } from "./numbering.ts";
import { Drawings } from "./pictures.ts";
import { annotateParagraph, readFormerStyle, readRevisionProperty, annotateRun } from "./read-annotations.ts";
import type { AnnotationReader } from "./annotations.ts";
import { isOn, readLook, type Styles } from "./styles.ts";
import { readSigns, signOf } from "./symbols.ts";
import { OpenTable } from "./tables.ts";
import type { TrackedChanges } from "./tracked-changes.ts";
import { readXml, type Attributes, type XmlHandler } from "./xml.ts";

/** What the stories of one file share. */
export interface Reading {
  limits: WordLimits;
  styles: Styles;
  numberings: Numberings;
  notes: Notes;
  changes: TrackedChanges;
  /** Where marks are kept; null: the text is read as if all were accepted. */
  review: AnnotationReader | null;
  /** What is told of the file: kind → how many. */
  counts: Map<NoteKind, number>;
  paragraphs: number;
  characters: number;
  /** The last section's paper and the margins beside its text, twips. */
  sheet: { width: number; margins: number };
}

export class Story implements XmlHandler {
  readonly #reading: Reading;
  readonly #flows: Flow[] = [newFlow()];
  readonly #tables: OpenTable[] = [];
  readonly #drawings: Drawings;
  readonly #fields = new Fields();
  readonly #alternatives = new Alternatives();
  readonly #path: string[] = [];
  /** Depth within an element that is skipped; 0 outside. */
  #skipping = 0;
  #text: { value: string; keepsSpace: boolean } | null = null;
  #note = "";

  /** @param getPicture by the id of a relationship; notes have no pictures */
  constructor(reading: Reading, getPicture: ConstructorParameters<typeof Drawings>[0] = () => null) {
    this.#reading = reading;
    this.#drawings = new Drawings(getPicture, (picture) => this.#addPicture(picture));
  }

  read(bytes: Uint8Array): WordLine[] {
    readXml(bytes, this.#reading.limits, this);
    this.#endParagraph();
    this.#endCarried();
    this.#add(this.#reading.notes.take());
    return this.#flow.lines;
  }

  get #flow(): Flow {
    return this.#flows.at(-1) as Flow;
  }

  get #paragraph(): OpenParagraph | null {
    return this.#flow.paragraph;
  }

  #tell(kind: NoteKind, count = 1): void {
    this.#reading.counts.set(kind, (this.#reading.counts.get(kind) ?? 0) + count);
  }

  #add(lines: readonly WordLine[]): void {
    for (const line of lines) this.#flow.lines.push(line);
  }

  open(name: string, attributes: Attributes, usual: (prefix: string) => string | undefined): void {
    const parent = this.#path.at(-1) ?? "";
    if (this.#skipping > 0) {
      this.#skipping += 1;
      return;
    }
    const kind = told.get(name);
    if (kind) this.#tell(kind);
    if (parent !== "w:numPr") this.#reading.changes.open(name, attributes);
    const isOther =
      (name === "mc:Choice" || name === "mc:Fallback") && !this.#alternatives.take(name, attributes, usual);
    const { review } = this.#reading;
    if (
      isOther ||
      (isSkipped(name, parent, attributes) &&
        !(review && isReadWithMarks(name, parent, this.#path.at(-2) ?? "")))
    ) {
      this.#skipping = 1;
      return;
    }
    if (!isProperties(parent) && !isTableProperties(parent)) review?.open(name, attributes);
    this.#drawings.open(name, this.#path, attributes);
    this.#path.push(name);
    if (parent === "w:rPr") this.#runProperty(name, attributes);
    else if (isProperties(parent)) this.#paragraphProperty(name, attributes);
    else if (isTableProperties(parent)) this.#tables.at(-1)?.property(name, parent, attributes);
    else if (parent === "w:r" && this.#character(name, attributes)) return;
    else this.#begin(name, attributes);
  }

  #begin(name: string, attributes: Attributes): void {
    if (name === "w:p") {
      this.#endParagraph();
      this.#flow.paragraph = newParagraph();
    } else if (name === "w:r" || name === "m:r")
      this.#paragraph?.open.push({ direct: {}, style: null, font: null, looks: null });
    else if (name === "w:t" || name === "w:delText" || name === "m:t")
      this.#text = { value: "", keepsSpace: name === "m:t" || attributes["xml:space"] === "preserve" };
    else if (name === "w:instrText") this.#text = { value: "", keepsSpace: true };
    else if (name === "v:textpath") this.#wordArt(attributes.string ?? "");
    else if (name === "w:tbl") {
      this.#endParagraph();
      this.#tables.push(new OpenTable());
    } else if (name === "w:tr") this.#tables.at(-1)?.beginRow();
    else if (name === "w:tc") this.#tables.at(-1)?.beginCell();
    else if (name === "w:pgSz") this.#reading.sheet.width = Number(attributes["w:w"]);
    else if (name === "w:pgMar")
      this.#reading.sheet.margins = Number(attributes["w:left"]) + Number(attributes["w:right"]);
    else if (name === "mc:AlternateContent") this.#alternatives.open();
    if (holdsFlow(name)) this.#flows.push(newFlow());
    if (isNote(name)) this.#note = noteKey(name, attributes);
  }

  #paragraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraph;
    const value = attributes["w:val"];
    if (!paragraph) return;
    if (this.#path.includes("w:pPrChange")) return readFormerStyle(name, attributes, paragraph);
    // A drop cap is a paragraph of its own before the one that it opens (17.3.1.11).
    if (name === "w:framePr" && ["drop", "margin"].includes(attributes["w:dropCap"] ?? ""))
      paragraph.joinsNext = true;
    readLayout(paragraph.layout, name, attributes);
    if (value === undefined) return;
    if (name === "w:pStyle") paragraph.style = value;
    else if (name === "w:numId") paragraph.numbering.id = value;
    else if (name === "w:ilvl") paragraph.numbering.level = Number(value);
  }

  /** Of a run, or of a paragraph's mark. */
  #runProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraph;
    const run = paragraph?.open.at(-1);
    if (
      this.#reading.review &&
      paragraph &&
      readRevisionProperty(name, attributes, this.#path.at(-3), paragraph, run)
    )
      return;
    if (paragraph && this.#path.at(-3) === "w:pPr")
      paragraph.joinsNext ||=
        name === "w:del" || name === "w:moveFrom" || (name === "w:vanish" && isOn(attributes));
    else if (run && name === "w:rStyle") run.style = attributes["w:val"] ?? null;
    else if (run && name === "w:rFonts") run.font = attributes["w:ascii"] ?? attributes["w:hAnsi"] ?? null;
    else if (run) readLook(run.direct, name, attributes);
  }

  /** An element of a run that stands for characters. */
  #character(name: string, attributes: Attributes): boolean {
    const character = characterElements.get(name);
    if (character) this.#addText(character);
    else if (name === "w:br")
      this.#addText(["page", "column"].includes(attributes["w:type"] ?? "") ? "\f" : "\n");
    else if (name === "w:fldChar") this.#addText(this.#fields.mark(attributes["w:fldCharType"] ?? ""));
    else if (isNoteReference(name)) this.#addText(this.#reading.notes.refer(noteKey(name, attributes)));
    else if (name === "w:sym") {
      const sign = signOf(attributes["w:font"] ?? "", attributes["w:char"] ?? "");
      if (sign === null) this.#tell("symbols");
      else this.#addText(sign);
    } else return false;
    return true;
  }

  text(text: string): void {
    if (this.#text && this.#skipping === 0) this.#text.value += text;
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    this.#path.pop();
    const parent = this.#path.at(-1) ?? "";
    if (parent !== "w:numPr") this.#reading.changes.close(name);
    this.#drawings.close(name);
    // Whatever stands among properties opened nothing.
    if (isProperties(parent) || isTableProperties(parent)) return;
    this.#reading.review?.close(name);
    if (name === "w:t" || name === "w:delText" || name === "m:t") this.#endText();
    else if (name === "w:instrText") this.#endInstruction();
    else if (name === "w:r" || name === "m:r") this.#paragraph?.open.pop();
    else if (name === "w:p") this.#endParagraph();
    else if (name === "mc:AlternateContent") this.#alternatives.close();
    else if (name === "w:tbl") this.#endTable();
    else if (holdsFlow(name)) this.#endFlow(name);
  }

  #endText(): void {
    const { value, keepsSpace } = this.#text ?? { value: "", keepsSpace: true };
    this.#text = null;
    const plain = value.replaceAll(/[\r\n]/gu, " ");
    const { text, unknown } = readSigns(
      this.#paragraph?.open.at(-1)?.font ?? null,
      keepsSpace ? plain : trimSpaces(plain.replaceAll("\t", " ")),
    );
    if (unknown > 0) this.#tell("symbols", unknown);
    this.#addText(text);
  }

  #endInstruction(): void {
    this.#fields.instruct(this.#text?.value ?? "");
    this.#text = null;
  }

  /** 艺术字 of old files: an attribute of a shape, read like a text box. */
  #wordArt(text: string): void {
    if (text.trim() === "") return;
    this.#tell("text-boxes");
    this.#paragraph?.boxes.push(standingAlone(plainLine(text)));
  }

  /** A picture stands before its paragraph where no text precedes it, else behind. */
  #addPicture(picture: WordPicture | null): void {
    if (!picture) {
      this.#tell("pictures");
      return;
    }
    const paragraph = this.#paragraph;
    const lines = !paragraph
      ? this.#flow.lines
      : hasNoText(paragraph.runs)
        ? paragraph.before
        : paragraph.boxes;
    lines.push(standingAlone({ style: null, runs: [], object: picture }));
  }

  #addText(text: string): void {
    const paragraph = this.#paragraph;
    if (!paragraph || text === "" || this.#fields.isInstruction) return;
    const run = paragraph.open.at(-1);
    const reading = this.#reading;
    let looks = run?.looks;
    if (!looks) {
      looks = reading.styles.looks(paragraph.style, run?.style ?? null, run?.direct ?? {});
      if (run) run.looks = looks;
      if (looks.hidden) this.#tell("hidden");
    }
    if (looks.hidden) return;
    reading.changes.passText();
    reading.characters += text.length;
    if (reading.characters > reading.limits.characters) throw new LimitError("characters");
    addRun(paragraph.runs, {
      text,
      bold: looks.bold,
      underline: looks.underline,
      style: run?.style ?? null,
      ...annotateRun(this.#reading.review, run),
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
    const runs = flow.carried.length === 0 ? paragraph.runs : joinRuns(flow.carried, paragraph.runs);
    flow.carried = paragraph.joinsNext ? runs : [];
    this.#add(paragraph.before);
    const isPicture = paragraph.before.length > 0 && hasNoText(runs);
    if (!paragraph.joinsNext && !isPicture) flow.lines.push(this.#line(paragraph, runs));
    this.#add(paragraph.boxes);
    if (this.#flows.length === 1) this.#add(this.#reading.notes.take());
  }

  #line(paragraph: OpenParagraph, runs: WordRun[]): WordLine {
    const numbered = this.#numbered(paragraph, runs);
    const { indented, alignment, heading } = this.#reading.styles.layout(paragraph.style, paragraph.layout);
    const ends = alignment === "center" || alignment === "right" || heading;
    return {
      style: paragraph.style,
      runs: numbered,
      ...annotateParagraph(this.#reading.review, paragraph),
      starts: ends || indented || numbered !== runs,
      ends,
      ...((alignment === "left" || alignment === "right") && { align: alignment }),
    };
  }

  /** The label looks like the text that it opens. Word also shows one without text; that is no text of a manuscript. */
  #numbered(paragraph: OpenParagraph, runs: WordRun[]): WordRun[] {
    const { styles, numberings } = this.#reading;
    const styled = styles.numbering(paragraph.style);
    const id = paragraph.numbering.id ?? styled?.id;
    if (id === undefined || id === "0") return runs;
    const ofStyle =
      paragraph.numbering.id === undefined ? numberings.levelOf(id, paragraph.style) : undefined;
    const label = numberings.next(id, paragraph.numbering.level ?? ofStyle ?? styled?.level ?? 0);
    const [first] = runs;
    return label === "" || !first ? runs : joinRuns([{ ...first, text: label }], runs);
  }

  /** Text whose paragraph mark is deleted, with no paragraph after it. */
  #endCarried(): void {
    const { carried, lines } = this.#flow;
    if (carried.length > 0) lines.push({ style: null, runs: carried });
  }

  #endTable(): void {
    this.#endParagraph();
    const read = this.#tables.pop()?.lines(this.#reading.styles, this.#reading.review);
    if (read && !read.isTable) this.#tell("tables");
    this.#add(read?.lines ?? []);
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
    else for (const line of lines) (this.#paragraph?.boxes ?? this.#flow.lines).push(standingAlone(line));
  }
}
