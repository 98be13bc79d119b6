/**
 * The columns of the list of issues, computed from a document and stored beside it so that listing reads no
 * documents.
 */
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { deriveOutline } from "../../../../shared/document/outline.ts";

export interface Summary {
  number: number | null;
  /** The lines of the name in the masthead, joined by spaces. */
  name: string;
  date: string | null;
  articles: number;
  characters: number;
}

/** Computes the columns of the list from a document. */
export function summarize(document: BulletinDocument): Summary {
  const { number, name, date } = document.masthead;
  const { sections, characters } = deriveOutline(document);
  const articles = sections.reduce((sum, section) => sum + section.articles.length, 0);
  return { number, name: name.filter((line) => line !== "").join(" "), date, articles, characters };
}
