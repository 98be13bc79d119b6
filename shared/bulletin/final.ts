import type { BulletinDocument } from "./schema.ts";

/**
 * The document as it is printed: without the runs that a revision deletes. (Deleted paragraph marks join paragraphs
 * only when the revision is accepted; that is `shared/review`'s affair.)
 */
export function finalDocument(document: BulletinDocument): BulletinDocument {
  const touched = document.blocks.some((block) => block.runs.some((run) => run.deleted));
  if (!touched) return document;
  return { ...document, blocks: document.blocks.map((block) => ({ ...block, runs: block.runs.filter((run) => !run.deleted) })) };
}
