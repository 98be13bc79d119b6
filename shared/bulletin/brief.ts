/** 简讯: cutting a text down to one paragraph, and an article of the issue to a brief in its section. */
import { randomId, type MakeId } from "./identifiers.ts";
import { insertBlocks } from "./insert-blocks.ts";
import { removeEntry } from "./move.ts";
import { originsOf } from "./origins.ts";
import { outline, type OutlineSection } from "./outline.ts";
import type { Block, BulletinDocument } from "./schema.ts";

/** The section of briefs, by its bare name. */
export const briefsName = "简讯";

/** Of a brief, 字: sentences are taken as long as they stay within it, the first one always. */
const briefLength = 150;

/** The first sentences of paragraphs. */
export function firstSentences(paragraphs: readonly string[]): string {
  const sentences = paragraphs.join("").match(/[^。！？]*[。！？]?[”’）]*/gu) ?? [];
  let text = "";
  for (const sentence of sentences) {
    if (text !== "" && [...text].length + [...sentence].length > briefLength) break;
    text += sentence.trimStart();
  }
  return text;
}

/** One paragraph: the unit where it is known, and the text. */
export function briefOf(unit: string, text: string): Pick<Block, "style" | "runs"> {
  return {
    style: "brief",
    runs: [
      ...(unit === "" ? [] : [{ text: `${unit}：`, title: true as const }]),
      ...(text === "" ? [] : [{ text }]),
    ],
  };
}

/** 本刊 is the office itself: no unit that a brief would name where there is another. */
const unitOf = (source: readonly string[]): string =>
  source.find((unit) => unit !== "本刊") ?? source[0] ?? "";

/**
 * The issue with an article (one that is no brief yet) cut down to a brief at the end of the section of briefs; in its place
 * where it stands in that section; in a new section at the end where there is none. The title goes: a brief has none.
 */
export function trimToBrief(
  issue: BulletinDocument,
  articleId: string,
  makeId: MakeId = randomId,
): BulletinDocument {
  const { sections } = outline(issue);
  const own = sections.find(({ articles }) => articles.some(({ id }) => id === articleId));
  const article = own?.articles.find(({ id }) => id === articleId);
  if (!own || !article || article.isBrief || article.text === "") return issue;
  const manuscript = originsOf(issue, { sections }).get(articleId);
  const brief: Block = {
    id: makeId(),
    ...briefOf(unitOf(article.source), firstSentences(article.text.split("\n"))),
    ...(manuscript !== undefined && { manuscript }),
  };
  const target = own.title === briefsName ? own : sections.find(({ title }) => title === briefsName);
  if (target)
    return removeEntry(
      insertBlocks(issue, [brief], target === own ? (article.blocks.at(-1) ?? null) : endOf(target)),
      articleId,
    );
  const heading: Block = { id: makeId(), style: "section", runs: [{ text: "【简　讯】" }] };
  const rest = removeEntry(issue, articleId);
  return { ...rest, blocks: [...rest.blocks, heading, brief] };
}

const endOf = ({ id, articles }: OutlineSection): string | null => articles.at(-1)?.blocks.at(-1) ?? id;
