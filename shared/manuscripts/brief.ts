/**
 * Briefs (简讯): cuts a text down to one paragraph, and an article of the issue to a brief in the section of
 * briefs.
 */
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { insertBlocks } from "../editing/insert-blocks.ts";
import { removeEntry } from "../editing/move.ts";
import { originsOf } from "./origins.ts";
import { deriveOutline, type OutlineSection } from "../document/outline.ts";
import type { Block, BulletinDocument, TextBlock } from "../document/schema.ts";

/** The name of the section of briefs, as the outline gives it. */
export const briefsName = "简讯";

/** The most characters in a brief. */
const briefLength = 150;

/** The first sentences of paragraphs: as many as fit into a brief, and at least one. */
export function firstSentences(paragraphs: readonly string[]): string {
  const sentences = paragraphs.join("").match(/[^。！？]*[。！？]?[”’）]*/gu) ?? [];
  let text = "";
  for (const sentence of sentences) {
    if (text !== "" && [...text].length + [...sentence].length > briefLength) break;
    text += sentence.trimStart();
  }
  return text;
}

/** The paragraph of a brief: the unit, if it is not empty, and the text. */
export function briefOf(unit: string, text: string): Pick<TextBlock, "style" | "runs"> {
  return {
    style: "brief",
    runs: [
      ...(unit === "" ? [] : [{ text: `${unit}：`, title: true as const }]),
      ...(text === "" ? [] : [{ text }]),
    ],
  };
}

/**
 * The unit that a brief names: the first contributing unit other than the office itself (本刊), if there is
 * one.
 */
const unitOf = (source: readonly string[]): string =>
  source.find((unit) => unit !== "本刊") ?? source[0] ?? "";

/**
 * Cuts an article down to a brief and moves it to the end of the section of briefs. An article that is
 * already in that section stays in its place; without such a section, one is added at the end. A brief has no
 * title. Returns the same issue for an article that is a brief, is empty or does not exist.
 */
export function trimToBrief(
  issue: BulletinDocument,
  articleId: string,
  makeId: MakeId = randomId,
): BulletinDocument {
  const { sections } = deriveOutline(issue);
  const home = sections.find(({ articles }) => articles.some(({ id }) => id === articleId));
  const article = home?.articles.find(({ id }) => id === articleId);
  if (!home || !article || article.isBrief || article.text === "") return issue;
  const manuscript = originsOf(issue, { sections }).get(articleId);
  const brief: Block = {
    id: makeId(),
    ...briefOf(unitOf(article.source), firstSentences(article.text.split("\n"))),
    ...(manuscript !== undefined && { manuscript }),
  };
  const target = home.title === briefsName ? home : sections.find(({ title }) => title === briefsName);
  if (target)
    return removeEntry(
      insertBlocks(issue, [brief], target === home ? (article.blocks.at(-1) ?? null) : endOf(target)),
      articleId,
    );
  const heading: Block = { id: makeId(), style: "section", runs: [{ text: "【简　讯】" }] };
  const rest = removeEntry(issue, articleId);
  return { ...rest, blocks: [...rest.blocks, heading, brief] };
}

/** The id of the last block of a section. */
const endOf = ({ id, articles }: OutlineSection): string | null => articles.at(-1)?.blocks.at(-1) ?? id;
