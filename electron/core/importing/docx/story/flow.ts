/**
 * The state of reading a story (ECMA-376 part 1, 11.3): flows of paragraphs, which nest in text boxes and
 * cells.
 */
import { sameData } from "../../../../../shared/document/canonical.ts";
import type { Table } from "../../../../../shared/document/schema.ts";
import type { PictureFile } from "../../../system/picture-file.ts";
import type { Layout } from "../parts/layout.ts";
import type { FormerFormat, ParagraphAnnotations, RunAnnotations } from "./annotations.ts";
import type { EffectiveLooks, Looks } from "../parts/styles.ts";
import type { Attributes } from "../parts/xml.ts";

/** Text with the same looks. */
export interface WordRun {
  text: string;
  bold: boolean;
  underline: boolean;
  /** Id of the run's style. */
  style: string | null;
  /** Only if annotations are kept. */
  annotations?: RunAnnotations;
}

export interface WordPicture {
  picture: PictureFile;
  /** Width on the page, in EMU; 0 if the file does not give it. */
  width: number;
  /** Alternative text for people who cannot see the picture; may be empty. */
  alternative: string;
}

/** The table or picture of a line. */
export type WordObject = { table: Table } | WordPicture;

/** One paragraph. In its text, `\n` is a line break and `\f` a page break. */
export interface WordLine {
  /** Id of the paragraph's style. */
  style: string | null;
  runs: WordRun[];
  /** True: this line does not continue the line before it. */
  starts?: boolean;
  /** True: the next line does not continue this line. */
  ends?: boolean;
  /** Alignment; `undefined` for others and if it is not given. A table cell has it too. */
  align?: "left" | "right";
  isCentred?: boolean;
  /** Size of its first letters, in half points; absent if the file does not say it. */
  size?: number;
  /** Level of a heading, from 0. */
  outlineLevel?: number;
  /** Annotations of the paragraph end; only if annotations are kept. */
  annotations?: ParagraphAnnotations;
  /** The table or picture in place of the paragraph; the runs are its caption. */
  object?: WordObject;
}

/** A run that is being read. Its properties come before its text. */
export interface OpenRun {
  direct: Looks;
  style: string | null;
  /** Font for Western letters, if the run names one. */
  font: string | null;
  /** Effective looks; `null` until its first text. */
  looks: EffectiveLooks | null;
  /** The revision of its looks; only if annotations are kept. */
  formatting?: { attributes: Attributes; former: FormerFormat; id?: string };
}

/** A paragraph that is being read. */
export interface OpenParagraph {
  style: string | null;
  layout: Layout;
  numbering: { id?: string; level?: number };
  runs: WordRun[];
  /** Size of its first letters, in half points. */
  size: number | null;
  /** True if the next paragraph continues it: its paragraph end is deleted or hidden, or it is a drop cap. */
  joinsNext: boolean;
  /** Revisions of its paragraph end and its style; only if annotations are kept. */
  revision: { inserted?: Attributes; deleted?: Attributes; formatted?: Attributes; formerStyle?: string };
  /** Runs that are being read; ruby text has runs within runs. */
  openRuns: OpenRun[];
  /** Pictures before its text. */
  before: WordLine[];
  /** Lines of text boxes that are anchored here, and pictures within or after its text. */
  after: WordLine[];
}

/** A sequence of paragraphs: a body, a cell, a text box or a note. */
export interface Flow {
  lines: WordLine[];
  paragraph: OpenParagraph | null;
  /** Runs of the paragraphs before that the next paragraph continues. */
  carriedRuns: WordRun[];
}

/** An empty flow. */
export const newFlow = (): Flow => ({ lines: [], paragraph: null, carriedRuns: [] });
/** An empty paragraph. */
export const newParagraph = (): OpenParagraph => ({
  style: null,
  layout: {},
  numbering: {},
  runs: [],
  size: null,
  joinsNext: false,
  revision: {},
  openRuns: [],
  before: [],
  after: [],
});

/** Appends a run, or its text to the last run if both have the same properties. */
export function addRun(runs: WordRun[], run: WordRun): void {
  const last = runs.at(-1);
  const isSame =
    last &&
    last.bold === run.bold &&
    last.underline === run.underline &&
    last.style === run.style &&
    sameData(last.annotations, run.annotations);
  if (isSame) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

/** The runs of two stretches of text as one. */
export function joinRuns(before: readonly WordRun[], after: readonly WordRun[]): WordRun[] {
  const runs = [...before];
  for (const run of after) addRun(runs, run);
  return runs;
}

/** The text of a line without its looks. */
export const lineText = ({ runs }: WordLine): string => runs.map(({ text }) => text).join("");

/** The final text, with all revisions accepted, or the original text, with all rejected. */
export type Side = "final" | "original";
/** The annotation of text that does not exist on a side. */
export const absentOn = { final: "deleted", original: "inserted" } as const;

/**
 * The lines on one side, without annotations, for places that cannot hold annotations. A paragraph whose end
 * does not exist on this side is continued by the next.
 */
export function sideOf(lines: readonly WordLine[], side: Side): WordLine[] {
  const absent = absentOn[side];
  const result: WordLine[] = [];
  let carriedRuns: WordRun[] = [];
  for (const { annotations, ...line } of lines) {
    const present = line.runs.filter((run) => run.annotations?.[absent] === undefined);
    const runs = joinRuns(
      carriedRuns,
      present.map(({ annotations: _annotations, ...run }) => run),
    );
    const hasEnd = annotations?.[absent] === undefined;
    carriedRuns = hasEnd ? [] : runs;
    if (hasEnd) result.push({ ...line, runs });
  }
  const last = lines.at(-1);
  if (last && carriedRuns.length > 0) result.push({ ...last, runs: carriedRuns, annotations: {} });
  return result;
}

/** A line without style and looks. */
export const plainLine = (text: string): WordLine => ({
  style: null,
  runs: text === "" ? [] : [{ text, bold: false, underline: false, style: null }],
});
/** The line as one that neither continues the line before it nor is continued. */
export const toSeparateLine = (line: WordLine): WordLine => ({ ...line, starts: true, ends: true });
/** True for a line without text, table and picture. */
export const isBlank = (line: WordLine): boolean => line.object === undefined && hasNoText(line.runs);
/** True if the runs have white space at most. */
export const hasNoText = (runs: readonly WordRun[]): boolean => runs.every(({ text }) => text.trim() === "");

/**
 * The text without the leading and trailing spaces that only lay out the XML. A full-width space is text and
 * stays.
 */
export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return text.slice(start, end);
}
