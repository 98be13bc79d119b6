/** Inserts a template into an issue, and makes a template from an issue. */
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { insertBlocks } from "../editing/insert-blocks.ts";
import { deriveOutline } from "../document/outline.ts";
import type { Block, BulletinDocument } from "../document/schema.ts";
import { bareBlocks, type TemplateContent } from "./template.ts";

/**
 * Inserts a template of an article behind the article that contains block `after`, and a template of a
 * section behind the whole section; at the end if `after` is null. It replaces an empty paragraph (see
 * `insertBlocks`). The new blocks get new ids. Articles made from a template of an article record its limit;
 * those of a section are limited through the section's name (`limits.ts`).
 */
export function insertTemplate(
  issue: BulletinDocument,
  { kind, blocks, limit }: Pick<TemplateContent, "kind" | "blocks" | "limit">,
  after: string | null,
  makeId: MakeId = randomId,
): BulletinDocument {
  const bare = bareBlocks(blocks);
  const firstBlocks = new Set(
    kind === "article" && limit !== null
      ? deriveOutline({ ...issue, blocks: bare }).sections.flatMap(({ articles }) =>
          articles.map((article) => article.blocks[0]),
        )
      : [],
  );
  const newBlocks = bare.map((block) => ({
    ...block,
    ...(limit !== null && firstBlocks.has(block.id) && { limit }),
    id: makeId(),
  }));
  return insertBlocks(issue, newBlocks, after, kind);
}

/**
 * The blocks with certain ids, in the order of the issue, as a template keeps them (`bareBlocks`). Empty if
 * all are blank.
 */
export function templateFrom({ blocks }: BulletinDocument, ids: Iterable<string>): Block[] {
  const chosenIds = new Set(ids);
  return bareBlocks(blocks.filter(({ id }) => chosenIds.has(id)));
}
