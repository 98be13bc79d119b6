/**
 * 本期要目: the contents below the masthead, derived from the outline. The document stores only whether they
 * are printed.
 */
import type { Outline, OutlineArticle } from "./outline.ts";

/** The heading of the contents. */
export const contentsName = "本期要目";

/** One line of the contents. */
export interface ContentsLine {
  kind: "section" | "article";
  text: string;
}

/**
 * The lines of the contents, in the order of the issue: the name of each section, then the titles of its
 * articles. Briefs with a label share one line, which lists their units. An article without a title is listed
 * by its first clause.
 */
export function contentsLines({ sections }: Outline): ContentsLine[] {
  return sections.flatMap(({ id, title, articles }) => [
    ...(id === null || title === "" ? [] : [{ kind: "section" as const, text: `【${toOneLine(title)}】` }]),
    ...listArticles(articles).map((text) => ({ kind: "article" as const, text })),
  ]);
}

function listArticles(articles: readonly OutlineArticle[]): string[] {
  const texts: string[] = [];
  let isLastBriefs = false;
  for (const { title, tag, text: body } of articles) {
    const text = toOneLine(title ?? firstClause(body));
    if (text === "") continue;
    if (tag !== null && isLastBriefs) texts.push(`${texts.pop()}、${text}`);
    else texts.push(text);
    isLastBriefs = tag !== null;
  }
  return texts;
}

const firstClause = (text: string): string => /^[^，。；：！？\n]*/u.exec(text)?.[0] ?? "";
const toOneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
