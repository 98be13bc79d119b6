/**
 * Writes a document as text for mail and the web, in the form that `readText` reads. The text gives the same
 * document when it is imported again, except for ids, revisions, comments and unknown properties; of tables
 * and figures it contains only the text. Lines are written as offices write them. The explicit notation
 * (`\brief …`, `@@title@@`, `\issuer …`) is used only where a usual line would be read differently.
 */
import { contentsLines, contentsName } from "../document/contents.ts";
import { finalDocument } from "../document/final.ts";
import { deriveOutline } from "../document/outline.ts";
import { isObjectStyle, type Block, type BulletinDocument } from "../document/schema.ts";
import { tableText } from "../document/table.ts";
import { isUsual } from "./fields.ts";
import { writeImprint } from "./imprint.ts";
import { joinRuns, makeRun, flagsOf, writeInline } from "./inline.ts";
import { fieldsOf, writeMasthead } from "./masthead.ts";
import { readText } from "./read.ts";
import { beforeArticles, type Paragraph } from "./paragraph.ts";

/** Writes the final text of a document. Paragraphs are separated by a blank line. */
export function writeText(document: BulletinDocument): string {
  const { masthead, blocks, imprint } = finalDocument(document);
  const paragraphs = blocks.flatMap(textParagraphs);
  const body = paragraphs.map((paragraph, index) =>
    writeParagraph(paragraph, paragraphs[index - 1], paragraphs[index + 1]),
  );
  const imprintLines = writeImprint(imprint);
  const { contents, ...plain } = masthead;
  if (!contents)
    return joinParagraphs([...writeMasthead(masthead, [...body, ...imprintLines]), ...body, ...imprintLines]);
  const contentsParagraphs = [
    contentsName,
    ...contentsLines(deriveOutline(document)).map((line) => line.text),
  ];
  const usual = joinParagraphs([
    ...writeMasthead(plain, [...contentsParagraphs, ...body, ...imprintLines]),
    ...contentsParagraphs,
    ...body,
    ...imprintLines,
  ]);
  // List the contents only if the reader recognises the list; otherwise the masthead has an explicit field.
  return contentsParagraphs.every(isUsual) && readText(usual).document.masthead.contents
    ? usual
    : joinParagraphs([...fieldsOf(masthead), ...body, ...imprintLines]);
}

const joinParagraphs = (lines: readonly string[]): string => `${lines.join("\n\n")}\n`;

/**
 * The text paragraphs of a block. A table gives its caption and one line for each row, a figure its caption,
 * all as body text.
 */
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

/** A paragraph whose runs have only their text and flags. */
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

/**
 * The paragraph as an office would write it, with `**` only around points and the further units of a brief;
 * null if that notation is not enough.
 */
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

/**
 * Whether the reader turns the line into the same paragraph, without changes, given what precedes and follows
 * it.
 */
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
  const result = document.blocks[opening ? 1 : 2];
  const isSame =
    result !== undefined && JSON.stringify(textParagraphs(result)) === JSON.stringify([paragraph]);
  return isSame && changes.length === 0 && document.blocks.length === lines.length - 1;
}
