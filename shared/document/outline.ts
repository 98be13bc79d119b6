/**
 * The outline: sections and articles, derived from the flat list of blocks. The structure is stored nowhere
 * else.
 *
 * An article begins after a section, after a source line, and at a run with the flag `title`, even inside a
 * block: in a brief each unit name is the title of an item of its own. Paragraphs that are titles as a whole
 * and follow one another are the lines of one title. An article ends at its source line, unless that follows
 * its title directly: there it names the author, and the text is below. Tables and
 * figures belong to the article that contains them; editor's notes and attachments belong to no article. The
 * outline describes the final text: text that a revision deletes is left out.
 */
import { lastOf } from "../basics/elements.ts";
import { blockText } from "./block-text.ts";
import { countCharacters } from "../basics/characters.ts";
import { finalBlocks } from "./final.ts";
import { bareTitle, isItemSign, isSubtitle, sectionName } from "./heading-forms.ts";
import type { Block, BulletinDocument, Run } from "./schema.ts";
import { sourceUnits } from "./source-units.ts";

/** An article (稿件) or one item of a brief (简讯). */
export interface OutlineArticle {
  /**
   * The id of the block in which it begins; `#2`, `#3`, … follow for an article that begins inside the block.
   */
  id: string;
  /** The ids of its blocks, in order. Items of a brief in one paragraph share one block. */
  blocks: string[];
  /**
   * The heading: run-in without the gap after it, or the paragraphs before the text, joined; for a brief the
   * unit name without its colon; null if there is none. Without brackets around it or a stop after it.
   */
  title: string | null;
  /** The line below the title that begins with a dash (——…), if there is one. */
  subtitle?: string;
  /** The label without its brackets (文明实践); null if there is none. */
  tag: string | null;
  /** Whether it is an item of a brief. */
  isBrief: boolean;
  /** The printed text without tag, title and source line; paragraphs are separated by `\n`. */
  text: string;
  /** The texts of its points, in order. */
  points: string[];
  /** The contributing units (供稿单位) of its source line, or the unit of a brief. */
  source: string[];
  /** 字数 of tag, title and text together, as Word counts, including table cells and captions. */
  characters: number;
  /** The number of tables in it. */
  tables: number;
  /** The number of figures in it. */
  figures: number;
}

/** A section (栏目) with its articles. */
export interface OutlineSection {
  /** The id of the section's block; null for the articles before the first section. */
  id: string | null;
  /**
   * The name without brackets and inner spaces: 检查督导. Empty for the articles before the first section.
   */
  title: string;
  articles: OutlineArticle[];
  /** The sum of its articles, 字. */
  characters: number;
}

/** The sections of a document and the length of its body. */
export interface Outline {
  sections: OutlineSection[];
  /** 字数 of the whole body, including section names, source lines, notes and attachments. */
  characters: number;
}

/** Derives the sections and articles of a document. Blank blocks make no article. */
export function deriveOutline(document: BulletinDocument): Outline {
  const blocks = finalBlocks(document);
  const sections: OutlineSection[] = [];
  let open: OpenArticle | null = null;
  const section = (): OutlineSection => {
    if (sections.length === 0) sections.push({ id: null, title: "", articles: [], characters: 0 });
    return lastOf(sections);
  };
  const close = () => {
    if (open) section().articles.push(toOutlineArticle(open));
    open = null;
  };
  for (const block of blocks) {
    const text = blockText(block);
    if (block.style === "section") {
      close();
      sections.push({ id: block.id, title: sectionName(text), articles: [], characters: 0 });
    } else if (block.style === "source") {
      if (open || text.trim() !== "") {
        open ??= openArticle(block.id);
        open.blocks.push(block.id);
        open.source.push(...sourceUnits(text));
      }
      if (!open || !isTitleAlone(open)) close();
    } else if (block.style === "note" || block.style === "attachment") {
      close();
    } else if (block.style === "table" || block.style === "figure") {
      if (!open) continue;
      open.blocks.push(block.id);
      open.paragraphs.push(text);
      open[block.style === "table" ? "tables" : "figures"] += 1;
    } else {
      for (const [index, part] of articlesOf(block).entries()) {
        if (textOf(part.runs).trim() === "") continue;
        if (part.begins && !(open && isTitleAlone(open) && isTitleLine(part))) close();
        open ??= openArticle(index === 0 ? block.id : `${block.id}#${index + 1}`);
        appendPart(open, block, part);
      }
    }
  }
  close();
  for (const each of sections)
    each.characters = each.articles.reduce((sum, article) => sum + article.characters, 0);
  return { sections, characters: blocks.reduce((sum, block) => sum + countCharacters(blockText(block)), 0) };
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
const stripBrackets = (text: string): string => text.replaceAll(/[【】\s]/gu, "");

/** An article under construction. */
interface OpenArticle {
  id: string;
  blocks: string[];
  title: string;
  subtitle: string;
  tag: string;
  paragraphs: string[];
  points: string[];
  source: string[];
  isBrief: boolean;
  tables: number;
  figures: number;
}

const openArticle = (id: string): OpenArticle => ({
  id,
  blocks: [],
  title: "",
  subtitle: "",
  tag: "",
  paragraphs: [],
  points: [],
  source: [],
  isBrief: false,
  tables: 0,
  figures: 0,
});

/** A stretch of a block that belongs to one article. */
export interface Part {
  /** Whether an article begins with it. */
  begins: boolean;
  tag: string;
  runs: Run[];
}

/**
 * Whether articles may openArticle in a block: in body text and briefs, not in captions, notes or headings.
 */
export const holdsArticles = ({ style }: Block): boolean => style === "body" || style === "brief";

/** Cuts a block wherever a title begins inside it. The label of a brief applies to all its items. */
export function articlesOf(block: Block): Part[] {
  const parts: Part[] = [{ begins: block.style === "brief", tag: "", runs: [] }];
  for (const [index, run] of block.runs.entries()) {
    const previous = block.runs[index - 1];
    const last = lastOf(parts);
    if (run.title && !previous?.title) {
      const hasText = last.runs.some((each) => !each.tag && !isItemSign(each.text));
      if (hasText) parts.push({ begins: true, tag: last.tag, runs: [run] });
      else {
        last.begins = true;
        last.runs.push(run);
      }
    } else {
      last.runs.push(run);
    }
    if (run.tag) lastOf(parts).tag += run.text;
  }
  return parts;
}

/** Whether a part is a line of a title: nothing in it is text. */
export const isTitleLine = ({ runs }: Part): boolean =>
  runs.some((run) => run.title) && runs.every((run) => run.title || run.text.trim() === "");

/** Whether an article has its title but no text yet. */
const isTitleAlone = ({ title, paragraphs, isBrief }: OpenArticle): boolean =>
  title !== "" && !isBrief && paragraphs.every((text) => text === "");

function appendPart(article: OpenArticle, block: Block, part: Part): void {
  article.blocks.push(block.id);
  article.isBrief ||= block.style === "brief";
  article.tag ||= stripBrackets(part.tag);
  const title = textOf(part.runs.filter((run) => run.title));
  if (article.title !== "" && isSubtitle(title)) article.subtitle += title.trim();
  else article.title += title;
  const text = textOf(
    part.runs.filter((run, index) => !run.title && !run.tag && !(index === 0 && isItemSign(run.text))),
  );
  article.paragraphs.push(text.trim());
  for (const [index, run] of part.runs.entries()) {
    if (!run.point) continue;
    // A point whose words differ in formatting is several runs but one point.
    if (part.runs[index - 1]?.point) article.points[article.points.length - 1] += run.text;
    else article.points.push(run.text);
  }
}

function toOutlineArticle(article: OpenArticle): OutlineArticle {
  const { id, tag, points, isBrief, tables, figures } = article;
  const writtenTitle = article.title.trim();
  const title = bareTitle(writtenTitle);
  const text = article.paragraphs.join("\n").trim();
  const source = article.source.length > 0 || !isBrief ? article.source : sourceUnits(title);
  const characters = countCharacters(`${tag ? `【${tag}】` : ""}${writtenTitle}${article.subtitle}\n${text}`);
  return {
    id,
    blocks: [...new Set(article.blocks)],
    title: title || null,
    ...(article.subtitle !== "" && { subtitle: article.subtitle }),
    tag: tag || null,
    isBrief,
    text,
    points,
    source,
    characters,
    tables,
    figures,
  };
}
