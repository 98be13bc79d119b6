/** What is being read of a story (ECMA-376 part 1, 11.3): flows of paragraphs, which text boxes and cells nest. */
import type { Layout } from "./layout.ts";
import type { Looks, SeenLooks } from "./styles.ts";

/** Text with one set of looks. `style`: id of the run's style. */
export interface WordRun {
  text: string;
  bold: boolean;
  underline: boolean;
  style: string | null;
}

/** One paragraph. `\n` is a line break within it, `\f` a page break. */
export interface WordLine {
  /** Id of the paragraph's style. */
  style: string | null;
  runs: WordRun[];
  /** It does not continue the line before it. */
  starts?: boolean;
  /** The next line does not continue it. */
  ends?: boolean;
}

/** A run under way, whose properties come before its text. */
export interface OpenRun {
  direct: Looks;
  style: string | null;
  /** Its font for western letters, where it names one. */
  font: string | null;
  /** What is seen of it; null until its first text. */
  looks: SeenLooks | null;
}

export interface OpenParagraph {
  style: string | null;
  layout: Layout;
  numbering: { id?: string; level?: number };
  runs: WordRun[];
  /** Its mark is deleted or hidden, or it is a drop cap: it goes on with the next paragraph. */
  joinsNext: boolean;
  /** Runs under way; ruby text has runs within runs. */
  open: OpenRun[];
  /** The lines of text boxes anchored here. */
  boxes: WordLine[];
}

/** A body, a cell, a text box or a note. */
export interface Flow {
  lines: WordLine[];
  paragraph: OpenParagraph | null;
  /** Runs of paragraphs that go on with the next. */
  carried: WordRun[];
}

export interface Row {
  cells: WordLine[][];
  isDeleted: boolean;
}

export const newFlow = (): Flow => ({ lines: [], paragraph: null, carried: [] });
export const newParagraph = (): OpenParagraph => ({ style: null, layout: {}, numbering: {}, runs: [], joinsNext: false, open: [], boxes: [] });

export function addRun(runs: WordRun[], run: WordRun): void {
  const last = runs.at(-1);
  const isSame = last && last.bold === run.bold && last.underline === run.underline && last.style === run.style;
  if (isSame) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

export function joinRuns(before: readonly WordRun[], after: readonly WordRun[]): WordRun[] {
  const runs = [...before];
  for (const run of after) addRun(runs, run);
  return runs;
}

export const lineText = ({ runs }: WordLine): string => runs.map(({ text }) => text).join("");
export const standingAlone = (line: WordLine): WordLine => ({ ...line, starts: true, ends: true });
const isBlank = (line: WordLine): boolean => line.runs.every(({ text }) => text.trim() === "");

/**
 * A row of a table: one line with tabs between its cells, where each has one paragraph at most; else cell by cell, a line
 * for each paragraph (a table that only lays out a page has everything in one cell).
 */
export function rowLines({ cells, isDeleted }: Row): WordLine[] {
  const filled = cells.map((lines) => lines.filter((line) => !isBlank(line)));
  if (isDeleted) return [];
  if (filled.some((lines) => lines.length > 1)) return filled.flat().map(standingAlone);
  const first = filled.findIndex((lines) => lines.length > 0);
  const last = filled.findLastIndex((lines) => lines.length > 0);
  const runs: WordRun[] = [];
  for (const [index, [line]] of filled.slice(first, last + 1).entries()) {
    if (index > 0) addRun(runs, { text: "\t", bold: false, underline: false, style: null });
    for (const run of line?.runs ?? []) addRun(runs, run);
  }
  return first === -1 ? [] : [standingAlone({ style: filled[first]?.[0]?.style ?? null, runs })];
}

/** Without the spaces that only lay out the XML; a full-width space is text. */
export function trimSpaces(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return text.slice(start, end);
}
