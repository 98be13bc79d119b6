/**
 * Cuts a document into pieces where articles begin, so that one article can be moved, removed or renamed
 * without changing its neighbours.
 */
import { firstOf } from "../basics/elements.ts";
import { sameData } from "../document/canonical.ts";
import { formOf } from "../document/form.ts";
import { isGone } from "../document/final.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { articlesOf, holdsArticles, type Outline } from "../document/outline.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";

/** A block, or the part of a block that belongs to one of several articles in it. */
export interface Piece {
  /** The id that the outline gives to an article that begins here: `b1`, `b1#2`. */
  name: string;
  block: Block;
  /** Its runs, including deleted text, which stays with the text before it. */
  runs: Run[];
}

/** All pieces of a document, in order. */
export function piecesOf(document: BulletinDocument): Piece[] {
  return document.blocks.flatMap((block) => {
    const [, ...later] = !holdsArticles(block)
      ? []
      : articlesOf({ ...block, runs: block.runs.filter((run) => !run.deleted) });
    const starts = new Set(later.map((part) => part.runs[0]));
    const pieces: Piece[] = [{ name: block.id, block, runs: [] }];
    for (const run of block.runs) {
      if (starts.has(run)) pieces.push({ name: `${block.id}#${pieces.length + 1}`, block, runs: [] });
      pieces.at(-1)?.runs.push(run);
    }
    return pieces;
  });
}

/** Whether a section begins with a block. A deleted section name does not count. */
export const isHeading = (block: Block): boolean => block.style === "section" && !isGone(block);

/**
 * The range of pieces of a section with all its articles, or of an article, including blank paragraphs after
 * it. Null for an unknown id.
 */
export function rangeOf(
  pieces: readonly Piece[],
  { sections }: Outline,
  id: string,
): { start: number; end: number } | null {
  const articleIds = new Set(sections.flatMap((section) => section.articles.map((article) => article.id)));
  const start = pieces.findIndex(({ name }) => name === id);
  const first = pieces[start];
  if (!first || !(isHeading(first.block) || articleIds.has(id))) return null;
  const length = pieces
    .slice(start + 1)
    .findIndex((piece) => isHeading(piece.block) || (!isHeading(first.block) && articleIds.has(piece.name)));
  return { start, end: length < 0 ? pieces.length : start + 1 + length };
}

/**
 * Builds blocks from pieces in a new order, or from some of the pieces. Adjacent pieces of one block become
 * one block. If a block is split, the part that was not moved keeps its id, its properties and its label;
 * every other part becomes a new block of the same style with a copy of the label, because the label applied
 * to it too.
 * @param movedPieces the pieces that were moved
 * @param joins whether moved pieces may join adjacent pieces of their block that were not moved
 */
export function blocksOf(
  pieces: readonly Piece[],
  movedPieces: ReadonlySet<Piece>,
  joins: boolean,
  makeId: MakeId = randomId,
): Block[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1)?.at(-1);
    if (last?.block === piece.block && (joins || movedPieces.has(last) === movedPieces.has(piece)))
      groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }

  // The group that keeps the block: the first with a piece that was not moved, or else the first group.
  const keepers = new Map<Block, Piece[]>();
  for (const isFirstChoice of [true, false]) {
    for (const group of groups) {
      const { block } = firstOf(group);
      if (!keepers.has(block) && (!isFirstChoice || group.some((piece) => !movedPieces.has(piece))))
        keepers.set(block, group);
    }
  }

  return groups.map((group) => {
    const { block } = firstOf(group);
    const label = labelOf(block);
    const text = group.flatMap(({ runs }) => runs).filter((run) => !label.includes(run));
    if (keepers.get(block) !== group)
      return { id: makeId(), ...formOf(block), runs: [...copyOf(label), ...text] };
    const runs = [...label, ...text];
    return runs.length === block.runs.length && runs.every((run, index) => run === block.runs[index])
      ? block
      : { ...block, runs };
  });
}

/**
 * The runs at the start of a block up to the last one of its label; none if the block begins with other text.
 */
export function labelOf({ runs }: Block): Run[] {
  const text = runs.findIndex((run) => !run.tag && !run.deleted && run.text.trim() !== "");
  const opening = text < 0 ? runs : runs.slice(0, text);
  return opening.slice(0, opening.findLastIndex((run) => run.tag && !run.deleted) + 1);
}

/** Copies a label. Comments on it stay with the original. */
const copyOf = (label: readonly Run[]): Run[] =>
  label
    .filter((run) => run.tag && !run.deleted)
    .map((run) => {
      const copiedRun = { ...run };
      delete copiedRun.comments;
      return copiedRun;
    });

/**
 * Lists the sections and articles of an outline in order, each with the content that a move must not change.
 */
const entriesOf = ({ sections }: Outline): { id: string; content: unknown }[] =>
  sections.flatMap((section) => [
    ...(section.id === null ? [] : [{ id: section.id, content: section.id }]),
    ...section.articles.map(({ id, title, tag, text, points, source }) => ({
      id,
      content: { title, tag, text, points, source },
    })),
  ]);

/**
 * Whether `after` is `before` with the article `id` moved before the entry `next` (null: to the end) and
 * nothing else changed.
 */
export function isMoved(before: Outline, after: Outline, id: string, next: string | null): boolean {
  const entries = entriesOf(before);
  const movedEntries = entries.filter((each) => each.id === id);
  const expectedEntries = entries.filter((each) => each.id !== id);
  const at = next === null ? expectedEntries.length : expectedEntries.findIndex((each) => each.id === next);
  expectedEntries.splice(at, 0, ...movedEntries);
  return sameData(
    expectedEntries.map(({ content }) => content),
    entriesOf(after).map(({ content }) => content),
  );
}
