/** From a template into an issue, and from an issue into a template. */
import { randomId, type MakeId } from "../identifiers.ts";
import { insertBlocks } from "../insert-blocks.ts";
import { outline } from "../outline.ts";
import type { Block, BulletinDocument } from "../schema.ts";
import { bareBlocks, type TemplateContent } from "./template.ts";

/**
 * The issue with a template behind the article of block `after`, a section's behind its whole section; in the place of an
 * empty paragraph where `after` is one; at the end where `after` is null. Its blocks get new ids. Articles made from it know
 * their limit; those of a section follow the section's template.
 */
export function insertTemplate(
  issue: BulletinDocument,
  { kind, blocks, limit }: Pick<TemplateContent, "kind" | "blocks" | "limit">,
  after: string | null,
  makeId: MakeId = randomId,
): BulletinDocument {
  const bare = bareBlocks(blocks);
  const first = new Set(
    kind === "article" && limit !== null
      ? outline({ ...issue, blocks: bare }).sections.flatMap(({ articles }) =>
          articles.map((article) => article.blocks[0]),
        )
      : [],
  );
  const made = bare.map((block) => ({
    ...block,
    ...(limit !== null && first.has(block.id) && { limit }),
    id: makeId(),
  }));
  return insertBlocks(issue, made, after, kind);
}

/** The blocks with these ids as a template keeps them, in the order of the issue; none where they hold no text. */
export function templateFrom({ blocks }: BulletinDocument, ids: Iterable<string>): Block[] {
  const chosen = new Set(ids);
  return bareBlocks(blocks.filter(({ id }) => chosen.has(id)));
}
