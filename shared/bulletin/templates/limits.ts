/** How long articles should be, by the section that they stand in: what the template of that section says. */
import { outline, type Outline } from "../outline.ts";
import { emptyDocument } from "../empty.ts";
import { sequentialIds } from "../identifiers.ts";
import type { TemplateContent } from "./template.ts";

/** The limit of each section that a template has one for, by the section's bare name. Of several the first. */
export function limitsOf(templates: readonly TemplateContent[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { kind, limit, blocks } of templates) {
    if (kind !== "section" || limit === null) continue;
    for (const { id, title } of outline({ ...emptyDocument(sequentialIds()), blocks }).sections) if (id !== null && !limits.has(title)) limits.set(title, limit);
  }
  return limits;
}

/** An article that is longer than it should be, 字. */
export interface TooLong {
  limit: number;
  over: number;
}

/** The articles that are too long, by their ids. */
export function tooLong({ sections }: Pick<Outline, "sections">, limits: ReadonlyMap<string, number>): ReadonlyMap<string, TooLong> {
  const found = new Map<string, TooLong>();
  for (const { title, articles } of sections) {
    const limit = limits.get(title);
    if (limit === undefined) continue;
    for (const { id, characters } of articles) if (characters > limit) found.set(id, { limit, over: characters - limit });
  }
  return found;
}
