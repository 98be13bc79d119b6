/** Renames a section or an article. Only the differing characters of the name change. */
import { applyEdits, visibleText } from "./edits.ts";
import { countEqualEnds } from "../basics/equal-ends.ts";
import { deriveOutline, type OutlineArticle } from "../document/outline.ts";
import { labelOf, piecesOf } from "./pieces.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";

/** The range of a name in the visible text of its block. */
interface NameSpan {
  block: Block;
  start: number;
  end: number;
  name: string;
}

/**
 * The editable name of a section (the text between its brackets) or of an article (its title). Empty if it
 * has no name; null if there is no such entry.
 */
export function nameOf(document: BulletinDocument, id: string): string | null {
  return spanOf(document, id)?.name ?? null;
}

/**
 * Renames a section or an article; null if nothing changes. An empty new name is ignored. A section without text gets the name in brackets, an article without a title gets one followed
 * by the gap, and an item of a brief gets one followed by a colon.
 */
export function rename(document: BulletinDocument, id: string, newName: string): BulletinDocument | null {
  const block = renameBlock(document, id, newName);
  const blocks = document.blocks.map((each) => (each.id === block?.id ? block : each));
  return block && { ...document, blocks };
}

/** The block of the entry with its new name; null if nothing changes. */
function renameBlock(document: BulletinDocument, id: string, newName: string): Block | null {
  const span = spanOf(document, id);
  if (!span) return null;
  const isSection = span.block.style === "section";
  const line = newName.replaceAll(/[\r\n]+/gu, "").trim();
  const name = isSection ? line.replace(/^【(.*)】$/u, "$1").trim() : line;
  if (name === "" || name === span.name) return null;
  if (span.name !== "") return replaceName(span, name);
  return isSection ? addSectionName(span, name) : addTitle(span, name);
}

function addSectionName({ block, start }: NameSpan, name: string): Block {
  const hasBrackets = visibleText(block.runs).text.includes("【");
  return {
    ...block,
    runs: insertAt(block.runs, start, [{ text: hasBrackets ? name : `【${name}】` }]),
  };
}

function addTitle({ block, start }: NameSpan, name: string): Block {
  const title: Run[] =
    block.style === "brief"
      ? [{ text: `${name}：`, title: true }]
      : [{ text: name, title: true }, { text: gap }];
  const { text, runOf } = visibleText(block.runs);
  if (runOf[start]?.title) {
    // The title is blank. In a brief it may already have its colon: the name goes before the colon. Otherwise
    // the blank title itself serves as the gap.
    const blank = block.style === "brief" ? /^(\s*)[：:]/u.exec(text.slice(start))?.[1] : undefined;
    if (blank !== undefined)
      return {
        ...block,
        runs: insertAt(block.runs, start + blank.length, [{ text: name, title: true }]),
      };
    title.length = 1;
  }
  return { ...block, runs: insertAt(block.runs, start, title) };
}

/** The full-width space between a run-in title and the text. */
const gap = "\u3000";

function spanOf(document: BulletinDocument, id: string): NameSpan | null {
  const heading = document.blocks.find((block) => block.id === id && block.style === "section");
  if (heading) {
    const { text } = visibleText(heading.runs);
    const [, before = "", name = ""] = /^(\s*【?\s*)(.*?)\s*】?\s*$/su.exec(text) ?? [];
    return { block: heading, start: before.length, end: before.length + name.length, name };
  }
  const article = deriveOutline(document)
    .sections.flatMap((section) => section.articles)
    .find((each) => each.id === id);
  return article ? titleSpan(document, article) : null;
}

function titleSpan(document: BulletinDocument, { id, title }: OutlineArticle): NameSpan | null {
  const piece = piecesOf(document).find(({ name }) => name === id);
  // A source line alone is an article too, but cannot have a title.
  if (!piece || piece.block.style === "source") return null;
  const { block } = piece;
  const [firstRun] = piece.runs;
  const before = visibleText(block.runs.slice(0, firstRun ? block.runs.indexOf(firstRun) : -1)).text.length;
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

/**
 * Replaces a name by another. The characters that both have at the start and at the end stay, with their
 * properties.
 */
function replaceName({ block, start, end, name: old }: NameSpan, name: string): Block | null {
  const before = Array.from(old);
  const after = Array.from(name);
  let [head, tail] = countEqualEnds(before, after);

  // The new text takes its properties from the first character that it replaces, so there must be one.
  if (head + tail === before.length) {
    if (head > 0) head -= 1;
    else tail -= 1;
  }
  const { places } = visibleText(block.runs);
  const from = places[start + before.slice(0, head).join("").length];
  const to = places[end - before.slice(before.length - tail).join("").length - 1];
  if (from === undefined || to === undefined) return null;
  const newText = after.slice(head, after.length - tail).join("");
  const edit = { block: block.id, start: from, end: to + 1, text: newText };
  return applyEdits({ blocks: [block] }, [edit]).blocks[0] ?? null;
}

/** Inserts runs before the visible character at an offset; at the end if there is none. */
function insertAt(runs: readonly Run[], offset: number, addedRuns: readonly Run[]): Run[] {
  const { runOf } = visibleText(runs);
  const next = runOf[offset];
  const at = next ? runs.indexOf(next) : runs.length;
  const inside = next ? offset - runOf.indexOf(next) : 0;
  if (!next || inside === 0) return [...runs.slice(0, at), ...addedRuns, ...runs.slice(at)];
  return [
    ...runs.slice(0, at),
    { ...next, text: next.text.slice(0, inside) },
    ...addedRuns,
    { ...next, text: next.text.slice(inside) },
    ...runs.slice(at + 1),
  ];
}
