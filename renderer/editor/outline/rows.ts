/** The rows of the outline, and the gaps between them into which an entry can move. */
import type { ArticlePlace } from "../../../shared/editing/move.ts";
import type { OutlineArticle, OutlineSection } from "../../../shared/document/outline.ts";

/** A row: a section, or an article with the id of its section (null before the first section). */
export type Row =
  | { kind: "section"; id: string; section: OutlineSection; isFolded: boolean }
  | { kind: "article"; id: string; article: OutlineArticle; section: string | null };

/** The place that a section or an article moves to: before an entry, or at the end (null). */
export type Target = { kind: "section"; before: string | null } | ({ kind: "article" } & ArticlePlace);

/** The visible rows: articles of folded sections are hidden. */
export function rowsOf(sections: readonly OutlineSection[], foldedIds: ReadonlySet<string>): Row[] {
  return sections.flatMap((section): Row[] => {
    const isFolded = section.id !== null && foldedIds.has(section.id);
    const heading: Row[] =
      section.id === null ? [] : [{ kind: "section", id: section.id, section, isFolded }];
    return isFolded
      ? heading
      : [
          ...heading,
          ...section.articles.map((article): Row => ({
            kind: "article",
            id: article.id,
            article,
            section: section.id,
          })),
        ];
  });
}

/** The current place of an entry; null if it does not exist. */
function placeOf(sections: readonly OutlineSection[], id: string): Target | null {
  const namedSections = sections.filter((section) => section.id !== null);
  const at = namedSections.findIndex((section) => section.id === id);
  if (at >= 0) return { kind: "section", before: namedSections[at + 1]?.id ?? null };
  for (const { id: section, articles } of sections) {
    const place = articles.findIndex((article) => article.id === id);
    if (place >= 0) return { kind: "article", section, before: articles[place + 1]?.id ?? null };
  }
  return null;
}

/** True if moving an entry to the target changes nothing. */
export function isPlaceOf(sections: readonly OutlineSection[], id: string, target: Target): boolean {
  const place = placeOf(sections, id);
  if (target.before === id) return true;
  if (place?.kind === "article" && target.kind === "article" && place.section !== target.section)
    return false;
  return place?.kind === target.kind && place.before === target.before;
}

/**
 * The place one step up or down; an article at the edge of its section enters the next section. Null at the
 * end of the issue.
 */
export function stepOf(sections: readonly OutlineSection[], id: string, direction: -1 | 1): Target | null {
  const namedSections = sections.filter((section) => section.id !== null);
  const at = namedSections.findIndex((section) => section.id === id);
  if (at >= 0) {
    if (!namedSections[at + direction]) return null;
    return { kind: "section", before: namedSections[direction < 0 ? at - 1 : at + 2]?.id ?? null };
  }
  for (const [index, { id: section, articles }] of sections.entries()) {
    const place = articles.findIndex((article) => article.id === id);
    if (place < 0) continue;
    if (articles[place + direction])
      return {
        kind: "article",
        section,
        before: articles[direction < 0 ? place - 1 : place + 2]?.id ?? null,
      };
    const other = sections[index + direction];
    return other
      ? { kind: "article", section: other.id, before: direction < 0 ? null : (other.articles[0]?.id ?? null) }
      : null;
  }
  return null;
}

/** A place between two rows. `at` is the index of the row below it, or the number of rows. */
export interface Gap {
  at: number;
  target: Target;
}

/**
 * The gaps for a new article: never above the first row, and never inside a paragraph that several items of a
 * brief share.
 */
export function gapsForNew(rows: readonly Row[]): Gap[] {
  if (rows.length === 0) return [{ at: 0, target: { kind: "article", section: null, before: null } }];
  return gapsFor(rows, "article").filter(({ at, target }) => at > 0 && !target.before?.includes("#"));
}

/** The gaps into which an entry of this kind can be dropped, from the top. */
export function gapsFor(rows: readonly Row[], kind: Row["kind"]): Gap[] {
  if (kind === "section") {
    const headings = rows.flatMap((row, at): Gap[] =>
      row.kind === "section" ? [{ at, target: { kind, before: row.id } }] : [],
    );
    return [...headings, { at: rows.length, target: { kind, before: null } }];
  }
  return Array.from({ length: rows.length + 1 }, (_, at): Gap[] => {
    const previous = rows[at - 1];
    const next = rows[at];
    // Above the first section an article can only join articles that are there already.
    if (!previous)
      return next?.kind === "article"
        ? [{ at, target: { kind, section: next.section, before: next.id } }]
        : [];
    const section = previous.kind === "section" ? previous.id : previous.section;
    return [{ at, target: { kind, section, before: next?.kind === "article" ? next.id : null } }];
  }).flat();
}
