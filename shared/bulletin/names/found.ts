/** Units that issues name and the office's table does not know: a first table is made of them. */
import { z } from "zod";
import { unit, type Unit } from "./tables.ts";

export const foundUnit = z.object({ name: unit.shape.full, articles: z.int().positive() });
export type FoundUnit = z.infer<typeof foundUnit>;

/**
 * Those that stand in the sources of the most articles first; of as many, by name.
 * @param sources the contributing units (供稿) of articles, and how many articles have just these.
 */
export function findUnlistedUnits(
  sources: Iterable<{ units: readonly string[]; articles: number }>,
  known: readonly Unit[],
): FoundUnit[] {
  const forms = new Set(known.flatMap(({ full, short }) => [full, ...short]));
  const counts = new Map<string, number>();
  for (const { units, articles } of sources)
    for (const name of new Set(units))
      if (!forms.has(name)) counts.set(name, (counts.get(name) ?? 0) + articles);
  const found = [...counts]
    .map(([name, articles]) => ({ name, articles }))
    .filter((each) => foundUnit.safeParse(each).success);
  return found.sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
}
