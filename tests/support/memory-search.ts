/** A fake of the calls `search.*` in memory: looks at every article. */
import { comparedArticles, comparedBody } from "../../shared/manuscripts/compared-text.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Handlers } from "../../shared/port/bridge.ts";
import { searchCalls, type SearchFilter } from "../../shared/contract/search.ts";
import { matches, parseQuery } from "../../shared/search/query.ts";
import { partsOf, snippetOf } from "../../shared/search/snippet.ts";

interface Issue {
  document: BulletinDocument;
  publication: number | null;
  state: string;
}

/** @param issues gives the issues that are not in the bin. */
export function memorySearch(
  issues: () => [id: number, issue: Issue][],
): Pick<Handlers, keyof typeof searchCalls> {
  const all = (text: string, { section, unit, from, to, number, state, publication }: SearchFilter) => {
    const query = parseQuery(text);
    const articles = issues().flatMap(([issue, { document, ...of }]) =>
      comparedArticles(document).map((article, place) => {
        const body = comparedBody(article.title, article.text);
        return {
          issue,
          ...of,
          place,
          number: document.masthead.number,
          date: document.masthead.date,
          ...article,
          body,
        };
      }),
    );
    const matchingArticles = articles.filter(
      (each) =>
        matches(query, [each.title ?? "", each.unit ?? "", each.body]) &&
        (section === undefined || each.section === section) &&
        (unit === undefined || (each.unit ?? "").split("、").includes(unit)) &&
        (from === undefined || (each.date ?? "") >= from) &&
        (to === undefined || (each.date !== null && each.date <= to)) &&
        (number === undefined || each.number === number) &&
        (state === undefined || each.state === state) &&
        (publication === undefined || each.publication === publication),
    );
    return matchingArticles.toSorted(
      (a, b) => (b.date ?? "").localeCompare(a.date ?? "") || a.issue - b.issue || a.place - b.place,
    );
  };
  const countNames = (names: readonly string[]) =>
    [
      ...Map.groupBy(
        names.filter((name) => name !== ""),
        (name) => name,
      ),
    ]
      .map(([name, some]) => ({ name, count: some.length }))
      .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return {
    "search.find": async ({ query: text, filter = {}, limit = 20, offset = 0 }) => {
      const query = parseQuery(text);
      const articles = all(text, filter);
      const results = articles
        .slice(offset, offset + limit)
        .map(({ issue, number, date, id, section, title, unit, body }) => ({
          issue,
          number,
          date,
          article: id,
          section,
          title: partsOf(query, title ?? ""),
          snippet: snippetOf(query, body),
          source: unit ?? "",
        }));
      return { results, hasMore: articles.length > offset + limit };
    },
    "search.count": async ({ query, filter = {} }) => {
      const articles = all(query, filter);
      return {
        total: articles.length,
        sections: countNames(articles.map(({ section }) => section)),
        units: countNames(articles.flatMap(({ unit }) => [...new Set((unit ?? "").split("、"))])),
        years: countNames(articles.map(({ date }) => date?.slice(0, 4) ?? "")).toSorted((a, b) =>
          a.name < b.name ? 1 : -1,
        ),
      };
    },
  };
}
