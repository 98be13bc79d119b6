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
  const imprintLines = writeImprint(imprint);
  const { contents, ...plain } = masthead;
  const contentsParagraphs = contents
    ? [contentsName, ...contentsLines(deriveOutline(document)).map((line) => line.text)]
    : [];
  const write = (body: readonly string[]): string => {
    const rest = [...contentsParagraphs, ...body, ...imprintLines];
    const usual = joinParagraphs([...writeMasthead(plain, rest), ...rest]);
    if (!contents) return usual;
    // List the contents only if the reader recognises the list; otherwise the masthead has an explicit field.
    return contentsParagraphs.every(isUsual) && listsContents(usual)
      ? usual
      : joinParagraphs([...fieldsOf(masthead), ...body, ...imprintLines]);
  };
  return writeVerified(paragraphs, write);
}

/** Whether the reader takes the list in a text for the contents as they are. */
function listsContents(text: string): boolean {
  const { document, changes } = readText(text);
  return document.masthead.contents === true && !changes.some(({ kind }) => kind === "contents-list");
}

/** How often lines that are read differently are written explicitly, before all are. */
const mostRounds = 5;

/**
 * Writes paragraphs, usual lines where the reader gets the same paragraphs from the whole text. What a line is
 * depends on those around it, so that the whole text is read again.
 */
function writeVerified(paragraphs: readonly Paragraph[], write: (body: readonly string[]) => string): string {
  const lines = paragraphs.map((paragraph, index) =>
    writeParagraph(paragraph, paragraphs[index - 1], paragraphs[index + 1]),
  );
  const explicit = paragraphs.map(writeExplicit);
  for (let round = 0; round < mostRounds; round += 1) {
    const text = write(lines);
    const { document, changes } = readText(text);
    const result = document.blocks.flatMap(textParagraphs);
    const isSame = (index: number) => JSON.stringify(result[index]) === JSON.stringify(paragraphs[index]);
    const wrong = paragraphs.flatMap((_, index) => (isSame(index) ? [] : [index]));
    if (wrong.length === 0 && changes.length === 0 && result.length === paragraphs.length) return text;
    const changed = changes.map(({ line }) => text.split("\n")[line - 1] ?? "");
    const first = wrong[0] ?? paragraphs.length - 1;
    const isAligned = result.length === paragraphs.length;
    for (const [index, line] of lines.entries())
      if (
        changed.includes(line) ||
        (isAligned ? wrong.includes(index) : index >= first - 1 && index <= first + 1)
      )
        lines[index] = explicit[index] ?? line;
  }
  return write(explicit);
}

const writeExplicit = ({ style, runs }: Paragraph): string => `\\${style} ${writeInline(runs)}`.trimEnd();

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
  return writeExplicit(paragraph);
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
  const { document, changes } = readText(joinParagraphs(lines));
  const result = document.blocks[opening ? 1 : 2];
  const isSame =
    result !== undefined && JSON.stringify(textParagraphs(result)) === JSON.stringify([paragraph]);
  return isSame && changes.length === 0 && document.blocks.length === lines.length - 1;
}
