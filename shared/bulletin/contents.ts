/** 本期要目: the contents below the masthead, derived from the outline. Nothing of it is stored but that it is printed. */
import type { Outline, OutlineArticle } from "./outline.ts";

export const contentsName = "本期要目";

export interface ContentsLine {
  kind: "section" | "article";
  text: string;
}

/**
 * The lines of the contents, in the order of the issue: each section, below it the titles of its articles. Items of a
 * brief, which begin with a label, share one line by their units. An article without a title is listed by its first clause.
 */
export function contentsLines({ sections }: Outline): ContentsLine[] {
  return sections.flatMap(({ id, title, articles }) => [
    ...(id === null || title === "" ? [] : [{ kind: "section" as const, text: `【${oneLine(title)}】` }]),
    ...entries(articles).map((text) => ({ kind: "article" as const, text })),
  ]);
}

function entries(articles: readonly OutlineArticle[]): string[] {
  const texts: string[] = [];
  let isBriefs = false;
  for (const { title, tag, text: body } of articles) {
    const text = oneLine(title ?? firstClause(body));
    if (text === "") continue;
    if (tag !== null && isBriefs) texts.push(`${texts.pop()}、${text}`);
    else texts.push(text);
    isBriefs = tag !== null;
  }
  return texts;
}

const firstClause = (text: string): string => /^[^，。；：！？\n]*/u.exec(text)?.[0] ?? "";
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
