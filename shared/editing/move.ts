/**
 * Moves and removes sections and articles. Text is moved without being changed; blocks keep their ids, and
 * blocks and runs keep all their properties. A move to the present place or to an impossible place returns
 * the same document.
 */
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { deriveOutline, type Outline } from "../document/outline.ts";
import { blocksOf, isHeading, isMoved, piecesOf, rangeOf } from "./pieces.ts";
import type { BulletinDocument } from "../document/schema.ts";

/**
 * A place for an article: in a section (null: above the first section), before one of its articles (null: at
 * its end).
 */
export interface ArticlePlace {
  section: string | null;
  before: string | null;
}

/** Moves a section with its articles before another section; to the end if `before` is null. */
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
 * Moves an article. Items of a brief that share a block are reordered inside it. An item that leaves the
 * block gets a block of its own with a copy of the label; an article moved between two items splits their
 * block, and both halves keep the label.
 *
 * An article is not moved to a place where articles would merge: one without a title behind one without a
 * source line would become part of it. Then the result is the same document.
 */
export function moveArticle(
  document: BulletinDocument,
  articleId: string,
  { section, before }: ArticlePlace,
  makeId: MakeId = randomId,
): BulletinDocument {
  const oldOutline = deriveOutline(document);
  const pieces = piecesOf(document);
  const isArticle = (id: string) =>
    oldOutline.sections.some((each) => each.articles.some((article) => article.id === id));
  const range = isArticle(articleId) ? rangeOf(pieces, oldOutline, articleId) : null;
  const next = nextEntry(oldOutline, section, before);
  if (!range || next === undefined || before === articleId) return document;
  const { start, end } = range;

  const target = next === null ? pieces.length : pieces.findIndex(({ name }) => name === next);
  if (target < 0 || (target >= start && target <= end)) return document;
  const article = pieces.slice(start, end);
  const order = pieces
    .toSpliced(start, end - start)
    .toSpliced(target > start ? target - (end - start) : target, 0, ...article);
  const movedPieces = new Set(article);

  // An item moved beside another piece of its block joins it, unless the two would then become one article.
  for (const joinsPieces of [true, false]) {
    const result = { ...document, blocks: blocksOf(order, movedPieces, joinsPieces, makeId) };
    if (isMoved(oldOutline, deriveOutline(result), articleId, next)) return result;
  }
  return document;
}

/**
 * The id of the entry after a place: an article or the next section. Null at the end; undefined if the place
 * does not exist.
 */
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

/**
 * Removes a section with its articles, or an article. Other articles in the same block stay, with the label.
 */
export function removeEntry(document: BulletinDocument, id: string): BulletinDocument {
  const pieces = piecesOf(document);
  const range = rangeOf(pieces, deriveOutline(document), id);
  return range
    ? {
        ...document,
        blocks: blocksOf(pieces.toSpliced(range.start, range.end - range.start), new Set(), true),
      }
    : document;
}
