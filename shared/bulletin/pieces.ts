/** A document cut where articles begin, so that an article can be moved, removed or named without touching its neighbours. */
import { sameData } from "./canonical.ts";
import { isGone } from "./final.ts";
import { randomId, type MakeId } from "./identifiers.ts";
import { articlesOf, holdsArticles, type Outline } from "./outline.ts";
import type { Block, BulletinDocument, Run } from "./schema.ts";

/** A block, or one article's stretch of a block that several articles share. */
export interface Piece {
  /** The id of an article that begins here: the outline's form. */
  name: string;
  block: Block;
  /** Deleted text too: it goes with the text before it. */
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

/** Whether a section begins with a block; one that a revision deletes is none. */
export const isHeading = (block: Block): boolean => block.style === "section" && !isGone(block);

/** Where a section with all its articles, or an article, stands among the pieces, blank paragraphs after it included. */
export function rangeOf(
  pieces: readonly Piece[],
  { sections }: Outline,
  id: string,
): { start: number; end: number } | null {
  const begins = new Set(sections.flatMap((section) => section.articles.map((article) => article.id)));
  const start = pieces.findIndex(({ name }) => name === id);
  const first = pieces[start];
  if (!first || !(isHeading(first.block) || begins.has(id))) return null;
  const length = pieces
    .slice(start + 1)
    .findIndex((piece) => isHeading(piece.block) || (!isHeading(first.block) && begins.has(piece.name)));
  return { start, end: length < 0 ? pieces.length : start + 1 + length };
}

/**
 * Blocks from pieces in a new order, or from some of them. Pieces of one block that still stand together are one block
 * (with `moved`: only those that moved together, and those that stayed). Where a block comes apart, the part that
 * stayed keeps its id, its properties and its label; every other part is a new block of the same style with a copy of
 * the label, which held for it too.
 */
export function blocksOf(
  pieces: readonly Piece[],
  moved: ReadonlySet<Piece>,
  joins: boolean,
  makeId: MakeId = randomId,
): Block[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1)?.at(-1);
    if (last?.block === piece.block && (joins || moved.has(last) === moved.has(piece)))
      groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  const keepers = new Map<Block, Piece[]>();
  for (const isFirstChoice of [true, false]) {
    for (const group of groups) {
      const { block } = group[0] as Piece;
      if (!keepers.has(block) && (!isFirstChoice || group.some((piece) => !moved.has(piece))))
        keepers.set(block, group);
    }
  }
  return groups.map((group) => {
    const { block } = group[0] as Piece;
    const label = labelOf(block);
    const own = group.flatMap(({ runs }) => runs).filter((run) => !label.includes(run));
    if (keepers.get(block) !== group)
      return { id: makeId(), style: block.style, runs: [...copyOf(label), ...own] };
    const runs = [...label, ...own];
    return runs.length === block.runs.length && runs.every((run, index) => run === block.runs[index])
      ? block
      : { ...block, runs };
  });
}

/** The runs with which a block begins up to the last one of its label; none where it begins with other text. */
export function labelOf({ runs }: Block): Run[] {
  const text = runs.findIndex((run) => !run.tag && !run.deleted && run.text.trim() !== "");
  const opening = text < 0 ? runs : runs.slice(0, text);
  return opening.slice(0, opening.findLastIndex((run) => run.tag && !run.deleted) + 1);
}

/** A remark on the label stays where it was made. */
const copyOf = (label: readonly Run[]): Run[] =>
  label
    .filter((run) => run.tag && !run.deleted)
    .map((run) => {
      const copied = { ...run };
      delete copied.comments;
      return copied;
    });

/** What must stay true of each article wherever it stands. */
const contents = ({ sections }: Outline): { id: string; content: unknown }[] =>
  sections.flatMap((section) => [
    ...(section.id === null ? [] : [{ id: section.id, content: section.id }]),
    ...section.articles.map(({ id, title, tag, text, points, source }) => ({
      id,
      content: { title, tag, text, points, source },
    })),
  ]);

/** Whether `after` has the articles of `before`, each as it was, with one of them elsewhere: before another entry, or last. */
export function isMoved(before: Outline, after: Outline, id: string, next: string | null): boolean {
  const was = contents(before);
  const moved = was.filter((each) => each.id === id);
  const expected = was.filter((each) => each.id !== id);
  const at = next === null ? expected.length : expected.findIndex((each) => each.id === next);
  expected.splice(at, 0, ...moved);
  return sameData(
    expected.map(({ content }) => content),
    contents(after).map(({ content }) => content),
  );
}
