/**
 * The outline: sections and articles, derived from the flat list of blocks. Nothing stores structure twice.
 */
import type { BulletinDocument } from "./schema.ts";

/** An article (稿件) or one item of a brief (简讯). */
export interface OutlineArticle {
  /** Id of the block in which it begins; an article that begins inside a block adds `#2`, `#3`, …. */
  id: string;
  /** Ids of its blocks, in order (a brief with two units' items shares one block between two articles). */
  blocks: string[];
  /** The run-in heading without the gap after it; for a brief the unit name without its colon; null where none. */
  title: string | null;
  /** The label without its brackets (文明实践), null where none. */
  tag: string | null;
  /** What is printed of it, paragraphs separated by `\n`, without tag, title and source line. */
  text: string;
  /** The texts of its points, in order. */
  points: string[];
  /** The contributing units (供稿单位) of its source line, or the unit of a brief. */
  source: string[];
  /** 字数 of tag, title and text together, as Word counts. */
  characters: number;
}

export interface OutlineSection {
  /** Id of the section's block; null for articles before the first section. */
  id: string | null;
  /** Without brackets and inner spaces: 检查督导. Empty for articles before the first section. */
  title: string;
  articles: OutlineArticle[];
  characters: number;
}

export interface Outline {
  sections: OutlineSection[];
  /** 字数 of the whole body. */
  characters: number;
}

/** Derives sections and articles of a document. */
export function outline(_document: BulletinDocument): Outline {
  throw new Error("outline: to be written");
}
