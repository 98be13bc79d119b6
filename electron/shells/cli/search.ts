/** `bulletin search`: finds articles of the library. */
import { performance } from "node:perf_hooks";
import { sourceUnits } from "../../../shared/document/source-units.ts";
import type { SearchFilter } from "../../../shared/contract/search.ts";
import { hasLibrary, withLibrary } from "./sources.ts";

/** The result of `search`. */
export interface SearchReport {
  /** Number of all matches, not only of the listed ones. */
  total: number;
  /** Duration of finding and counting. */
  milliseconds: number;
  /** `issue` is the number of the issue; null if it has none. */
  results: {
    issue: number | null;
    date: string | null;
    section: string;
    title: string;
    snippet: string;
    source: string[];
  }[];
}

/** Lists the matches, newest first. */
export async function searchArticles(
  { query, filter, limit }: { query: string; filter: SearchFilter; limit: number },
  library: string | undefined,
): Promise<SearchReport> {
  if (!(await hasLibrary(library))) return { total: 0, milliseconds: 0, results: [] };
  return withLibrary(library, async (openedLibrary) => {
    const start = performance.now();
    const { results } = await openedLibrary.search.find({ query, filter, limit });
    const { total } = await openedLibrary.search.count({ query, filter });
    const milliseconds = Math.round((performance.now() - start) * 10) / 10;
    const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join("");
    return {
      total,
      milliseconds,
      results: results.map(({ number, date, section, title, snippet, source }) => ({
        issue: number,
        date,
        section,
        title: textOf(title),
        snippet: textOf(snippet),
        source: sourceUnits(source),
      })),
    };
  });
}
