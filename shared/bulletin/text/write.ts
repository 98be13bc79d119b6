/**
 * Document → text for mail and web, in the form that `readText` reads: text that is imported again gives the same
 * document, but for ids, marks, comments and properties of a newer program. The usual forms are written as offices
 * write them; only what they would not tell is written out (`\brief …`, `@@title@@`).
 */
import { finalDocument } from "../final.ts";
import type { Block, BulletinDocument } from "../schema.ts";
import { ChangeList } from "./change.ts";
import { writeImprint } from "./imprint.ts";
import { joinRuns, makeRun, flagsOf, writeInline } from "./inline.ts";
import { writeMasthead } from "./masthead.ts";
import { readText } from "./read.ts";
import { readParagraph, type Paragraph } from "./paragraph.ts";

/** Writes the final text of a document: paragraphs separated by a blank line. */
export function writeText(document: BulletinDocument): string {
  const { masthead, blocks, imprint } = finalDocument(document);
  const paragraphs = blocks.map(plainParagraph);
  const body = paragraphs.map((paragraph, index) => writeParagraph(paragraph, paragraphs[index - 1], paragraphs[index + 1]));
  return `${[...writeMasthead(masthead), ...body, ...writeImprint(imprint)].join("\n\n")}\n`;
}

const plainParagraph = ({ style, runs }: Block): Paragraph => ({ style, runs: joinRuns(runs.map((run) => makeRun(run.text, flagsOf(run)))) });

function writeParagraph(paragraph: Paragraph, before: Paragraph | undefined, after: Paragraph | undefined): string {
  const opening = !before || before.style === "section" || before.style === "source";
  for (const line of usualForms(paragraph, opening)) {
    // The test is the reader itself: beside its neighbours the line must come back as the same paragraph.
    if (readsBack(line, paragraph, opening, after)) return line;
    if (readsBack(`${line}\\`, paragraph, opening, after)) return `${line}\\`;
  }
  return `\\${paragraph.style} ${writeInline(paragraph.runs)}`.trimEnd();
}

/** Ways to write a paragraph as an office would, the plainest first. */
function usualForms({ style, runs }: Paragraph, opening: boolean): string[] {
  const [first, second, ...others] = runs;
  if (style === "brief" && first?.tag && second?.title) {
    const rest = others.map((run) => (run.title && !run.bold && !run.underline ? { ...makeRun(run.text, ["point"]) } : run));
    return [first.text + second.text + writeInline(rest)];
  }
  if (style === "brief" && first?.tag) return [first.text + writeInline(runs.slice(1))];
  if (style === "body" && opening && first?.title) return [first.text + writeInline([...(second ? [second] : []), ...others]).replace(/^\\\{3000\}/u, "\u3000")];
  return [writeInline(runs)];
}

function readsBack(line: string, paragraph: Paragraph, opening: boolean, after: Paragraph | undefined): boolean {
  const unguarded = line.endsWith("\\") ? line.slice(0, -1) : line;
  const changes = new ChangeList([]);
  const same = JSON.stringify(readParagraph(unguarded, 1, opening, changes)) === JSON.stringify(paragraph) && changes.made.length === 0;
  if (!same) return false;
  // Beside its neighbours: not joined to the next, not split, not taken for masthead or imprint.
  const neighbour = after?.style === "body" ? "\n\n后文正文若干字。" : after?.style === "source" ? "\n\n（供稿）" : "";
  const read = readText(`第1期\n\n【栏目】\n\n${opening ? "" : "开头一段正文。\n\n"}${line}${neighbour}`).document;
  const expected = 1 + (opening ? 0 : 1) + 1 + (neighbour ? 1 : 0);
  return read.blocks.length === expected && JSON.stringify(plainParagraph(read.blocks[opening ? 1 : 2] as Block)) === JSON.stringify(paragraph);
}
