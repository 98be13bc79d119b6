/**
 * Reads a Word file that this program wrote into the same document, by its named styles
 * (`electron/core/ooxml/style-names.ts`). Changes that people made in Word since are kept: a paragraph in another
 * style is body text.
 */
import { canonicalRuns } from "../../../../shared/document/canonical.ts";
import { findDate, printedDate } from "../../../../shared/basics/dates.ts";
import { emptyDocument, emptyMasthead } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import {
  textStyles,
  type Block,
  type TextStyle,
  type BulletinDocument,
  type Masthead,
  type Run,
  type RunFlag,
} from "../../../../shared/document/schema.ts";
import { ChangeList, type ImportChange } from "../../../../shared/text/change.ts";
import { readImprint } from "../../../../shared/text/imprint.ts";
import { splitLines } from "../../../../shared/text/lines.ts";
import { missingPicture, type WordStyle } from "../../ooxml/style-names.ts";
import { lineText, type WordLine } from "./story/flow.ts";
import { objectContent } from "./objects.ts";
import type { Styles } from "./parts/styles.ts";

/** A line with the style of ours that it has; `null` for another style. */
interface OwnLine {
  style: WordStyle | null;
  line: WordLine;
  text: string;
}

/**
 * Reads the lines of a file of ours.
 * @param typeArea width of the type area, in EMU
 * @param declinedIds ids of normalisations that must not be made
 */
export function readBulletin(
  lines: readonly WordLine[],
  styles: Styles,
  typeArea: number,
  declinedIds: Iterable<string>,
): { document: BulletinDocument; changes: ImportChange[] } {
  const ownLines = lines.map((line): OwnLine => ({
    style: styles.ownStyle(line.style),
    line,
    text: lineText(line),
  }));
  const changes = new ChangeList(declinedIds);
  const imprint = ownLines
    .filter(({ style }) => style === "imprintLine" || style === "imprintList")
    .map(({ text }) => text);
  const makeId = sequentialIds();
  const blocks = ownLines.filter(isBlock).map(({ style, line }): Block => {
    const runs = runsOf(line, styles);
    return {
      id: makeId(),
      ...(line.object ? objectContent(line.object, runs, typeArea) : { style: blockStyleOf(style), runs }),
      ...line.annotations,
    };
  });

  const document = {
    ...emptyDocument(makeId),
    masthead: readMasthead(ownLines),
    imprint: readImprint(splitLines(imprint.join("\n")), changes),
  };
  if (blocks.length > 0) document.blocks = blocks;
  return { document, changes: changes.appliedChanges };
}

/** The block style that a style of our Word files stands for; body for a style that stands for none. */
export const blockStyleOf = (style: WordStyle | null): TextStyle =>
  textStyles.find((textStyle) => textStyle === style) ?? "body";

/**
 * Styles of masthead and imprint, whose text is read for them, and of the contents, which are made anew. Text
 * in any other style that is no block (rules, captions, cells) has lost its place, and is body text.
 */
const frameStyles = new Set<WordStyle>([
  "secrecy",
  "name",
  "number",
  "issuer",
  "contents",
  "contentsSection",
  "contentsArticle",
  "imprintLine",
  "imprintList",
]);

/** Tells if a line is a block: blocks of ours even if they are empty, other lines if they have text. */
const isBlock = ({ style, text, line }: OwnLine): boolean => {
  if (line.object || textStyles.some((textStyle) => textStyle === style)) return true;
  return (style === null || !frameStyles.has(style)) && text.trim() !== "" && text !== missingPicture;
};

function runsOf(line: WordLine, styles: Styles): Run[] {
  const runs = line.runs.map(({ text, bold, underline, style, annotations }): Run => ({
    text: text.replaceAll("\f", ""),
    ...flagsOf(style, bold, underline, styles),
    ...annotations,
  }));
  return canonicalRuns(runs.filter(({ text }) => text !== ""));
}

/** The meaning of a run from its style, and its looks. */
export function flagsOf(
  style: string | null,
  bold: boolean,
  underline: boolean,
  styles: Styles,
): Pick<Run, RunFlag> {
  const meaning = styles.ownStyle(style);
  return {
    ...((meaning === "title" || meaning === "point" || meaning === "tag") && { [meaning]: true }),
    ...(bold && { bold }),
    ...(underline && { underline }),
  };
}

function readMasthead(lines: readonly OwnLine[]): Masthead {
  const texts = (wantedStyle: WordStyle) =>
    lines.filter(({ style }) => style === wantedStyle).map(({ text }) => text);
  const masthead = emptyMasthead();
  const names = texts("name");
  // A name has four lines at most. Further lines come from lines that were split in Word, and are joined to
  // the last.
  if (names.length > 0)
    masthead.name = names.length <= 4 ? names : [...names.slice(0, 3), names.slice(3).join("")];
  if (texts("contents").length > 0) masthead.contents = true;
  readSecrecy(masthead, texts("secrecy").join("　"));
  readNumber(masthead, texts("number").join(""));
  readIssuer(masthead, texts("issuer").join("\t"));
  return masthead;
}

/** Degrees of urgency (紧急程度). */
const urgencyForm = /^(?:特急|加急|平急|特提)$/u;

/** Reads secrecy and urgency, with a full-width space between them if both are given. */
function readSecrecy(masthead: Masthead, text: string): void {
  if (text === "") return;
  const at = text.indexOf("　");
  if (at === -1) {
    masthead[urgencyForm.test(text) ? "urgency" : "secrecy"] = text;
    return;
  }
  masthead.secrecy = text.slice(0, at);
  masthead.urgency = text.slice(at + 1);
}

/** Reads the issue number and the running number (总第N期). A number in brackets is a running number only. */
function readNumber(masthead: Masthead, text: string): void {
  const [, number] = /第\s*([1-9]\d{0,8})\s*期/u.exec(text) ?? [];
  const [, running] = /总\s*第?\s*([1-9]\d{0,8})\s*期/u.exec(text) ?? [];
  const isRunningOnly = /^[（(]/u.test(text.trim());
  if (number !== undefined && !isRunningOnly) masthead.number = Number(number);
  if (running !== undefined) masthead.runningNumber = Number(running);
}

/**
 * Reads issuer and date, with a tab between them. A date in another form than the printed one is kept as text
 * too.
 */
function readIssuer(masthead: Masthead, text: string): void {
  const at = text.lastIndexOf("\t");
  const date = at === -1 ? "" : text.slice(at + 1);
  masthead.issuer = at === -1 ? text : text.slice(0, at);
  if (date === "") return;
  const match = findDate(date);
  masthead.date = match?.date ?? null;
  if (!match || printedDate(match.date) !== date) masthead.dateText = date;
}
