/** What a line of a bulletin is, and what its parts mean: 栏目, 正文 with a run-in title, 简讯, 供稿. */
import type { Block, BlockStyle, Run } from "../schema.ts";
import { joinRuns, makeRun, readInline } from "./inline.ts";
import type { ChangeList } from "./change.ts";

/** A block without its id. */
export type Paragraph = Pick<Block, "style" | "runs">;

const sectionForm = /^【([^】]{1,20})】$/u;
const briefForm = /^【[^】]{1,12}】(?=\s*\S)/u;
const sourceForm = /^[（(]([^（）()，。；：！？]{1,60})[）)]$/u;
const headingForm = /^#{1,6}\s+(.+?)\s*#*$/u;
const styleForm = /^\\(section|body|brief|source)(?: (.*))?$/u;

/** The style that a line has by its form alone. */
export function styleByForm(line: string): BlockStyle {
  if (sectionForm.test(line)) return "section";
  if (briefForm.test(line)) return "brief";
  if (sourceForm.test(line)) return "source";
  return "body";
}

/** A line whose style is written out, `\brief …`: how `writeText` keeps what the form alone would not tell. */
export function readExplicit(line: string): Paragraph | null {
  const match = styleForm.exec(line);
  return match ? { style: match[1] as BlockStyle, runs: readInline(match[2] ?? "") } : null;
}

/** Reads one line. `opening`: an article begins here, so that it may have a run-in title. */
export function readParagraph(line: string, number: number, opening: boolean, changes: ChangeList): Paragraph {
  const explicit = readExplicit(line);
  if (explicit) return explicit;
  const heading = headingForm.exec(line)?.[1];
  if (heading && changes.apply("section-form", number, line, `【${heading.replaceAll(/[【】]/gu, "")}】`)) {
    return { style: "section", runs: readInline(`【${heading.replaceAll(/[【】]/gu, "")}】`) };
  }
  const style = styleByForm(line);
  if (style === "section") return { style, runs: readInline(sectionText(line, number, changes)) };
  if (style === "source") return { style, runs: readInline(sourceText(line, number, changes)) };
  if (style === "brief") return { style, runs: readBrief(line, number, changes) };
  return { style, runs: opening ? readTitle(readInline(line), number, changes) : readInline(line) };
}

function sectionText(line: string, number: number, changes: ChangeList): string {
  const spaced = line.replaceAll(/(?<=[^【\s])[ \t]+(?=[^】\s])/gu, "\u3000");
  return spaced !== line && changes.apply("section-gap", number, line, spaced) ? spaced : line;
}

function sourceText(line: string, number: number, changes: ChangeList): string {
  const full = `（${line.slice(1, -1)}）`;
  return full !== line && changes.apply("source-line", number, line, full) ? full : line;
}

/** Splits a source in brackets from the end of an article's paragraph, where it stands after the closing mark. */
export function splitSource(line: string, number: number, changes: ChangeList): [text: string, source: string] | null {
  const match = /^(.*[。！？”’])(\s*)([（(][^（）()，。；：！？]{2,40}[）)])$/u.exec(line);
  if (!match) return null;
  const [, text = "", gap = "", written = ""] = match;
  const source = `（${written.slice(1, -1)}）`;
  return changes.apply("source-line", number, `${text.slice(-8)}${gap}${written}`, `${text.slice(-8)}¶${source}`) ? [text, source] : null;
}

/** 【文明实践】柳溪镇：近日……: the label is a tag, each unit name before a colon opens an item as its title. */
function readBrief(line: string, number: number, changes: ChangeList): Run[] {
  const [label = ""] = briefForm.exec(line) ?? [];
  const rest = line.slice(label.length);
  const text = rest.trimStart();
  const gap = rest.slice(0, rest.length - text.length);
  const drop = gap === "" || changes.apply("tag-gap", number, label + gap + text.slice(0, 8), label + text.slice(0, 8));
  const [unit = ""] = /^[^，。；：！？\s*_+@^\\]{2,20}[：:]/u.exec(text) ?? [];
  const items = readInline(text.slice(unit.length)).map((run) =>
    run.point && !run.bold && !run.underline && /^[^，。；：！？\s]{2,20}[：:]$/u.test(run.text) ? makeRun(run.text, ["title"]) : run,
  );
  return joinRuns([makeRun(label, ["tag"]), makeRun(drop ? "" : gap), makeRun(unit, ["title"]), ...items]);
}

/** Shortest and longest run-in title, in characters. */
const titleLength = { least: 6, most: 50 };

/**
 * The run-in title: the longest beginning without a closing mark or comma that ends at white space outside quotes.
 * White space after a digit belongs to the title (8 日).
 */
function readTitle(runs: Run[], number: number, changes: ChangeList): Run[] {
  const [first, ...others] = runs;
  if (!first || Object.keys(first).length > 1) return runs;
  const [beginning = ""] = /^[^。，；：？！]*/u.exec(first.text) ?? [];
  if (beginning === first.text && others.length === 0) return runs;
  const gaps = [...beginning.matchAll(/(?<=[^\s\d])\s+/gu)].filter(({ index }) => {
    const before = beginning.slice(0, index);
    const isOpen = before.lastIndexOf("“") > before.lastIndexOf("”");
    return !isOpen && before.length >= titleLength.least && before.length <= titleLength.most;
  });
  const last = gaps.at(-1);
  if (!last) return runs;
  const title = beginning.slice(0, last.index);
  const gap = last[0];
  const rest = first.text.slice(title.length + gap.length);
  const next = rest || (others[0]?.text ?? "");
  const full = "\u3000";
  const made = gap === full || changes.apply("title-gap", number, title + gap + next.slice(0, 8), title + full + next.slice(0, 8));
  return joinRuns([makeRun(title, ["title"]), makeRun((made ? full : gap) + rest), ...others]);
}
