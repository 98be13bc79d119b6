/** An issue as the rules see it: the text that is printed, paragraph by paragraph, with what each letter is. */
import { visibleText } from "../bulletin/edits.ts";
import { outline, type OutlineArticle, type OutlineSection } from "../bulletin/outline.ts";
import { isObjectStyle, type Block, type BulletinDocument, type Run } from "../bulletin/schema.ts";

export interface BlockView {
  id: string;
  style: Block["style"];
  /** Without what a revision deletes. Of a table or a figure its caption. */
  text: string;
  /** The run that each UTF-16 unit of the text belongs to. */
  runOf: readonly Run[];
  /** Where each stands in the whole text of the block, deleted text included: there a fix is made. */
  places: readonly number[];
}

export interface ArticleView extends OutlineArticle {
  section: string;
}

export interface IssueView {
  document: BulletinDocument;
  blocks: readonly BlockView[];
  sections: readonly OutlineSection[];
  articles: readonly ArticleView[];
}

export const blockView = ({ id, style, runs }: Block): BlockView => ({ id, style, ...visibleText(runs) });

export function issueView(document: BulletinDocument): IssueView {
  const { sections } = outline(document);
  return {
    document,
    blocks: document.blocks.map(blockView),
    sections,
    articles: sections.flatMap(({ title, articles }) =>
      articles.map((article) => ({ ...article, section: title })),
    ),
  };
}

/** Whether a block is a paragraph of text: neither a heading, nor a source line, nor a caption. */
export const isText = ({ style }: BlockView): boolean =>
  !isObjectStyle(style) && style !== "section" && style !== "source";

/** Everything that a pattern finds in a text, as places of it. */
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

/** Stretches in quotation marks or book title marks, marks included: there somebody else speaks. */
export function quotedIn(text: string): { start: number; end: number }[] {
  return matchesIn(text, /“[^“”]*”|‘[^‘’]*’|《[^《》]*》/gu).map(({ start, end }) => ({ start, end }));
}
