/** `bulletin search`: what the library printed about something. */
import { performance } from "node:perf_hooks";
import { sourceUnits } from "../../shared/bulletin/outline.ts";
import type { SearchFilter } from "../../shared/contract/search.ts";
import { hasLibrary, withLibrary } from "./sources.ts";

export interface Found {
  /** In all, not only those that are listed. */
  total: number;
  /** For total and results. */
  milliseconds: number;
  /** `issue` is its number; null where it has none. */
  results: {
    issue: number | null;
    date: string | null;
    section: string;
    title: string;
    snippet: string;
    source: string[];
  }[];
}

/** The newest first. */
export async function search(
  { query, filter, limit }: { query: string; filter: SearchFilter; limit: number },
  library: string | undefined,
): Promise<Found> {
  if (!(await hasLibrary(library))) return { total: 0, milliseconds: 0, results: [] };
  return withLibrary(library, async (opened) => {
    const start = performance.now();
    const { results } = await opened.search.find({ query, filter, limit });
    const { total } = await opened.search.count({ query, filter });
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
