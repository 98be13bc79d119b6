/** 用稿统计: what units, sections, months, years and authors contributed, counted and scored. Pure: what is stored comes in groups. */
import type { ScoreField, Scoring } from "../bulletin/scoring.ts";
import type { UnitNames } from "./unit-names.ts";

export const statisticsDimensions = ["unit", "section", "month", "year", "author"] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

/** How a unit stands in an article. */
export type Role = "single" | "joint" | "brief" | "mention";

/** Articles that have all this in common. */
export interface ArticleGroup {
  /** By what is counted; empty where that is not known. Not used for units: those are in `units`. */
  key: string;
  /** The rule of the publication on its day. */
  scoring: Scoring;
  /** The source, as it is printed. */
  units: readonly string[];
  /** Units that are named as having done the same. */
  mentions: readonly string[];
  isBrief: boolean;
  articles: number;
  characters: number;
  /** Notes of leaders on these articles. */
  notes: number;
}

/** Manuscripts that have all this in common. */
export interface ReceivedGroup {
  /** By what is counted. */
  key: string;
  received: number;
  /** Of those, how many an issue holds. */
  adopted: number;
}

export interface StatisticsRow {
  /** Empty: nothing is said. */
  name: string;
  /** Articles, joint ones and briefs included; not mentions. */
  used: number;
  single: number;
  joint: number;
  brief: number;
  mention: number;
  leaderNote: number;
  characters: number;
  points: number;
  /** Null where manuscripts are not known by this: they have no section. */
  received: number | null;
  adopted: number | null;
}

/** Nothing was printed of it, said of it or received from it. */
export const isSilent = ({ used, mention, received, leaderNote }: StatisticsRow): boolean =>
  used + mention + leaderNote + (received ?? 0) === 0;

export interface Statistics {
  /** The best first; days in their order. */
  rows: StatisticsRow[];
  /** Each article once, whatever the number of its units. */
  total: { articles: number; characters: number; points: number; received: number; adopted: number };
}

/** A joint article's unit, or the only one. */
export const roleOf = (units: readonly string[], isBrief: boolean): Exclude<Role, "mention"> =>
  units.length > 1 ? "joint" : isBrief ? "brief" : "single";

/** The units that an article is credited to, each once, under the name by which it is counted; what is no contributing unit is left out. */
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

/** Points are summed in hundredths: 0.1 + 0.2 is to be 0.3. */
const hundredths = (points: number): number => Math.round(points * 100);

/** What one article, or so many of a group, give to each unit in a role, notes not counted, in hundredths. */
const scoreOf = (scoring: Scoring, role: ScoreField, count: number): number =>
  hundredths(scoring[role]) * count;

type Sum = Omit<StatisticsRow, "name">;
const nothing = (isReceivedKnown: boolean): Sum => ({
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

export interface Counted {
  by: StatisticsDimension;
  groups: Iterable<ArticleGroup>;
  received: Iterable<ReceivedGroup>;
  names: UnitNames;
  /** Units that are listed although they contributed nothing. */
  listed?: Iterable<string>;
}

export function countArticles({ by, groups, received, names, listed = [] }: Counted): Statistics {
  const sums = new Map<string, Sum>();
  const sumOf = (name: string): Sum => {
    const sum = sums.get(name) ?? nothing(by !== "section");
    sums.set(name, sum);
    return sum;
  };
  const total = { articles: 0, characters: 0, points: 0, received: 0, adopted: 0 };
  for (const name of listed) sumOf(names.of(name));
  for (const group of groups) {
    const credited = creditedUnits(group, names);
    const role = roleOf(credited.units, group.isBrief);
    const each =
      scoreOf(group.scoring, role, group.articles) + scoreOf(group.scoring, "leaderNote", group.notes);
    const forMention = scoreOf(group.scoring, "mention", group.articles);
    const given = each * credited.units.length + forMention * credited.mentions.length;
    total.articles += group.articles;
    total.characters += group.characters;
    total.points += given;
    const points = by === "author" ? each : by === "unit" ? (credited.units.length > 0 ? each : 0) : given;
    for (const name of rowsOf(by, group, credited.units)) {
      const sum = sumOf(name);
      sum.used += group.articles;
      sum[role] += group.articles;
      sum.leaderNote += group.notes;
      sum.characters += group.characters;
      sum.points += points;
      if (by !== "unit") sum.mention += credited.mentions.length * group.articles;
    }
    if (by !== "unit") continue;
    for (const name of credited.mentions) {
      const sum = sumOf(name);
      sum.mention += group.articles;
      sum.points += forMention;
    }
  }
  for (const { key, received: count, adopted } of received) {
    total.received += count;
    total.adopted += adopted;
    if (by === "section") continue;
    for (const name of by === "unit" ? [names.of(key)] : by === "author" ? authorsOf(key) : [key]) {
      const sum = sumOf(name);
      sum.received = (sum.received ?? 0) + count;
      sum.adopted = (sum.adopted ?? 0) + adopted;
    }
  }
  const rows = [...sums].map(([name, sum]) => ({ name, ...sum, points: sum.points / 100 }));
  return {
    rows: rows.toSorted(by === "month" || by === "year" ? byName : best),
    total: { ...total, points: total.points / 100 },
  };
}

/** The rows that articles count in. Those of the bulletin itself count in no unit's. */
function rowsOf(
  by: StatisticsDimension,
  { key, units }: ArticleGroup,
  credited: readonly string[],
): readonly string[] {
  if (by === "unit") return credited.length > 0 || units.length > 0 ? credited : [""];
  return by === "author" ? authorsOf(key) : [key];
}

/** 程一禾、陆文川 wrote it together: each is credited. */
export function authorsOf(names: string): string[] {
  const authors = names.split(/[、，,\s]+/u).filter((name) => name !== "");
  return authors.length > 0 ? [...new Set(authors)] : [""];
}

/** What nobody is named for stands last. */
const byName = (a: StatisticsRow, b: StatisticsRow): number =>
  Number(a.name === "") - Number(b.name === "") || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
/** By points, then by articles, characters, name. */
const best = (a: StatisticsRow, b: StatisticsRow): number =>
  Number(a.name === "") - Number(b.name === "") ||
  b.points - a.points ||
  b.used - a.used ||
  b.characters - a.characters ||
  byName(a, b);

/** What one article gives to a unit in a role, notes included. */
export function articlePoints(scoring: Scoring, role: Role, notes: number): number {
  return (scoreOf(scoring, role, 1) + (role === "mention" ? 0 : scoreOf(scoring, "leaderNote", notes))) / 100;
}
