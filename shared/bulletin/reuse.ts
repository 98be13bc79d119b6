/** Using an article of an earlier issue again: its paragraphs as they were printed, each saying where it is from. */
import { finalDocument } from "./final.ts";
import { randomId, type MakeId } from "./identifiers.ts";
import { insertBlocks } from "./insert-blocks.ts";
import { articlesOf, holdsArticles, outline } from "./outline.ts";
import type { Block, BulletinDocument, ReusedFrom } from "./schema.ts";
import { without } from "./without.ts";

/** The paragraphs of an article of the outline, without marks, comments and manuscript; null where the issue has no such article. */
export function copyArticle(
  source: BulletinDocument,
  id: string,
  from: Pick<ReusedFrom, "issue" | "number" | "date">,
): { section: string; blocks: Block[] } | null {
  const document = finalDocument(source);
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  for (const { title: section, articles } of outline(document).sections) {
    const article = articles.find((each) => each.id === id);
    if (!article) continue;
    // Of a paragraph that holds several items the article has one: the one that its id names, or the first.
    const item = Number(id.split("#")[1] ?? 1) - 1;
    const own = article.blocks.flatMap((name, index): Block[] => {
      const block = blocks.get(name);
      if (!block) return [];
      const runs = holdsArticles(block)
        ? (articlesOf(block)[index === 0 ? item : 0]?.runs ?? [])
        : block.runs;
      return [
        {
          ...(without(block, "manuscript") as Block),
          runs: runs.map((run) => without(run, "comments") as typeof run),
          reusedFrom: { ...from, article: id },
        },
      ];
    });
    return { section, blocks: own };
  }
  return null;
}

/** The issue with such paragraphs at the end of the section of that name; where it has none, behind block `after`. */
export function placeReused(
  issue: BulletinDocument,
  { section, blocks }: { section: string; blocks: readonly Block[] },
  after: string | null,
  makeId: MakeId = randomId,
): BulletinDocument {
  const own = blocks.map((block) => ({ ...block, id: makeId() }));
  const same = outline(issue).sections.find(({ id, title }) => id !== null && title === section);
  return same
    ? insertBlocks(issue, own, same.articles.at(-1)?.blocks.at(-1) ?? same.id)
    : insertBlocks(issue, own, after);
}
