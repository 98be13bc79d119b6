/** How long articles should be: what the template says that they were made from, else that of the section that they stand in. */
import { outline, type Outline } from "../outline.ts";
import { emptyDocument } from "../empty.ts";
import { sequentialIds } from "../identifiers.ts";
import type { BulletinDocument } from "../schema.ts";
import type { TemplateContent } from "./template.ts";

/** The limit of each section that a template has one for, by the section's bare name. Of several the first. */
export function limitsOf(templates: readonly TemplateContent[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { kind, limit, blocks } of templates) {
    if (kind !== "section" || limit === null) continue;
    for (const { id, title } of outline({ ...emptyDocument(sequentialIds()), blocks }).sections)
      if (id !== null && !limits.has(title)) limits.set(title, limit);
  }
  return limits;
}

/** The limit of each article that has one, by its id. Its own goes before its section's. */
export function articleLimits(
  { blocks }: Pick<BulletinDocument, "blocks">,
  { sections }: Pick<Outline, "sections">,
  bySection: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const own = new Map(blocks.map(({ id, limit }) => [id, limit]));
  const limits = new Map<string, number>();
  for (const { title, articles } of sections) {
    for (const { id } of articles) {
      const limit = own.get(id) ?? bySection.get(title);
      if (limit !== undefined) limits.set(id, limit);
    }
  }
  return limits;
}

/** An article that is longer than it should be, 字. */
export interface TooLong {
  limit: number;
  over: number;
}

/** The articles that are too long, by their ids. @param limits of articles, see `articleLimits` */
export function findTooLong(
  { sections }: Pick<Outline, "sections">,
  limits: ReadonlyMap<string, number>,
): ReadonlyMap<string, TooLong> {
  const found = new Map<string, TooLong>();
  for (const { id, characters } of sections.flatMap(({ articles }) => articles)) {
    const limit = limits.get(id);
    if (limit !== undefined && characters > limit) found.set(id, { limit, over: characters - limit });
  }
  return found;
}
