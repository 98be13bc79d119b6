/** What is being read of a story (ECMA-376 part 1, 11.3): flows of paragraphs, which text boxes and cells nest. */
import { sameData } from "../../../shared/bulletin/canonical.ts";
import type { Table } from "../../../shared/bulletin/schema.ts";
import type { PictureFile } from "../../picture-file.ts";
import type { Layout } from "./layout.ts";
import type { FormerFormat, ParagraphAnnotations, RunAnnotations } from "./annotations.ts";
import type { Looks, SeenLooks } from "./styles.ts";
import type { Attributes } from "./xml.ts";

/** Text with one set of looks. `style`: id of the run's style. */
export interface WordRun {
  text: string;
  bold: boolean;
  underline: boolean;
  style: string | null;
  /** Where marks are kept. */
  marks?: RunAnnotations;
}

export interface WordPicture {
  picture: PictureFile;
  /** On the page, EMU; 0 where it is not said. */
  width: number;
  /** What it shows, for who cannot see it; may be empty. */
  alternative: string;
}

/** What is more than its text. */
export type WordObject = { table: Table } | WordPicture;

/** One paragraph. `\n` is a line break within it, `\f` a page break. */
export interface WordLine {
  /** Id of the paragraph's style. */
  style: string | null;
  runs: WordRun[];
  /** It does not continue the line before it. */
  starts?: boolean;
  /** The next line does not continue it. */
  ends?: boolean;
  /** Where it stands in a cell; undefined: elsewhere, or not said. */
  align?: "left" | "right";
  /** Of its paragraph mark, where marks are kept. */
  marks?: ParagraphAnnotations;
  /** A table or a picture stands here, and the text is its caption. */
  object?: WordObject;
}

/** A run under way, whose properties come before its text. */
export interface OpenRun {
  direct: Looks;
  style: string | null;
  /** Its font for western letters, where it names one. */
  font: string | null;
  /** What is seen of it; null until its first text. */
  looks: SeenLooks | null;
  /** Its change of looks, where marks are kept. */
  change?: { attributes: Attributes; before: FormerFormat; id?: string };
}

export interface OpenParagraph {
  style: string | null;
  layout: Layout;
  numbering: { id?: string; level?: number };
  runs: WordRun[];
  /** Its mark is deleted or hidden, or it is a drop cap: it goes on with the next paragraph. */
  joinsNext: boolean;
  /** What its mark and its style say, where marks are kept. */
  marks: { inserted?: Attributes; deleted?: Attributes; formatted?: Attributes; before?: string };
  /** Runs under way; ruby text has runs within runs. */
  open: OpenRun[];
  /** Pictures that stand before its text. */
  before: WordLine[];
  /** The lines of text boxes anchored here, and pictures within or behind its text. */
  boxes: WordLine[];
}

/** A body, a cell, a text box or a note. */
export interface Flow {
  lines: WordLine[];
  paragraph: OpenParagraph | null;
  /** Runs of paragraphs that go on with the next. */
  carried: WordRun[];
}

export const newFlow = (): Flow => ({ lines: [], paragraph: null, carried: [] });
export const newParagraph = (): OpenParagraph => ({
  style: null,
  layout: {},
  numbering: {},
  runs: [],
  joinsNext: false,
  marks: {},
  open: [],
  before: [],
  boxes: [],
});

export function addRun(runs: WordRun[], run: WordRun): void {
  const last = runs.at(-1);
  const isSame =
    last &&
    last.bold === run.bold &&
    last.underline === run.underline &&
    last.style === run.style &&
    sameData(last.marks, run.marks);
  if (isSame) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

export function joinRuns(before: readonly WordRun[], after: readonly WordRun[]): WordRun[] {
  const runs = [...before];
  for (const run of after) addRun(runs, run);
  return runs;
}

export const lineText = ({ runs }: WordLine): string => runs.map(({ text }) => text).join("");

/** As it is in the end, or as it was before what is marked. */
export type Side = "final" | "original";
/** What is not there on a side. */
export const goneOn = { final: "deleted", original: "inserted" } as const;

/** One side of lines, for where text cannot carry marks: a paragraph whose mark is gone goes on with the next. */
export function sideOf(lines: readonly WordLine[], side: Side): WordLine[] {
  const gone = goneOn[side];
  const left: WordLine[] = [];
  let carried: WordRun[] = [];
  for (const { marks, ...line } of lines) {
    const runs = joinRuns(
      carried,
      line.runs.filter((run) => run.marks?.[gone] === undefined).map(({ marks: _marks, ...run }) => run),
    );
    carried = marks?.[gone] === undefined ? [] : runs;
    if (marks?.[gone] === undefined) left.push({ ...line, runs });
  }
  const last = lines.at(-1);
  if (last && carried.length > 0) left.push({ ...last, runs: carried, marks: {} });
  return left;
}

export const plainLine = (text: string): WordLine => ({
  style: null,
  runs: text === "" ? [] : [{ text, bold: false, underline: false, style: null }],
});
export const standingAlone = (line: WordLine): WordLine => ({ ...line, starts: true, ends: true });
export const isBlank = (line: WordLine): boolean => line.object === undefined && hasNoText(line.runs);
export const hasNoText = (runs: readonly WordRun[]): boolean => runs.every(({ text }) => text.trim() === "");

/** Without the spaces that only lay out the XML; a full-width space is text. */
export function trimSpaces(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return text.slice(start, end);
}
