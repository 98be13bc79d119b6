/**
 * 用稿统计: counts and scores the contributions of units, sections, months, years and authors. The core reads
 * articles and manuscripts from the database in groups and passes them to these pure functions.
 */
import type { ScoreField, Scoring } from "../publications/scoring.ts";
import type { UnitNames } from "./unit-names.ts";

export const statisticsDimensions = ["unit", "section", "month", "year", "author"] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

/** The role of a unit in an article. */
export type Role = "single" | "joint" | "brief" | "mention";

/** Articles with equal properties, and their numbers. */
export interface ArticleGroup {
  /** The value of the dimension; empty if unknown. Not used for units, which are in `units`. */
  key: string;
  /** The scoring rule of the publication on the date of the issue. */
  scoring: Scoring;
  /** The units of the source, as printed. */
  units: readonly string[];
  /** Units that a brief names because they did the same. */
  mentions: readonly string[];
  isBrief: boolean;
  articles: number;
  characters: number;
  /** Number of leaders' notes on these articles. */
  notes: number;
}

/** Manuscripts with the same value of the dimension. */
export interface ReceivedGroup {
  /** The value of the dimension. */
  key: string;
  received: number;
  /** Number of received manuscripts that an issue contains. */
  adopted: number;
}

export interface StatisticsRow {
  /** Empty if unknown. */
  name: string;
  /** Number of articles, including joint ones and briefs, without mentions. */
  used: number;
  single: number;
  joint: number;
  brief: number;
  mention: number;
  leaderNote: number;
  characters: number;
  points: number;
  /** Null for sections: manuscripts have none. */
  received: number | null;
  /** Null for sections. */
  adopted: number | null;
}

/** True if the row has no articles, mentions, notes or manuscripts. */
export const isSilent = ({ used, mention, received, leaderNote }: StatisticsRow): boolean =>
  used + mention + leaderNote + (received ?? 0) === 0;

export interface Statistics {
  /** Sorted from best to worst; months and years in their order. */
  rows: StatisticsRow[];
  /** Totals, in which an article of several units counts once. */
  total: { articles: number; characters: number; points: number; received: number; adopted: number };
}

/** The role of the units in the source of an article. */
export function roleOf(units: readonly string[], isBrief: boolean): Exclude<Role, "mention"> {
  if (units.length > 1) return "joint";
  return isBrief ? "brief" : "single";
}

/**
 * The units that are credited for an article, without repeats, under the names by which they are counted.
 * Units that the scoring rule does not count are left out.
 */
export function creditedUnits(
  group: Pick<ArticleGroup, "units" | "mentions" | "scoring">,
  names: UnitNames,
): { units: string[]; mentions: string[] } {
  const counts = (unit: string) => !group.scoring.notCounted.includes(unit);
  const units = [...new Set(group.units.filter(counts).map(names.of))];
  return {
    units,
    mentions: [...new Set(group.mentions.filter(counts).map(names.of))].filter(
      (unit) => !units.includes(unit),
    ),
  };
}

/** Points are summed in hundredths, so that 0.1 + 0.2 is 0.3. */
const toHundredths = (points: number): number => Math.round(points * 100);

/** Points in hundredths that `count` articles, mentions or notes give to each unit. */
const scoreOf = (scoring: Scoring, role: ScoreField, count: number): number =>
  toHundredths(scoring[role]) * count;

type Sum = Omit<StatisticsRow, "name">;
const emptySum = (isReceivedKnown: boolean): Sum => ({
  used: 0,
  single: 0,
  joint: 0,
  brief: 0,
  mention: 0,
  leaderNote: 0,
  characters: 0,
  points: 0,
  received: isReceivedKnown ? 0 : null,
  adopted: isReceivedKnown ? 0 : null,
});

/** What `countArticles` counts. */
export interface CountInput {
  by: StatisticsDimension;
  groups: Iterable<ArticleGroup>;
  receivedGroups: Iterable<ReceivedGroup>;
  names: UnitNames;
  /** Units that get a row even if they contributed nothing. */
  listedUnits?: Iterable<string>;
}

/** Counts and scores articles and manuscripts by one dimension. */
export function countArticles({
  by,
  groups,
  receivedGroups,
  names,
  listedUnits = [],
}: CountInput): Statistics {
  const sums = new Map<string, Sum>();
  const sumOf = (name: string): Sum => {
    const sum = sums.get(name) ?? emptySum(by !== "section");
    sums.set(name, sum);
    return sum;
  };
  const total = { articles: 0, characters: 0, points: 0, received: 0, adopted: 0 };
  for (const name of listedUnits) sumOf(names.of(name));

  for (const group of groups) {
    const credits = creditedUnits(group, names);
    const role = roleOf(credits.units, group.isBrief);
    const unitPoints =
      scoreOf(group.scoring, role, group.articles) + scoreOf(group.scoring, "leaderNote", group.notes);
    const mentionPoints = scoreOf(group.scoring, "mention", group.articles);
    const allPoints = unitPoints * credits.units.length + mentionPoints * credits.mentions.length;
    total.articles += group.articles;
    total.characters += group.characters;
    total.points += allPoints;

    const pointsBy: Record<StatisticsDimension, number> = {
      author: unitPoints,
      unit: credits.units.length > 0 ? unitPoints : 0,
      section: allPoints,
      month: allPoints,
      year: allPoints,
    };
    for (const name of rowNames(by, group, credits.units)) {
      const sum = sumOf(name);
      sum.used += group.articles;
      sum[role] += group.articles;
      sum.leaderNote += group.notes;
      sum.characters += group.characters;
      sum.points += pointsBy[by];
      if (by !== "unit") sum.mention += credits.mentions.length * group.articles;
    }
    if (by !== "unit") continue;
    for (const name of credits.mentions) {
      const sum = sumOf(name);
      sum.mention += group.articles;
      sum.points += mentionPoints;
    }
  }

  for (const { key, received: count, adopted } of receivedGroups) {
    total.received += count;
    total.adopted += adopted;
    if (by === "section") continue;
    for (const name of receivedRowNames(by, key, names)) {
      const sum = sumOf(name);
      sum.received = (sum.received ?? 0) + count;
      sum.adopted = (sum.adopted ?? 0) + adopted;
    }
  }

  const rows = [...sums].map(([name, sum]) => ({ name, ...sum, points: sum.points / 100 }));
  return {
    rows: rows.toSorted(by === "month" || by === "year" ? compareNames : compareResults),
    total: { ...total, points: total.points / 100 },
  };
}

/** Names of the rows in which articles count. Articles of the bulletin itself do not count for any unit. */
function rowNames(
  by: StatisticsDimension,
  { key, units }: ArticleGroup,
  unitNames: readonly string[],
): readonly string[] {
  if (by === "unit") return unitNames.length > 0 || units.length > 0 ? unitNames : [""];
  return by === "author" ? authorsOf(key) : [key];
}

/** Names of the rows in which manuscripts count. */
function receivedRowNames(by: StatisticsDimension, key: string, names: UnitNames): string[] {
  if (by === "unit") return [names.of(key)];
  return by === "author" ? authorsOf(key) : [key];
}

/**
 * Splits the names of joint authors (程一禾、陆文川), each of whom is credited; one empty name if there is
 * none.
 */
export function authorsOf(names: string): string[] {
  const authors = names.split(/[、，,\s]+/u).filter((name) => name !== "");
  return authors.length > 0 ? [...new Set(authors)] : [""];
}

/** Sorts by name in code unit order; the row without a name comes last. */
const compareNames = (a: StatisticsRow, b: StatisticsRow): number =>
  Number(a.name === "") - Number(b.name === "") || Number(a.name > b.name) - Number(a.name < b.name);

/** Sorts by points, then by articles, characters and name; the row without a name comes last. */
const compareResults = (a: StatisticsRow, b: StatisticsRow): number =>
  Number(a.name === "") - Number(b.name === "") ||
  b.points - a.points ||
  b.used - a.used ||
  b.characters - a.characters ||
  compareNames(a, b);

/** The points that one article gives to a unit in a role, including those for notes. */
export function articlePoints(scoring: Scoring, role: Role, notes: number): number {
  return (scoreOf(scoring, role, 1) + (role === "mention" ? 0 : scoreOf(scoring, "leaderNote", notes))) / 100;
}
