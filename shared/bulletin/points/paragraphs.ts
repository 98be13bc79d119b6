/**
 * The text in which points are looked for: an article's paragraphs as they are printed, without what a revision deletes,
 * and without titles and labels, which are never points. Each place of it leads back to a place of its block.
 */
import { articlesOf, holdsArticles } from "../outline.ts";
import type { Block, BulletinDocument, Run } from "../schema.ts";

/** One paragraph of an article. A label or title inside it is a line end in `text`: no sentence goes on over it. */
export interface Paragraph {
  block: Block;
  text: string;
  pieces: readonly Piece[];
}

interface Piece {
  /** Where it begins in the paragraph's text, and in all of its block's text (deleted text and titles included). */
  at: number;
  inBlock: number;
}

export interface ArticleParagraphs {
  /** The id that the outline gives the article. */
  article: string;
  title: string;
  paragraphs: Paragraph[];
}

/** Whether a run is text in which points may stand. */
export const isPlainText = (run: Run): boolean => !run.deleted && !run.title && !run.tag;

/** Cuts a document into articles as the outline does. */
export function collectArticleParagraphs(document: BulletinDocument): ArticleParagraphs[] {
  const articles: ArticleParagraphs[] = [];
  let open: ArticleParagraphs | null = null;
  for (const block of document.blocks) {
    if (!holdsArticles(block)) {
      if (block.style !== "table" && block.style !== "figure") open = null;
      continue;
    }
    const live = withPlaces(block).filter(({ run }) => !run.deleted);
    let taken = 0;
    for (const [index, part] of articlesOf({ ...block, runs: live.map(({ run }) => run) }).entries()) {
      const runs = live.slice(taken, taken + part.runs.length);
      taken += part.runs.length;
      if (runs.every(({ run }) => run.text.trim() === "")) continue;
      if (part.begins || !open) {
        open = { article: index === 0 ? block.id : `${block.id}#${index + 1}`, title: "", paragraphs: [] };
        articles.push(open);
      }
      open.title += part.runs
        .filter((run) => run.title)
        .map((run) => run.text)
        .join("");
      open.paragraphs.push(paragraphOf(block, runs));
    }
  }
  return articles;
}

interface PlacedRun {
  run: Run;
  inBlock: number;
}

/** The runs of a block, each with the place where it begins. */
export function withPlaces({ runs }: Pick<Block, "runs">): PlacedRun[] {
  let inBlock = 0;
  return runs.map((run) => {
    const placed = { run, inBlock };
    inBlock += run.text.length;
    return placed;
  });
}

function paragraphOf(block: Block, runs: readonly PlacedRun[]): Paragraph {
  let text = "";
  const pieces: Piece[] = [];
  for (const { run, inBlock } of runs) {
    if (isPlainText(run)) {
      pieces.push({ at: text.length, inBlock });
      text += run.text;
    } else {
      text += "\n";
    }
  }
  return { block, text, pieces };
}

/** Where the character at a place of the paragraph stands in its block. */
export function placeInBlock({ pieces }: Paragraph, at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle] as Piece).at <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low] as Piece;
  return piece.inBlock + at - piece.at;
}
