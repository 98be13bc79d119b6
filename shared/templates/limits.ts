/**
 * Length limits of articles: that of the template from which an article was made, or else that of the
 * template for its section.
 */
import { deriveOutline, type Outline } from "../document/outline.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import type { TemplateContent } from "./template.ts";

/**
 * The limits from templates of sections, 字, by the name of the section in the outline. Of several templates
 * for a section the first counts.
 */
export function limitsOf(templates: readonly TemplateContent[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { kind, limit, blocks } of templates) {
    if (kind !== "section" || limit === null) continue;
    for (const { id, title } of deriveOutline({ ...emptyDocument(sequentialIds()), blocks }).sections)
      if (id !== null && !limits.has(title)) limits.set(title, limit);
  }
  return limits;
}

/**
 * The limit of each article that has one, 字, by article id. The limit of the article itself overrides that
 * of its section.
 */
export function articleLimits(
  { blocks }: Pick<BulletinDocument, "blocks">,
  { sections }: Pick<Outline, "sections">,
  bySection: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const ofBlocks = new Map(blocks.map(({ id, limit }) => [id, limit]));
  const limits = new Map<string, number>();
  for (const { title, articles } of sections) {
    for (const { id } of articles) {
      const limit = ofBlocks.get(id) ?? bySection.get(title);
      if (limit !== undefined) limits.set(id, limit);
    }
  }
  return limits;
}

/** The limit of an article, and how far it exceeds it, both in 字. */
export interface TooLong {
  limit: number;
  over: number;
}

/**
 * Finds the articles that exceed their limits, by id.
 * @param limits by article id, see `articleLimits`
 */
export function findTooLong(
  { sections }: Pick<Outline, "sections">,
  limits: ReadonlyMap<string, number>,
): ReadonlyMap<string, TooLong> {
  const tooLongArticles = new Map<string, TooLong>();
  for (const { id, characters } of sections.flatMap(({ articles }) => articles)) {
    const limit = limits.get(id);
    if (limit !== undefined && characters > limit)
      tooLongArticles.set(id, { limit, over: characters - limit });
  }
  return tooLongArticles;
}
