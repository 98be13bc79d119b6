/** Finds units that issues name but the office's table does not list, as a start for the table. */
import { z } from "zod";
import { unit, type Unit } from "./tables.ts";

/** An unlisted unit, and the number of articles whose source lines name it. */
export const unlistedUnit = z.object({ name: unit.shape.full, articles: z.int().positive() });
export type UnlistedUnit = z.infer<typeof unlistedUnit>;

/**
 * Lists the unlisted units, those of the most articles first; units of equally many articles are in order of
 * name.
 * @param sources lists of contributing units (供稿), each with the number of articles that have exactly this
 *   list
 * @param table the units of the office's table
 */
export function findUnlistedUnits(
  sources: Iterable<{ units: readonly string[]; articles: number }>,
  table: readonly Unit[],
): UnlistedUnit[] {
  const forms = new Set(table.flatMap(({ full, short }) => [full, ...short]));
  const counts = new Map<string, number>();
  for (const { units, articles } of sources)
    for (const name of new Set(units))
      if (!forms.has(name)) counts.set(name, (counts.get(name) ?? 0) + articles);
  const unlistedUnits = [...counts]
    .map(([name, articles]) => ({ name, articles }))
    .filter((each) => unlistedUnit.safeParse(each).success);
  return unlistedUnits.sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
}
