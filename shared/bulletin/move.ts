/**
 * Moving and removing sections and articles. Text is only moved, never changed; blocks keep their ids and everything
 * that they and their runs carry. What is already there, or cannot go there, gives the same document.
 */
import { randomId, type MakeId } from "./identifiers.ts";
import { outline, type Outline } from "./outline.ts";
import { blocksOf, isHeading, isMoved, piecesOf, rangeOf } from "./pieces.ts";
import type { BulletinDocument } from "./schema.ts";

/** A place for an article: in a section (null: before the first), before an article of it or at its end. */
export interface ArticlePlace {
  section: string | null;
  before: string | null;
}

/** Moves a section with its articles before another one, or to the end. */
export function moveSection(
  document: BulletinDocument,
  sectionId: string,
  before: string | null,
): BulletinDocument {
  const { blocks } = document;
  const isSection = (id: string) => blocks.some((block) => block.id === id && isHeading(block));
  if (!isSection(sectionId) || sectionId === before || (before !== null && !isSection(before)))
    return document;
  const start = blocks.findIndex(({ id }) => id === sectionId);
  const length = blocks.slice(start + 1).findIndex(isHeading);
  const end = length < 0 ? blocks.length : start + 1 + length;
  const rest = blocks.toSpliced(start, end - start);
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
  return at === start
    ? document
    : { ...document, blocks: rest.toSpliced(at, 0, ...blocks.slice(start, end)) };
}

/**
 * Moves an article. Items of a brief that share a block change places inside it; an item that leaves gets a block of
 * its own with a copy of the label, and what comes between two items parts their block, both halves with the label.
 *
 * An article cannot go where it or its neighbours would be others than before: one without a title behind one without
 * a source line would become part of it.
 */
export function moveArticle(
  document: BulletinDocument,
  articleId: string,
  { section, before }: ArticlePlace,
  makeId: MakeId = randomId,
): BulletinDocument {
  const was = outline(document);
  const pieces = piecesOf(document);
  const isArticle = (id: string) =>
    was.sections.some((each) => each.articles.some((article) => article.id === id));
  const range = isArticle(articleId) ? rangeOf(pieces, was, articleId) : null;
  const next = nextEntry(was, section, before);
  if (!range || next === undefined || before === articleId) return document;
  const { start, end } = range;
  const target = next === null ? pieces.length : pieces.findIndex(({ name }) => name === next);
  if (target < 0 || (target >= start && target <= end)) return document;
  const article = pieces.slice(start, end);
  const order = pieces
    .toSpliced(start, end - start)
    .toSpliced(target > start ? target - (end - start) : target, 0, ...article);
  const moved = new Set(article);
  for (const joins of [true, false]) {
    const result = { ...document, blocks: blocksOf(order, moved, joins, makeId) };
    if (isMoved(was, outline(result), articleId, next)) return result;
  }
  return document;
}

/** Id of the entry that stands behind a place: an article or the next section; null at the end, undefined where there is no such place. */
function nextEntry(
  { sections }: Outline,
  section: string | null,
  before: string | null,
): string | null | undefined {
  const at = sections.findIndex(({ id }) => id === section);
  if (before !== null) return sections[at]?.articles.some(({ id }) => id === before) ? before : undefined;
  if (at < 0 && section !== null) return undefined;
  return sections[at + 1]?.id ?? null;
}

/** Removes a section with its articles, or an article. What shares a block with it stays, with the label. */
export function removeEntry(document: BulletinDocument, id: string): BulletinDocument {
  const pieces = piecesOf(document);
  const range = rangeOf(pieces, outline(document), id);
  return range
    ? {
        ...document,
        blocks: blocksOf(pieces.toSpliced(range.start, range.end - range.start), new Set(), true),
      }
    : document;
}
