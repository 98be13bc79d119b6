/**
 * A bulletin as plain text or markdown → document. A pure function of the text and of the changes that the person
 * declined; what it normalises it lists. Ids are `b1`, `b2`, …: the same text gives the same document.
 */
import { emptyDocument } from "../empty.ts";
import { sequentialIds } from "../identifiers.ts";
import type { Block, BulletinDocument } from "../schema.ts";
import { ChangeList, type ImportChange } from "./change.ts";
import { findImprint, readImprint } from "./imprint.ts";
import { joinRuns, makeRun } from "./inline.ts";
import { splitLines, type Line } from "./lines.ts";
import { readMasthead } from "./masthead.ts";
import { readExplicit, readParagraph, splitSource, styleByForm, type Paragraph } from "./paragraph.ts";

export interface ReadText {
  document: BulletinDocument;
  /** In the order of the text. */
  changes: ImportChange[];
}

/** Reads a text. `declined`: ids of changes that are not to be made. Never throws: any text is a document. */
export function readText(text: string, declined: Iterable<string> = []): ReadText {
  const changes = new ChangeList(declined);
  const lines = splitLines(text, changes);
  const { masthead, taken } = readMasthead(lines, changes);
  const lastMark = lines.findLastIndex(({ text }) => styleOf(text) !== "body");
  const end = findImprint(lines, Math.max(taken, lastMark + 1));
  const body = readBody(joinCut(lines.slice(taken, end), changes), changes);
  const imprint = readImprint(lines.slice(end), changes);
  const makeId = sequentialIds();
  const blocks: Block[] = body.map((paragraph) => ({ id: makeId(), ...paragraph }));
  const document = { ...emptyDocument(makeId), masthead, imprint };
  if (blocks.length > 0) document.blocks = blocks;
  return { document, changes: changes.made.toSorted((a, b) => lineOf(a) - lineOf(b)) };
}

const lineOf = (change: ImportChange): number => Number(change.id.split(":")[1]);
const styleOf = (text: string) => readExplicit(text)?.style ?? (/^#{1,6}\s/u.test(text) ? "section" : styleByForm(text));

/** A paragraph shorter than a printed line cannot have been cut by a page break. */
const shortestCut = 25;
const isUnfinished = (text: string) => text.length >= shortestCut && /[^。！？…：；”’）)】》.!?:;\\]$/u.test(text);
/** 一、（一）1. 一是: a paragraph that opens a series of its own. */
const opensSeries = /^(?:[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/u;

/** Joins paragraphs that a page break cut: the first ends without a closing mark, the next is plain body text. */
function joinCut(lines: readonly Line[], changes: ChangeList): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const cut = last && styleOf(last.text) !== "section" && styleOf(last.text) !== "source" && isUnfinished(last.text);
    const follows = styleOf(line.text) === "body" && readExplicit(line.text) === null && !opensSeries.test(line.text);
    const [before, after] = [last?.text.slice(-12) ?? "", line.text.slice(0, 12)];
    if (last && cut && follows && changes.apply("joined-paragraph", line.number, `${before}¶${after}`, before + after)) {
      joined[joined.length - 1] = { ...last, text: last.text + line.text, after: line.after };
    } else {
      joined.push(line);
    }
  }
  return joined;
}

function readBody(lines: readonly Line[], changes: ChangeList): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [index, line] of lines.entries()) {
    // An article begins after a section, after a source, and at the top.
    const opening = paragraphs.length === 0 || ["section", "source"].includes(paragraphs.at(-1)?.style ?? "");
    const next = lines[index + 1];
    const nextStyle = next === undefined ? "section" : styleOf(next.text);
    // A source in brackets can only end an article; where a source line follows, the bracket is an aside.
    const split = styleOf(line.text) === "body" && readExplicit(line.text) === null && nextStyle !== "source" ? splitSource(line.text, line.number, changes) : null;
    const paragraph = readParagraph(unguard(split?.[0] ?? line.text), line.number, opening, changes);
    const edged = paragraph.style === "body" ? joinRuns([makeRun(line.before), ...paragraph.runs, makeRun(line.after)]) : paragraph.runs;
    paragraphs.push({ style: paragraph.style, runs: edged });
    if (split) paragraphs.push({ style: "source", runs: [makeRun(split[1])] });
  }
  return paragraphs;
}

/** A backslash at its end keeps a paragraph that has no closing mark from being joined to the next. */
const unguard = (text: string) => (/(?<!\\)(?:\\\\)*\\$/u.test(text) ? text.slice(0, -1) : text);
