/**
 * The text that is searched for points: the paragraphs of an article without deleted text, and without titles
 * and labels, which are never points. Every offset in it can be mapped back to an offset in its block.
 */
import { elementAt } from "../basics/elements.ts";
import { articlesOf, holdsArticles, isTitleLine } from "../document/outline.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";

/**
 * One paragraph of an article. A label or title inside it is a line break in `text`, because no sentence
 * continues across it.
 */
export interface Paragraph {
  block: Block;
  text: string;
  pieces: readonly Piece[];
}

/**
 * The start of a run: its offset in the paragraph's text, and in the block's text including deleted text and
 * titles.
 */
interface Piece {
  at: number;
  inBlock: number;
}

/** The paragraphs of one article. */
export interface ArticleParagraphs {
  /** The id of the article in the outline. */
  article: string;
  title: string;
  paragraphs: Paragraph[];
}

/** Whether a run is text that may contain points. */
export const isPlainText = (run: Run): boolean => !run.deleted && !run.title && !run.tag;

/** Cuts a document into articles as the outline does. */
export function collectArticleParagraphs(document: BulletinDocument): ArticleParagraphs[] {
  const articles: ArticleParagraphs[] = [];
  let open: ArticleParagraphs | null = null;
  for (const block of document.blocks) {
    if (!holdsArticles(block)) {
      // A source directly below a title names the author; the article's text is below it.
      const isAuthor = block.style === "source" && open !== null && isTitleAlone(open);
      if (block.style !== "table" && block.style !== "figure" && !isAuthor) open = null;
      continue;
    }
    const visible = withPlaces(block).filter(({ run }) => !run.deleted);
    let next = 0;
    for (const [index, part] of articlesOf({ ...block, runs: visible.map(({ run }) => run) }).entries()) {
      const runs = visible.slice(next, next + part.runs.length);
      next += part.runs.length;
      if (runs.every(({ run }) => run.text.trim() === "")) continue;
      const isNext: boolean = open !== null && isTitleAlone(open) && isTitleLine(part);
      if ((part.begins && !isNext) || !open) {
        open = { article: index === 0 ? block.id : `${block.id}#${index + 1}`, title: "", paragraphs: [] };
        articles.push(open);
      }
      open.title += part.runs
        .filter((run) => run.title)
        .map((run) => run.text)
        .join("");
      open.paragraphs.push(toParagraph(block, runs));
    }
  }
  return articles;
}

/** Whether an article has its title but no text yet. */
const isTitleAlone = ({ title, paragraphs }: ArticleParagraphs): boolean =>
  title !== "" && paragraphs.every(({ text }) => text.trim() === "");

interface PlacedRun {
  run: Run;
  inBlock: number;
}

/** The runs of a block, each with the offset at which it begins. */
export function withPlaces({ runs }: Pick<Block, "runs">): PlacedRun[] {
  let inBlock = 0;
  return runs.map((run) => {
    const placedRun = { run, inBlock };
    inBlock += run.text.length;
    return placedRun;
  });
}

function toParagraph(block: Block, runs: readonly PlacedRun[]): Paragraph {
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

/** Maps an offset in the paragraph's text to the offset in its block. */
export function placeInBlock({ pieces }: Paragraph, at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (elementAt(pieces, middle).at <= at) low = middle;
    else high = middle - 1;
  }
  const piece = elementAt(pieces, low);
  return piece.inBlock + at - piece.at;
}
