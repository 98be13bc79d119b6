/** The credit of one article in a row: the sum over the articles of a row equals the row. */
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

/** Whether the articles of a group count in a row. */
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

/**
 * The role of an article in a row and its points: for the unit or author of the row, otherwise for all its
 * units together.
 */
export function creditOf(
  by: StatisticsDimension,
  name: string,
  { notes, ...article }: Article,
  names: UnitNames,
): { role: Role; points: number } {
  const { units, mentions } = creditedUnits(article, names);
  const sourceRole = roleOf(units, article.isBrief);
  const { scoring } = article;
  if (by === "unit") {
    const role = units.includes(name) || name === "" ? sourceRole : "mention";
    return { role, points: name === "" ? 0 : articlePoints(scoring, role, notes) };
  }

  const unitPoints = articlePoints(scoring, sourceRole, notes);
  const points =
    by === "author"
      ? unitPoints
      : unitPoints * units.length + articlePoints(scoring, "mention", 0) * mentions.length;
  return { role: sourceRole, points: Math.round(points * 100) / 100 };
}
