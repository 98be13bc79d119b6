/**
 * Document → text for mail and web, in the form that `readText` reads: text that is imported again gives the same
 * document, but for ids, marks, comments and properties of a newer program; of tables and figures it tells the text alone.
 * The usual forms are written as offices write them; only what they would not tell is written out (`\brief …`, `@@title@@`, `\issuer …`).
 */
import { contentsLines, contentsName } from "../contents.ts";
import { finalDocument } from "../final.ts";
import { outline } from "../outline.ts";
import { isObjectStyle, type Block, type BulletinDocument } from "../schema.ts";
import { tableText } from "../table.ts";
import { isUsual } from "./fields.ts";
import { writeImprint } from "./imprint.ts";
import { joinRuns, makeRun, flagsOf, writeInline } from "./inline.ts";
import { fieldsOf, writeMasthead } from "./masthead.ts";
import { readText } from "./read.ts";
import { beforeArticles, type Paragraph } from "./paragraph.ts";

/** Writes the final text of a document: paragraphs separated by a blank line. */
export function writeText(document: BulletinDocument): string {
  const { masthead, blocks, imprint } = finalDocument(document);
  const paragraphs = blocks.flatMap(textParagraphs);
  const body = paragraphs.map((paragraph, index) =>
    writeParagraph(paragraph, paragraphs[index - 1], paragraphs[index + 1]),
  );
  const last = writeImprint(imprint);
  const { contents, ...plain } = masthead;
  if (!contents) return join([...writeMasthead(masthead, [...body, ...last]), ...body, ...last]);
  const listed = [contentsName, ...contentsLines(outline(document)).map((line) => line.text)];
  const usual = join([...writeMasthead(plain, [...listed, ...body, ...last]), ...listed, ...body, ...last]);
  // The test is the reader itself.
  return listed.every(isUsual) && readText(usual).document.masthead.contents
    ? usual
    : join([...fieldsOf(masthead), ...body, ...last]);
}

const join = (lines: readonly string[]): string => `${lines.join("\n\n")}\n`;

/** What the text tells of a block. A table is its caption and a line for each row, a figure its caption, as body text. */
export function textParagraphs({ style, runs, table }: Block): Paragraph[] {
  if (!isObjectStyle(style)) return [plainParagraph({ style, runs })];
  const rows = table
    ? tableText(table)
        .split("\n")
        .filter((row) => row.trim() !== "")
    : [];
  const caption = plainParagraph({ style: "body", runs });
  return [
    ...(runs.length > 0 ? [caption] : []),
    ...rows.map((text) => ({ style: "body" as const, runs: [{ text }] })),
  ];
}

/** A paragraph with the flags of its runs and nothing else. */
export const plainParagraph = ({ style, runs }: Paragraph): Paragraph => ({
  style,
  runs: joinRuns(runs.map((run) => makeRun(run.text, flagsOf(run)))),
});

function writeParagraph(
  paragraph: Paragraph,
  before: Paragraph | undefined,
  after: Paragraph | undefined,
): string {
  const opening = !before || beforeArticles.includes(before.style);
  const usual = usualLine(paragraph);
  if (usual !== null && readsBack(usual, paragraph, opening, after)) return usual;
  return `\\${paragraph.style} ${writeInline(paragraph.runs)}`.trimEnd();
}

/** The paragraph as an office would write it: only points and the further units of a brief have a mark. */
function usualLine({ runs }: Paragraph): string | null {
  let line = "";
  for (const [index, run] of runs.entries()) {
    const flags = flagsOf(run).join();
    const isPlain = flags === "" || (flags === "tag" && index === 0) || (flags === "title" && index <= 1);
    if (!isPlain && flags !== "point" && flags !== "title") return null;
    line += isPlain ? run.text : `**${run.text}**`;
  }
  return isUsual(line) && line !== contentsName ? line : null;
}

/** The test is the reader itself: beside its neighbours the line must come back as the same paragraph, with no change. */
function readsBack(
  line: string,
  paragraph: Paragraph,
  opening: boolean,
  after: Paragraph | undefined,
): boolean {
  const lines = ["第1期", "【栏目】", ...(opening ? [] : ["开头一段正文。"]), line];
  if (after?.style === "body") lines.push("后文正文若干字。");
  if (after?.style === "source") lines.push("（供稿）");
  const { document, changes } = readText(lines.join("\n"));
  const read = document.blocks[opening ? 1 : 2];
  const isSame = read !== undefined && JSON.stringify(textParagraphs(read)) === JSON.stringify([paragraph]);
  return isSame && changes.length === 0 && document.blocks.length === lines.length - 1;
}
