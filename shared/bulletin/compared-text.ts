/** The texts by which similar articles and manuscripts are found and shown side by side. */
import { outline, type OutlineArticle } from "./outline.ts";
import { originsOf } from "./origins.ts";
import type { BulletinDocument } from "./schema.ts";

/** An article as it is compared. */
export interface ComparedArticle {
  /** Its id in the outline. */
  id: string;
  /** Of the section that it stands in; empty where none. */
  section: string;
  title: string | null;
  /** The contributing units, joined by 、; null where none. */
  unit: string | null;
  text: string;
  isBrief: boolean;
  /** 字数, as the outline counts. */
  characters: number;
  /** The manuscript it was placed from; null where none is known. */
  origin: number | null;
}

/** A title and what stands under it, each on lines of its own. */
export const comparedText = (title: string | null | undefined, text: string): string =>
  [title ?? "", text].filter((part) => part !== "").join("\n");

/** What stands under the title in such a text. */
export const comparedBody = (title: string | null, text: string): string =>
  title ? text.slice(title.length + 1) : text;

/** Every article of an issue. */
export function comparedArticles(document: BulletinDocument): ComparedArticle[] {
  const found = outline(document);
  const origins = originsOf(document, found);
  return found.sections.flatMap(({ title: section, articles }) =>
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

/** A manuscript as a whole, whatever articles the outline finds in it. */
export function comparedManuscript(document: BulletinDocument): string {
  return articlesOf(document)
    .map(({ title, text }) => comparedText(title, text))
    .join("\n");
}

const articlesOf = (document: BulletinDocument): OutlineArticle[] =>
  outline(document).sections.flatMap(({ articles }) => articles);
