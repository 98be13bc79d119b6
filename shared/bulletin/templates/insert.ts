/** From a template into an issue, and from an issue into a template. */
import { randomId, type MakeId } from "../identifiers.ts";
import { insertBlocks } from "../insert-blocks.ts";
import type { Block, BulletinDocument } from "../schema.ts";
import { bareBlocks, type TemplateContent } from "./template.ts";

/**
 * The issue with a template behind the article of block `after`, a section's behind its whole section; in the place of an
 * empty paragraph where `after` is one; at the end where `after` is null. Its blocks get new ids.
 */
export function insertTemplate(issue: BulletinDocument, { kind, blocks }: Pick<TemplateContent, "kind" | "blocks">, after: string | null, makeId: MakeId = randomId): BulletinDocument {
  return insertBlocks(issue, bareBlocks(blocks).map((block) => ({ ...block, id: makeId() })), after, kind);
}

/** The blocks with these ids as a template keeps them, in the order of the issue; none where they hold no text. */
export function templateFrom({ blocks }: BulletinDocument, ids: Iterable<string>): Block[] {
  const chosen = new Set(ids);
  return bareBlocks(blocks.filter(({ id }) => chosen.has(id)));
}
