/** Derives from the blocks of an issue which of its articles were placed from manuscripts (稿库). */
import type { Outline } from "../document/outline.ts";
import type { BulletinDocument } from "../document/schema.ts";

/** The ids of the manuscripts that articles were placed from, by the ids of the articles. */
export function originsOf(
  { blocks }: BulletinDocument,
  { sections }: Pick<Outline, "sections">,
): ReadonlyMap<string, number> {
  const manuscripts = new Map(blocks.map(({ id, manuscript }) => [id, manuscript]));
  const origins = new Map<string, number>();
  for (const article of sections.flatMap(({ articles }) => articles)) {
    const manuscript = article.blocks.map((id) => manuscripts.get(id)).find((each) => each !== undefined);
    if (manuscript !== undefined) origins.set(article.id, manuscript);
  }
  return origins;
}
