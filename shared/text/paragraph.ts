/**
 * Recognises the style of a line (栏目, 正文, 简讯, 供稿, 按语, 附件) and the meanings of its parts, such as
 * a run-in title.
 */
import type { Block, Run, TextStyle } from "../document/schema.ts";
import { head, tail, type ChangeList } from "./change.ts";
import { joinRuns, makeRun, readPoints, sliceRuns, textOf } from "./inline.ts";
import type { Line } from "./lines.ts";
import { headingOf } from "./markdown.ts";
import { findByline, findClosing, namesSource } from "./source-forms.ts";

/** A block without its id. Text contains no tables and figures. */
export interface Paragraph {
  style: TextStyle;
  runs: Block["runs"];
}

const sectionForm = /^【([^】]{1,20})】$/u;
const briefForm = /^【[^】]{1,12}】(?=\s*\S)/u;
const sourceForm = /^[（(]([^（）()，。；：！？]{1,60})[）)]$/u;
const noteForm = /^(?:编者按|按语|本刊按)[：:]/u;
const attachmentForm = /^附件(?:\s*[\d一二三四五六七八九十]{1,2})?(?:[：:]|$)/u;

/**
 * The style of a line: the one that the source gives it, or that the lines around it show, or else the one that
 * its form suggests.
 */
export function styleOf({ text, style, role }: Pick<Line, "text" | "style" | "role">): TextStyle {
  if (style !== undefined) return style;
  if (role !== undefined) return role === "title" ? "body" : role;
  if (sectionForm.test(text) || headingOf(text)) return "section";
  if (briefForm.test(text)) return "brief";
  if (sourceForm.test(text) && namesSource(text.slice(1, -1))) return "source";
  if (noteForm.test(text)) return "note";
  return attachmentForm.test(text) ? "attachment" : "body";
}

/** The styles after which an article begins. */
export const beforeArticles: readonly TextStyle[] = ["section", "source", "note", "attachment"];

/**
 * Reads one line, without the white space at its edges.
 * @param opening whether an article begins here, so that the line may have a run-in title
 */
export function readParagraph(line: Line, opening: boolean, changes: ChangeList): Paragraph {
  const { text, number, runs } = line;
  const style = styleOf(line);
  if (line.style !== undefined) return { style, runs: joinRuns(runs) };
  const heading = headingOf(text);
  if (heading && style === "section") return readHeading(text, heading.text, number, changes);
  if (line.role === "title") return { style, runs: [makeRun(withoutPoints(text), ["title"])] };
  if (style === "section")
    return { style, runs: pointsIn(readSectionText(withoutPoints(text), number, changes)) };
  if (style === "source")
    return { style, runs: pointsIn(readSourceText(withoutPoints(text), number, changes)) };
  if (line.titleSpan) return { style, runs: readSpan(line, line.titleSpan) };
  if (style === "brief" && briefForm.test(text)) return { style, runs: readBrief(line, changes) };
  const points = readPoints(runs);
  return { style, runs: style === "body" && opening ? readTitle(points, number, changes) : points };
}

/** A whole line between two tokens of points without them: in a title or a section they mean nothing. */
const withoutPoints = (text: string): string => /^\*\*([^*]+)\*\*$/u.exec(text)?.[1] ?? text;

/** The runs of a paragraph whose title is at a given place; a bold one loses its asterisks. */
function readSpan({ runs }: Line, [start, end]: readonly [number, number]): Run[] {
  const title = withoutPoints(textOf(sliceRuns(runs, start, end)));
  return joinRuns([
    ...sliceRuns(runs, 0, start).map(({ text }) => makeRun(text)),
    makeRun(title, ["title"]),
    ...readPoints(sliceRuns(runs, end)),
  ]);
}

/** The runs of a text in which asterisks mark points. */
export const pointsIn = (text: string): Run[] => readPoints([{ text }]);

function readHeading(line: string, heading: string, number: number, changes: ChangeList): Paragraph {
  const name = heading.replaceAll(/[【】]/gu, "");
  const section = `【${name}】`;
  const isApplied = changes.apply("section-form", number, line, section);
  return isApplied ? { style: "section", runs: pointsIn(section) } : { style: "body", runs: pointsIn(line) };
}

function readSectionText(line: string, number: number, changes: ChangeList): string {
  const spacedLine = line.replaceAll(/(?<=[^【\s])[ \t]+(?=[^】\s])/gu, "\u3000");
  return spacedLine !== line && changes.apply("section-gap", number, line, spacedLine) ? spacedLine : line;
}

function readSourceText(line: string, number: number, changes: ChangeList): string {
  if (!/^[（(].*[）)]$/u.test(line)) return line;
  const full = `（${line.slice(1, -1)}）`;
  return full !== line && changes.apply("source-line", number, line, full) ? full : line;
}

/**
 * Splits a source in brackets from the end of a paragraph, if it follows closing punctuation. Null if there
 * is none.
 */
export function splitSource(line: Line, changes: ChangeList): [line: Line, source: string] | null {
  const closing = findClosing(line.text);
  if (!closing) return null;
  const { text, gap, source: sourceText } = closing;
  const source = `（${sourceText.slice(1, -1)}）`;
  const end = tail(text, 8);
  return changes.apply("source-line", line.number, `${end}${gap}${sourceText}`, `${end}¶${source}`)
    ? [{ ...line, text, runs: sliceRuns(line.runs, 0, text.length) }, source]
    : null;
}

/** Splits the names of contributors from the start of a paragraph. Null if there are none. */
export function splitByline(line: Line, changes: ChangeList): [source: string, line: Line] | null {
  const byline = findByline(line.text);
  if (!byline || line.titleSpan) return null;
  const source = line.text.slice(0, byline.length);
  const start = byline.length + byline.gap;
  const next = head(line.text.slice(start), 8);
  return changes.apply("source-line", line.number, line.text.slice(0, start) + next, `${source}¶${next}`)
    ? [source, { ...line, text: line.text.slice(start), runs: sliceRuns(line.runs, start) }]
    : null;
}

/**
 * Reads a brief, 【文明实践】柳溪镇：近日……: the label is a tag, and each unit name before a colon is the
 * title of an item.
 */
function readBrief({ text: line, number, runs }: Line, changes: ChangeList): Run[] {
  const [label = ""] = briefForm.exec(line) ?? [];
  const rest = line.slice(label.length);
  const text = rest.trimStart();
  const gap = rest.slice(0, rest.length - text.length);
  const next = head(text, 8);
  const drop = gap === "" || changes.apply("tag-gap", number, label + gap + next, label + next);
  const [first] = sliceRuns(runs, label.length + gap.length);
  const [unit = ""] = first?.point ? [] : (/^[^，。；：！？\s*]{2,20}[：:]/u.exec(first?.text ?? "") ?? []);
  const items = readPoints(sliceRuns(runs, label.length + gap.length + unit.length)).map((run) =>
    run.point && /^[^，。；：！？\s]{2,20}[：:]$/u.test(run.text) ? makeRun(run.text, ["title"]) : run,
  );
  return joinRuns([makeRun(label, ["tag"]), makeRun(drop ? "" : gap), makeRun(unit, ["title"]), ...items]);
}

/** The shortest and the longest run-in title, in UTF-16 units. */
const titleLength = { least: 6, most: 50 };

/**
 * Reads a run-in title: the longest beginning without punctuation that ends at white space outside quotation
 * marks. White space after a digit belongs to the title (8 日).
 */
function readTitle(runs: Run[], number: number, changes: ChangeList): Run[] {
  const [first, ...others] = runs;
  if (!first || first.point) return runs;
  const [beginning = ""] = /^[^。，；：？！]*/u.exec(first.text) ?? [];
  if (beginning === first.text && others.length === 0) return runs;
  let title = "";
  let gap = "";
  for (const match of beginning.matchAll(/(?<=[^\s\d])\s+/gu)) {
    if (match.index > titleLength.most) break;
    const before = beginning.slice(0, match.index);
    const isOpen = before.lastIndexOf("“") > before.lastIndexOf("”");
    if (isOpen || before.length < titleLength.least) continue;
    title = before;
    gap = match[0];
  }
  if (title === "") return runs;
  const rest = first.text.slice(title.length + gap.length);
  const next = head(rest || (others[0]?.text ?? ""), 8);
  const full = "\u3000";
  const isFull = gap === full || changes.apply("title-gap", number, title + gap + next, title + full + next);
  return joinRuns([makeRun(title, ["title"]), makeRun((isFull ? full : gap) + rest), ...others]);
}
