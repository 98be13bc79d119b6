/** What one article is in the row that is looked at. */
import {
  articlePoints,
  authorsOf,
  creditedUnits,
  roleOf,
  type ArticleGroup,
  type Role,
  type StatisticsDimension,
} from "./count.ts";
import type { UnitNames } from "./unit-names.ts";

type Article = Pick<ArticleGroup, "scoring" | "units" | "mentions" | "isBrief" | "notes">;

/** Whether articles count in a row. */
export function countedAs(
  by: StatisticsDimension,
  name: string,
  group: Pick<ArticleGroup, "key" | "units" | "mentions" | "scoring">,
  names: UnitNames,
): boolean {
  if (by === "author") return authorsOf(group.key).includes(name);
  if (by !== "unit") return group.key === name;
  const { units, mentions } = creditedUnits(group, names);
  return name === "" ? group.units.length === 0 : units.includes(name) || mentions.includes(name);
}

/** In which role an article counts in a row, and what it gives there: to the unit of the row; to its author; else to all its units together. */
export function creditOf(
  by: StatisticsDimension,
  name: string,
  { notes, ...article }: Article,
  names: UnitNames,
): { role: Role; points: number } {
  const { units, mentions } = creditedUnits(article, names);
  const own = roleOf(units, article.isBrief);
  const { scoring } = article;
  if (by === "unit") {
    const role = units.includes(name) || name === "" ? own : "mention";
    return { role, points: name === "" ? 0 : articlePoints(scoring, role, notes) };
  }
  const each = articlePoints(scoring, own, notes);
  const all =
    by === "author" ? each : each * units.length + articlePoints(scoring, "mention", 0) * mentions.length;
  return { role: own, points: Math.round(all * 100) / 100 };
}
