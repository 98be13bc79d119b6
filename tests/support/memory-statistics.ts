/** A fake of the calls `statistics.*` in memory: each article is its own group. */
import { comparedArticles } from "../../shared/manuscripts/compared-text.ts";
import type { NameTables } from "../../shared/names/tables.ts";
import type { PublicationProfile } from "../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { defaultScoring } from "../../shared/publications/scoring.ts";
import type { Handlers } from "../../shared/port/bridge.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { statisticsCalls, type LeaderNote, type StatisticsFilter } from "../../shared/contract/statistics.ts";
import { countArticles, type StatisticsDimension } from "../../shared/statistics/count.ts";
import { countedAs, creditOf } from "../../shared/statistics/credit.ts";
import { mentionedUnits } from "../../shared/statistics/mentions.ts";
import { unitNames } from "../../shared/statistics/unit-names.ts";

interface Issue {
  document: BulletinDocument;
  publication: number | null;
  state: string;
}

interface Means {
  /** The issues that are not in the bin. */
  issues: () => [id: number, issue: Issue][];
  readNames: () => Promise<NameTables>;
  readManuscripts: () => Promise<Manuscript[]>;
  profileOn: (publication: number, day: string) => PublicationProfile | null;
  record: (issue: number) => void;
}

// oxlint-disable-next-line max-lines-per-function -- a table of small answers that share the state of one fake
export function memoryStatistics({
  issues,
  readNames,
  readManuscripts,
  profileOn,
  record,
}: Means): Pick<Handlers, keyof typeof statisticsCalls> {
  const notesOfArticle = new Map<string, LeaderNote[]>();
  const filterIssues = ({ from = "", to = "9999", publication, finalOnly }: StatisticsFilter) =>
    issues().filter(
      ([
        ,
        {
          document: {
            masthead: { date },
          },
          ...issue
        },
      ]) =>
        (date ?? (from === "" && to === "9999" ? "" : "-")) >= from &&
        (date ?? "") <= to &&
        (publication === undefined || issue.publication === publication) &&
        (!finalOnly || issue.state === "final"),
    );
  const groupsOf = async (by: StatisticsDimension, filter: StatisticsFilter) => {
    const manuscripts = await readManuscripts();
    return filterIssues(filter).flatMap(([issue, { document, publication }]) => {
      const { date, number } = document.masthead;
      const scoring =
        (publication === null ? null : profileOn(publication, date ?? "9999-12-31"))?.scoring ??
        defaultScoring;
      return comparedArticles(document).map((article) => {
        const notes = notesOfArticle.get(`${issue} ${article.id}`) ?? [];
        const key =
          {
            unit: "",
            section: article.section,
            month: date?.slice(0, 7),
            year: date?.slice(0, 4),
            author: manuscripts.find(({ id }) => id === article.origin)?.author,
          }[by] ?? "";
        const about = {
          issue,
          number,
          date,
          article: article.id,
          section: article.section,
          title: article.title ?? "",
          source: article.unit ?? "",
          characters: article.characters,
          notes,
        };
        const units = article.unit?.split("、") ?? [];
        return {
          about,
          key,
          scoring,
          units,
          mentions: article.isBrief ? mentionedUnits(article.text) : [],
          isBrief: article.isBrief,
          articles: 1,
          characters: article.characters,
          notes: notes.length,
        };
      });
    });
  };
  return {
    "statistics.count": async ({ by, filter }) => {
      const { units } = await readNames();
      const manuscripts = (await readManuscripts()).filter(
        ({ received }) => received >= (filter.from ?? "") && received <= (filter.to ?? "9999"),
      );
      const keyOf = ({ unit, author, received }: Manuscript) =>
        ({ unit, author, section: "", month: received.slice(0, 7), year: received.slice(0, 4) })[by];
      const receivedGroups = manuscripts.map((manuscript) => ({
        key: keyOf(manuscript),
        received: 1,
        adopted: manuscript.usedIn ? 1 : 0,
      }));
      const { rows, total } = countArticles({
        by,
        groups: await groupsOf(by, filter),
        receivedGroups,
        names: unitNames(units),
        ...(by === "unit" && { listedUnits: units.map(({ full }) => full) }),
      });
      return { rows, total: { issues: filterIssues(filter).length, ...total } };
    },
    "statistics.articles": async ({ by, name, filter, limit = 50, offset = 0 }) => {
      const names = unitNames((await readNames()).units);
      const groups = (await groupsOf(by, filter)).filter((group) => countedAs(by, name, group, names));
      const place = new Map(groups.map((group, index) => [group, index]));
      const sortedGroups = groups.toSorted(
        (a, b) =>
          (b.about.date ?? "").localeCompare(a.about.date ?? "") ||
          b.about.issue - a.about.issue ||
          (place.get(a) ?? 0) - (place.get(b) ?? 0),
      );
      return {
        articles: sortedGroups
          .slice(offset, offset + limit)
          .map(({ about, ...group }) => ({ ...about, ...creditOf(by, name, group, names) })),
        total: groups.length,
      };
    },
    "statistics.setNotes": async ({ issue, article, notes }) => {
      const document = issues().find(([id]) => id === issue)?.[1].document;
      if (!document || !comparedArticles(document).some(({ id }) => id === article))
        throw new BulletinError("not-found", { what: article });
      notesOfArticle.set(`${issue} ${article}`, notes);
      record(issue);
      return {};
    },
  };
}
