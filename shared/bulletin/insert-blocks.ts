/** Where something new goes in an issue: a manuscript that is placed, a template that is inserted. */
import { outline } from "./outline.ts";
import type { Block, BulletinDocument } from "./schema.ts";

/**
 * The issue with blocks behind the article that block `after` belongs to (`unit` section: behind its whole section), behind
 * that block where it belongs to none, at the end where `after` is null. An empty paragraph there gives way to them. No
 * other block is touched.
 */
export function insertBlocks(
  issue: BulletinDocument,
  inserted: readonly Block[],
  after: string | null,
  unit: "article" | "section" = "article",
): BulletinDocument {
  const { blocks } = issue;
  const isEmpty = (index: number) => blocks[index]?.style === "body" && blocks[index].runs.length === 0;
  const given = blocks.findIndex(({ id }) => id === after);
  const end = unit === "article" || isEmpty(given) ? endOfArticle(issue, given) : endOfSection(blocks, given);
  let at = end === -1 ? blocks.length : end + 1;
  // A section's empty paragraph stands before the place, or at it. Another section leaves it where it is.
  const mayGive = (index: number) =>
    isEmpty(index) && (unit === "article" || index === given || blocks[index - 1]?.style !== "section");
  const empty = mayGive(at - 1) ? at - 1 : unit === "article" && isEmpty(at) ? at : -1;
  if (empty !== -1) at = empty;
  return {
    ...issue,
    blocks: [...blocks.slice(0, at), ...inserted, ...blocks.slice(empty === -1 ? at : at + 1)],
  };
}

/** The index of the last block of the article that a block belongs to; of the block itself where it belongs to none. */
function endOfArticle(issue: BulletinDocument, given: number): number {
  const id = issue.blocks[given]?.id;
  const article = outline(issue)
    .sections.flatMap(({ articles }) => articles)
    .find(({ blocks }) => id !== undefined && blocks.includes(id));
  const last = article?.blocks.at(-1);
  return last === undefined ? given : issue.blocks.findIndex((block) => block.id === last);
}

function endOfSection(blocks: readonly Block[], given: number): number {
  if (given === -1) return -1;
  const next = blocks.findIndex(({ style }, index) => index > given && style === "section");
  return (next === -1 ? blocks.length : next) - 1;
}
