/** Inserts new blocks into an issue: a placed manuscript, a template, a reused article or a brief. */
import { deriveOutline } from "../document/outline.ts";
import type { Block, BulletinDocument } from "../document/schema.ts";

/**
 * Inserts blocks behind the article that contains block `after` (with `unit` `section`: behind its whole
 * section), or behind that block if it is in no article, or at the end if `after` is null. They replace an
 * empty paragraph at that place. No other block changes.
 */
export function insertBlocks(
  issue: BulletinDocument,
  newBlocks: readonly Block[],
  after: string | null,
  unit: "article" | "section" = "article",
): BulletinDocument {
  const { blocks } = issue;
  const isEmpty = (index: number) => blocks[index]?.style === "body" && blocks[index].runs.length === 0;
  const anchor = blocks.findIndex(({ id }) => id === after);
  const end =
    unit === "article" || isEmpty(anchor) ? endOfArticle(issue, anchor) : endOfSection(blocks, anchor);
  const at = end === -1 ? blocks.length : end + 1;

  // An inserted section must not replace the only paragraph of the section before it.
  const mayReplace = (index: number) =>
    isEmpty(index) && (unit === "article" || index === anchor || blocks[index - 1]?.style !== "section");
  if (mayReplace(at - 1)) return { ...issue, blocks: blocks.toSpliced(at - 1, 1, ...newBlocks) };
  if (unit === "article" && isEmpty(at)) return { ...issue, blocks: blocks.toSpliced(at, 1, ...newBlocks) };
  return { ...issue, blocks: blocks.toSpliced(at, 0, ...newBlocks) };
}

/**
 * The index of the last block of the article that contains a block; the index of the block itself if it is in
 * no article.
 */
function endOfArticle(issue: BulletinDocument, index: number): number {
  const id = issue.blocks[index]?.id;
  const article = deriveOutline(issue)
    .sections.flatMap(({ articles }) => articles)
    .find(({ blocks }) => id !== undefined && blocks.includes(id));
  const last = article?.blocks.at(-1);
  return last === undefined ? index : issue.blocks.findIndex((block) => block.id === last);
}

/** The index of the last block of the section that contains a block; -1 if there is no such block. */
function endOfSection(blocks: readonly Block[], index: number): number {
  if (index === -1) return -1;
  const next = blocks.findIndex(({ style }, at) => at > index && style === "section");
  return (next === -1 ? blocks.length : next) - 1;
}
