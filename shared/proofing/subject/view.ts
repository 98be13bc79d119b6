/** The view of an issue for rules: the final text of each paragraph, with the run of each letter. */
import { lastIndexUpTo } from "../../basics/ascending.ts";
import { visibleText } from "../../editing/edits.ts";
import { deriveOutline, type OutlineArticle, type OutlineSection } from "../../document/outline.ts";
import { isObjectStyle, type Block, type BulletinDocument, type Run } from "../../document/schema.ts";

export interface BlockView {
  id: string;
  style: Block["style"];
  /** The text without deleted text; the caption of a table or figure. */
  text: string;
  /** The run of each UTF-16 unit of the text. */
  runOf: readonly Run[];
  /**
   * For each UTF-16 unit its offset in the whole text of the block, including deleted text, where fixes are
   * made.
   */
  places: readonly number[];
}

export interface ArticleView extends OutlineArticle {
  /** Title of its section. */
  section: string;
}

export interface IssueView {
  document: BulletinDocument;
  blocks: readonly BlockView[];
  sections: readonly OutlineSection[];
  articles: readonly ArticleView[];
}

/** A block as rules see it: its final text, with the places of that text. */
export const blockView = ({ id, style, runs }: Block): BlockView => ({ id, style, ...visibleText(runs) });

/** A document as rules see it: blocks, sections and articles. */
export function issueView(document: BulletinDocument): IssueView {
  const { sections } = deriveOutline(document);
  return {
    document,
    blocks: document.blocks.map(blockView),
    sections,
    articles: sections.flatMap(({ title, articles }) =>
      articles.map((article) => ({ ...article, section: title })),
    ),
  };
}

/** Whether a block is running text: not a section heading, a source line or a caption. */
export const isText = ({ style }: BlockView): boolean =>
  !isObjectStyle(style) && style !== "section" && style !== "source";

/** The offset in the final text of a character at `place` of the whole text; -1 if it is deleted. */
export function indexOfPlace(places: BlockView["places"], place: number): number {
  const index = lastIndexUpTo(places, place, (each) => each);
  return places[index] === place ? index : -1;
}

/** All matches of a pattern in a text, with their offsets. The pattern must have the flag `g`. */
export function matchesIn(
  text: string,
  pattern: RegExp,
): { match: RegExpExecArray; start: number; end: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    match,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The longest lists that are followed by a certain text. Finds what `items` and `tail` as one pattern would
 * find, but in linear time: such a pattern starts again at each item of a list that has no tail.
 *
 * @param items one or more items, each with 、 at its end and nowhere else; flag `g`
 * @param tail what follows the last 、; flag `y`
 * @returns the items, and the match of `tail`; the offsets are those of both together
 */
export function listsIn(
  text: string,
  items: RegExp,
  tail: RegExp,
): { items: string; match: RegExpExecArray; start: number; end: number }[] {
  const lists = [];
  let from = 0;
  for (;;) {
    items.lastIndex = from;
    const list = items.exec(text);
    if (!list) return lists;
    const start = list.index;
    from = start + list[0].length;
    for (let at = from; at > start; at = text.lastIndexOf("、", at - 2) + 1) {
      tail.lastIndex = at;
      const match = tail.exec(text);
      if (!match) continue;
      from = at + match[0].length;
      lists.push({ items: text.slice(start, at), match, start, end: from });
      break;
    }
  }
}

/**
 * Stretches in quotation marks or book title marks, including the marks: words of others, which rules leave
 * alone.
 */
export function quotedIn(text: string): { start: number; end: number }[] {
  return matchesIn(text, /“[^“”]*”|‘[^‘’]*’|《[^《》]*》/gu).map(({ start, end }) => ({ start, end }));
}
