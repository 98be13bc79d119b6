/**
 * A Word file that this program wrote → the same document, told by its named styles (`exporting/docx/style-names.ts`).
 * What people changed in Word since is kept: a paragraph of another style is body text.
 */
import { canonicalRuns } from "../../../shared/bulletin/canonical.ts";
import { findDate, printedDate } from "../../../shared/bulletin/dates.ts";
import { emptyDocument, emptyMasthead } from "../../../shared/bulletin/empty.ts";
import { sequentialIds } from "../../../shared/bulletin/identifiers.ts";
import {
  textStyles,
  type Block,
  type TextStyle,
  type BulletinDocument,
  type Masthead,
  type Run,
} from "../../../shared/bulletin/schema.ts";
import { ChangeList, type ImportChange } from "../../../shared/bulletin/text/change.ts";
import { readImprint } from "../../../shared/bulletin/text/imprint.ts";
import { splitLines } from "../../../shared/bulletin/text/lines.ts";
import { missingPicture, type WordStyle } from "../../exporting/docx/style-names.ts";
import { lineText, type WordLine } from "./flow.ts";
import { objectContent } from "./objects.ts";
import type { Styles } from "./styles.ts";

/** A line with our own style; null for another style. */
interface OwnLine {
  style: WordStyle | null;
  line: WordLine;
  text: string;
}

/** @param typeArea its width, EMU */
export function readBulletin(
  lines: readonly WordLine[],
  styles: Styles,
  typeArea: number,
  declined: Iterable<string>,
): { document: BulletinDocument; changes: ImportChange[] } {
  const own = lines.map((line): OwnLine => ({ style: styles.own(line.style), line, text: lineText(line) }));
  const changes = new ChangeList(declined);
  const imprint = own
    .filter(({ style }) => style === "imprintLine" || style === "imprintList")
    .map(({ text }) => text);
  const makeId = sequentialIds();
  const blocks = own.filter(isBlock).map(({ style, line }): Block => {
    const runs = runsOf(line, styles);
    return {
      id: makeId(),
      ...(line.object ? objectContent(line.object, runs, typeArea) : { style: blockStyleOf(style), runs }),
      ...line.marks,
    } as Block;
  });
  const document = {
    ...emptyDocument(makeId),
    masthead: readMasthead(own),
    imprint: readImprint(splitLines(imprint.join("\n")), changes),
  };
  if (blocks.length > 0) document.blocks = blocks;
  return { document, changes: changes.made };
}

export const blockStyleOf = (style: WordStyle | null): TextStyle =>
  textStyles.find((known) => known === style) ?? "body";

/** Styles whose paragraphs have no text, or captions that have lost their table or picture. */
const besideBlocks = new Set<WordStyle>([
  "end",
  "formerTable",
  "imprintRule",
  "pageNumber",
  "picture",
  "table",
  "figure",
  "tableHeading",
  "tableCell",
]);

/** Blocks of ours stay also where they are empty; what else has text is body text. Rules of the imprint have none. */
const isBlock = ({ style, text, line }: OwnLine): boolean => {
  if (line.object || textStyles.some((known) => known === style)) return true;
  return (style === null || besideBlocks.has(style)) && text.trim() !== "" && text !== missingPicture;
};

function runsOf(line: WordLine, styles: Styles): Run[] {
  const runs = line.runs.map(
    ({ text, bold, underline, style, marks }): Run =>
      ({ text: text.replaceAll("\f", ""), ...flagsOf(style, bold, underline, styles), ...marks }) as Run,
  );
  return canonicalRuns(runs.filter(({ text }) => text !== ""));
}

/** The meanings and looks of text in a style. */
export function flagsOf(
  style: string | null,
  bold: boolean,
  underline: boolean,
  styles: Styles,
): Omit<Run, "text"> {
  const meaning = styles.own(style);
  const marked = meaning === "title" || meaning === "point" || meaning === "tag" ? { [meaning]: true } : {};
  return { ...marked, ...(bold && { bold: true }), ...(underline && { underline: true }) };
}

function readMasthead(lines: readonly OwnLine[]): Masthead {
  const texts = (wanted: WordStyle) => lines.filter(({ style }) => style === wanted).map(({ text }) => text);
  const masthead = emptyMasthead();
  const names = texts("name");
  // Four lines at most: a line that was broken in two in Word is no fifth.
  if (names.length > 0)
    masthead.name = names.length <= 4 ? names : [...names.slice(0, 3), names.slice(3).join("")];
  if (texts("contents").length > 0) masthead.contents = true;
  readSecrecy(masthead, texts("secrecy").join("　"));
  readNumber(masthead, texts("number").join(""));
  readIssuer(masthead, texts("issuer").join("\t"));
  return masthead;
}

const urgencyForm = /^(?:特急|加急|平急|特提)$/u;

function readSecrecy(masthead: Masthead, text: string): void {
  if (text === "") return;
  const at = text.indexOf("　");
  if (at !== -1) [masthead.secrecy, masthead.urgency] = [text.slice(0, at), text.slice(at + 1)];
  else masthead[urgencyForm.test(text) ? "urgency" : "secrecy"] = text;
}

function readNumber(masthead: Masthead, text: string): void {
  const [, number] = /第\s*([1-9]\d{0,8})\s*期/u.exec(text) ?? [];
  const [, running] = /总\s*第?\s*([1-9]\d{0,8})\s*期/u.exec(text) ?? [];
  const own = /^[（(]/u.test(text.trim()) ? undefined : number;
  if (own !== undefined) masthead.number = Number(own);
  if (running !== undefined) masthead.runningNumber = Number(running);
}

/** Issuer, tab, date. A date in another form than the printed one is kept as it stands. */
function readIssuer(masthead: Masthead, text: string): void {
  const at = text.lastIndexOf("\t");
  const date = at === -1 ? "" : text.slice(at + 1);
  masthead.issuer = at === -1 ? text : text.slice(0, at);
  if (date === "") return;
  const found = findDate(date);
  masthead.date = found?.date ?? null;
  if (!found || printedDate(found.date) !== date) masthead.dateText = date;
}
