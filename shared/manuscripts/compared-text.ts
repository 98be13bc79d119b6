/** The texts by which similar articles and manuscripts are found, and which are shown side by side. */
import { deriveOutline, type OutlineArticle } from "../document/outline.ts";
import { originsOf } from "./origins.ts";
import type { BulletinDocument } from "../document/schema.ts";

/** An article with the properties that comparing needs. */
export interface ComparedArticle {
  /** Its id in the outline. */
  id: string;
  /** The name of its section; empty before the first section. */
  section: string;
  title: string | null;
  /** The contributing units, joined by 、; null if there are none. */
  unit: string | null;
  /** Title and text, see `comparedText`. */
  text: string;
  isBrief: boolean;
  /** 字数, as the outline counts. */
  characters: number;
  /** The id of the manuscript that it was placed from; null if unknown. */
  origin: number | null;
}

/** Joins a title and the text under it by a line break. */
export const comparedText = (title: string | null | undefined, text: string): string =>
  [title ?? "", text].filter((part) => part !== "").join("\n");

/** The part of a `comparedText` after its title. */
export const comparedBody = (title: string | null, text: string): string =>
  title ? text.slice(title.length + 1) : text;

/** Lists every article of an issue, in order. */
export function comparedArticles(document: BulletinDocument): ComparedArticle[] {
  const structure = deriveOutline(document);
  const origins = originsOf(document, structure);
  return structure.sections.flatMap(({ title: section, articles }) =>
    articles.map(({ id, title, source, text, isBrief, characters }) => ({
      id,
      section,
      title,
      unit: source.join("、") || null,
      text: comparedText(title, text),
      isBrief,
      characters,
      origin: origins.get(id) ?? null,
    })),
  );
}

/** The text of a whole manuscript: all articles that the outline finds in it. */
export function comparedManuscript(document: BulletinDocument): string {
  return articlesOf(document)
    .map(({ title, text }) => comparedText(title, text))
    .join("\n");
}

const articlesOf = (document: BulletinDocument): OutlineArticle[] =>
  deriveOutline(document).sections.flatMap(({ articles }) => articles);
