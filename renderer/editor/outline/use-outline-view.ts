/** What the rows of the outline show: titles, counts, limits and hints. */
import { useDeferredValue, useMemo } from "react";
import { articleLimits, findTooLong, limitsOf } from "../../../shared/templates/limits.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { problemSentence } from "../points/problem-sentence.ts";
import { useCurrentArticle, useOutline, useOutlinedBulletin, useProblems } from "../session/editor-state.tsx";
import { useTemplates } from "../templates/use-templates.ts";
import type { EntryContent } from "./Entry.tsx";
import { rowsOf, type Row } from "./rows.ts";
import { articleTitle, sectionTitle } from "./titles.ts";

export interface OutlineView {
  sections: ReturnType<typeof useOutline>["sections"];
  /** The visible rows, from the top. */
  rows: readonly Row[];
  titleOf(row: Row): string;
  /** True for the article that contains the caret, or the folded section around it. */
  isCurrent(row: Row): boolean;
  contentOf(row: Row): EntryContent;
}

/**
 * The outline as it is shown. Its parts are deferred, so typing in a long issue does not wait for the
 * outline.
 *
 * @param foldedIds ids of the sections whose articles are hidden
 */
export function useOutlineView(foldedIds: ReadonlySet<string>): OutlineView {
  const { editor: words, points: pointWords, templates: templateWords } = useMessages();
  const { sections } = useDeferredValue(useOutline());
  const problems = useDeferredValue(useProblems());
  const current = useCurrentArticle();
  const { limits, excesses } = useLengths(sections);
  const { format } = new Intl.NumberFormat(useLocale());
  const rows = useMemo(() => rowsOf(sections, foldedIds), [sections, foldedIds]);

  const titleOf = (row: Row) =>
    row.kind === "section" ? sectionTitle(row.section, words) : articleTitle(row.article, words);

  const isCurrent = (row: Row) =>
    row.kind === "article"
      ? row.id === current
      : row.isFolded && row.section.articles.some(({ id }) => id === current);

  const problemOf = (row: Row): string => {
    if (row.kind === "article") {
      const excess = excesses.get(row.id);
      return [
        excess && templateWords.tooLong(format(excess.limit), format(excess.over)),
        problemSentence(problems.get(row.id), pointWords),
      ]
        .filter(Boolean)
        .join(pointWords.and);
    }
    const count = row.isFolded
      ? row.section.articles.filter(({ id }) => problems.has(id) || excesses.has(id)).length
      : 0;
    return count === 0 ? "" : words.foldedProblems(format(count));
  };

  const contentOf = (row: Row): EntryContent => {
    const excess = excesses.get(row.id);
    const limit = limits.get(row.id);
    const count = format((row.kind === "section" ? row.section : row.article).characters);
    return {
      kind: row.kind,
      title: titleOf(row),
      characters: excess ? `${count}/${format(excess.limit)}` : count,
      limit: limit === undefined ? "" : templateWords.limitOf(format(limit)),
      tables: row.kind === "article" ? row.article.tables : 0,
      figures: row.kind === "article" ? row.article.figures : 0,
      problem: problemOf(row),
      hiddenCount: row.kind === "section" && row.isFolded ? format(row.section.articles.length) : null,
      hasArticles: row.kind === "section" && row.section.articles.length > 0,
      level: row.kind === "article" && row.section !== null ? 2 : 1,
    };
  };

  return { sections, rows, titleOf, isCurrent, contentOf };
}

/** The limits of articles by templates, in characters, and the articles that exceed theirs. */
function useLengths(sections: OutlineView["sections"]) {
  const templates = useTemplates();
  const bulletin = useDeferredValue(useOutlinedBulletin());
  const limitsBySection = useMemo(() => limitsOf(templates ?? []), [templates]);
  const limits = useMemo(
    () => articleLimits(bulletin, { sections }, limitsBySection),
    [bulletin, sections, limitsBySection],
  );
  const excesses = useMemo(() => findTooLong({ sections }, limits), [sections, limits]);
  return { limits, excesses };
}
