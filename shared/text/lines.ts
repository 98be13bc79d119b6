/** Lines of a source, as the recogniser takes them, and how a text is cut into them. */
import { textStyles, type Block, type BlockForm, type Run, type TextStyle } from "../document/schema.ts";
import { head, tail, type ChangeList } from "./change.ts";
import { flagsOf, readInline, sliceRuns, textOf } from "./inline.ts";

/** What a line is in its bulletin, where its form alone does not say it. */
export type Role = "title" | "section" | "source" | "note" | "attachment" | "brief" | "body";

/** The looks and layout of a paragraph of a Word file. */
export interface LineLook {
  isCentred: boolean;
  isRight: boolean;
  isBold: boolean;
  /** In half points; `undefined` if the file does not say it. */
  size?: number | undefined;
  /** Level of the outline from 0, for headings. */
  outlineLevel?: number | undefined;
}

/** A line of a text, or a paragraph of a Word file, that is not blank. */
export interface Line {
  /** Counted from 1. In a text, blank lines count too. */
  number: number;
  /** The text without white space at its edges. */
  text: string;
  /** The white space at its edges. */
  before: string;
  after: string;
  /**
   * The text with its looks. In a line with a `style`, what the notation says, with the meanings of its parts.
   */
  runs: readonly Run[];
  /** The style, if the source itself says it. Otherwise it is recognised by the form of the text. */
  style?: TextStyle;
  /** True if the layout shows that a paragraph begins here, so that the line does not continue the one before. */
  startsParagraph?: boolean;
  /** True if a blank line is before it. */
  isAfterBlank?: boolean;
  /** The looks, if the source has any. */
  look?: LineLook;
  /** True if it stood in a list of markdown, or in markdown's emphasis as a whole. */
  isListed?: boolean;
  isEmphasised?: boolean;
  /** Level of a heading that a line of signs below it makes in markdown. */
  headingLevel?: 1 | 2;
  /** What the line is by what stands around it. */
  role?: Role;
  /** The run-in title: its first place in the text and the place after it, in UTF-16 units. */
  titleSpan?: readonly [start: number, end: number];
  /** The table that the line and those after it make. */
  content?: BlockContent;
}

/** A block without its id. */
export type BlockContent = BlockForm & Pick<Block, "runs">;

/** A line, or a table or picture between lines. */
export type SourceLine = Line | { object: BlockContent };

const styleNotation = new RegExp(`^\\\\(${textStyles.join("|")})(?: |$)`, "u");

/**
 * Makes a line of its runs; null if it is blank. A line without looks may give its style explicitly
 * (`\brief …`): `writeText` writes it so if the form of the line alone would give another result.
 */
export function toLine(number: number, lineRuns: readonly Run[]): Line | null {
  const line = textOf(lineRuns);
  const text = line.trim();
  if (text === "") return null;
  const start = line.length - line.trimStart().length;
  const end = start + text.length;
  const edges = { number, text, before: line.slice(0, start), after: line.slice(end) };
  const notation = styleNotation.exec(text)?.[1];
  const style = lineRuns.some((run) => flagsOf(run).length > 0)
    ? undefined
    : textStyles.find((each) => each === notation);
  return style === undefined
    ? { ...edges, runs: sliceRuns(lineRuns, start, end) }
    : { ...edges, runs: readInline(text.slice(style.length + 2)), style };
}

/** Cuts a text into its lines, at every kind of line end. Blank lines only separate paragraphs. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let isAfterBlank = true;
  for (const [index, each] of text.split(/\r\n|[\n\r\u2028\u2029\f\v\u0085]/u).entries()) {
    const line = toLine(index + 1, [{ text: each }]);
    if (line) lines.push(isAfterBlank ? { ...line, isAfterBlank } : line);
    isAfterBlank = line === null;
  }
  return lines;
}

/** The line without the first units of its text. */
export function withoutHead(line: Line, length: number): Line {
  const rest = line.text.slice(length);
  const gap = rest.length - rest.trimStart().length;
  return { ...line, text: rest.slice(gap), runs: sliceRuns(line.runs, length + gap) };
}

/**
 * Removes the white space at the edges of lines (such as an indent typed as spaces). Each edge is a change of
 * its own.
 */
export function trimEdges(lines: readonly Line[], changes: ChangeList): Line[] {
  return lines.map((line) => {
    const { number, text, before, after } = line;
    if (line.content) return line;
    const start = head(text, 12);
    const end = tail(text, 12);
    return {
      ...line,
      before: before !== "" && changes.apply("white-space", number, before + start, start) ? "" : before,
      after: after !== "" && changes.apply("white-space", number, end + after, end) ? "" : after,
    };
  });
}
