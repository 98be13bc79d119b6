/** Giving a section or an article another name: only the name's own characters change. */
import { applyEdits, visibleText } from "./edits.ts";
import { outline, type OutlineArticle } from "./outline.ts";
import { labelOf, piecesOf } from "./pieces.ts";
import type { Block, BulletinDocument, Run } from "./schema.ts";

/** Where a name stands in the visible text of its block. */
interface NameSpan {
  block: Block;
  start: number;
  end: number;
  name: string;
}

/** The name as it is edited: of a section what its brackets hold, of an article its title; empty where there is none. Null for no such entry. */
export function nameOf(document: BulletinDocument, id: string): string | null {
  return spanOf(document, id)?.name ?? null;
}

/**
 * The block of a section or an article with another name, null where nothing changes. An empty name changes nothing. A
 * section without text gets brackets; an article without a title gets one with the gap, an item of a brief with the colon.
 */
export function rename(document: BulletinDocument, id: string, newName: string): Block | null {
  const span = spanOf(document, id);
  if (!span) return null;
  const isSection = span.block.style === "section";
  const written = newName.replaceAll(/[\r\n]+/gu, "").trim();
  const name = isSection ? written.replace(/^【(.*)】$/u, "$1").trim() : written;
  if (name === "" || name === span.name) return null;
  if (span.name !== "") return replaceName(document, span, name);
  const { block } = span;
  if (isSection) {
    const hasBrackets = visibleText(block.runs).text.includes("【");
    return {
      ...block,
      runs: insertAt(block.runs, span.start, [{ text: hasBrackets ? name : `【${name}】` }]),
    };
  }
  const title: Run[] =
    block.style === "brief"
      ? [{ text: `${name}：`, title: true }]
      : [{ text: name, title: true }, { text: gap }];
  const { text, runOf } = visibleText(block.runs);
  if (runOf[span.start]?.title) {
    // A brief's colon without a name waits for it; a title of nothing but blanks goes on behind the name.
    const blank = block.style === "brief" ? /^(\s*)[：:]/u.exec(text.slice(span.start))?.[1] : undefined;
    if (blank !== undefined)
      return {
        ...block,
        runs: insertAt(block.runs, span.start + blank.length, [{ text: name, title: true }]),
      };
    title.length = 1;
  }
  return { ...block, runs: insertAt(block.runs, span.start, title) };
}

/** Between a run-in title and the text. */
const gap = "\u3000";

function spanOf(document: BulletinDocument, id: string): NameSpan | null {
  const heading = document.blocks.find((block) => block.id === id && block.style === "section");
  if (heading) {
    const { text } = visibleText(heading.runs);
    const [, before = "", name = ""] = /^(\s*【?\s*)(.*?)\s*】?\s*$/su.exec(text) ?? [];
    return { block: heading, start: before.length, end: before.length + name.length, name };
  }
  const article = outline(document)
    .sections.flatMap((section) => section.articles)
    .find((each) => each.id === id);
  return article ? titleSpan(document, article) : null;
}

function titleSpan(document: BulletinDocument, { id, title }: OutlineArticle): NameSpan | null {
  const piece = piecesOf(document).find(({ name }) => name === id);
  // A source line alone is an article too, but no place for a title.
  if (!piece || piece.block.style === "source") return null;
  const { block } = piece;
  const before = visibleText(block.runs.slice(0, block.runs.indexOf(piece.runs[0] as Run))).text.length;
  const { text, runOf } = visibleText(piece.runs);
  const first = runOf.findIndex((run) => run.title);
  if (title !== null) {
    const start = text.indexOf(title, Math.max(first, 0));
    return start < 0
      ? null
      : { block, start: before + start, end: before + start + title.length, name: title };
  }
  const label = visibleText(piece.runs[0] === block.runs[0] ? labelOf(block) : []).text.length;
  const start = before + (first < 0 ? label : first);
  return { block, start, end: start, name: "" };
}

/** Puts a name in the place of another. What both begin and end with stays as it is, with what it carries. */
function replaceName(
  document: BulletinDocument,
  { block, start, end, name: old }: NameSpan,
  name: string,
): Block | null {
  const [was, is] = [Array.from(old), Array.from(name)];
  let head = 0;
  while (head < was.length && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  // What comes in carries what the first character of its stretch carried: there must be one.
  if (head + tail === was.length) {
    if (head > 0) head -= 1;
    else tail -= 1;
  }
  const { places } = visibleText(block.runs);
  const from = places[start + was.slice(0, head).join("").length];
  const to = places[end - was.slice(was.length - tail).join("").length - 1];
  if (from === undefined || to === undefined) return null;
  const [changed = null] = applyEdits(document, [
    { block: block.id, start: from, end: to + 1, text: is.slice(head, is.length - tail).join("") },
  ]);
  return changed;
}

/** Puts runs before a visible character of others; at the end where there is none. */
function insertAt(runs: readonly Run[], offset: number, added: readonly Run[]): Run[] {
  const { runOf } = visibleText(runs);
  const next = runOf[offset];
  const at = next ? runs.indexOf(next) : runs.length;
  const inside = next ? offset - runOf.indexOf(next) : 0;
  if (!next || inside === 0) return [...runs.slice(0, at), ...added, ...runs.slice(at)];
  return [
    ...runs.slice(0, at),
    { ...next, text: next.text.slice(0, inside) },
    ...added,
    { ...next, text: next.text.slice(inside) },
    ...runs.slice(at + 1),
  ];
}
