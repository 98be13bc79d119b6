/**
 * Reuses an article of an earlier issue: copies its printed paragraphs into another issue. Each copy records
 * its origin (`reusedFrom`).
 */
import { finalDocument } from "../document/final.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { insertBlocks } from "../editing/insert-blocks.ts";
import { articlesOf, holdsArticles, deriveOutline } from "../document/outline.ts";
import type { Block, BulletinDocument, ReusedFrom } from "../document/schema.ts";
import { without } from "../basics/without.ts";

/**
 * Copies the paragraphs of an article, without revisions, comments and manuscript.
 * @param id of the article in the outline of `source`
 * @param from where `source` is in the library
 * @returns the name of the article's section and the copied blocks, which keep their ids; null if there is no
 *   such article.
 */
export function copyArticle(
  source: BulletinDocument,
  id: string,
  from: Pick<ReusedFrom, "issue" | "number" | "date">,
): { section: string; blocks: Block[] } | null {
  const document = finalDocument(source);
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  for (const { title: section, articles } of deriveOutline(document).sections) {
    const article = articles.find((each) => each.id === id);
    if (!article) continue;
    // Its first block may contain several items: the one that the id names (`b1#2`) belongs to this article.
    const item = Number(id.split("#")[1] ?? 1) - 1;
    const copies = article.blocks.flatMap((blockId, index): Block[] => {
      const block = blocks.get(blockId);
      if (!block) return [];
      const runs = holdsArticles(block)
        ? (articlesOf(block)[index === 0 ? item : 0]?.runs ?? [])
        : block.runs;
      return [
        {
          ...without(block, "manuscript"),
          runs: runs.map((run) => without(run, "comments")),
          reusedFrom: { ...from, article: id },
        },
      ];
    });
    return { section, blocks: copies };
  }
  return null;
}

/**
 * Inserts copied paragraphs at the end of the section with the given name, or, if the issue has no such
 * section, behind block `after`. They get new ids.
 */
export function placeReused(
  issue: BulletinDocument,
  { section, blocks }: { section: string; blocks: readonly Block[] },
  after: string | null,
  makeId: MakeId = randomId,
): BulletinDocument {
  const copies = blocks.map((block) => ({ ...block, id: makeId() }));
  const same = deriveOutline(issue).sections.find(({ id, title }) => id !== null && title === section);
  return same
    ? insertBlocks(issue, copies, same.articles.at(-1)?.blocks.at(-1) ?? same.id)
    : insertBlocks(issue, copies, after);
}
