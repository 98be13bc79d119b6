/**
 * Places a manuscript (稿库) into an issue, whole or cut down to a brief, and takes it back. The placed
 * blocks record their manuscript.
 */
import { briefOf, firstSentences } from "./brief.ts";
import { formOf } from "../document/form.ts";
import { finalDocument } from "../document/final.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { insertBlocks } from "../editing/insert-blocks.ts";
import { removeEntry, type ArticlePlace } from "../editing/move.ts";
import { originsOf } from "./origins.ts";
import { deriveOutline, type Outline } from "../document/outline.ts";
import {
  isObjectStyle,
  type Block,
  type BlockForm,
  type BulletinDocument,
  type Run,
} from "../document/schema.ts";
import { without } from "../basics/without.ts";

/** Whether a manuscript is placed whole or cut down to a brief. */
export type Placement = "article" | "brief";

/** A manuscript to place. */
export interface PlacedManuscript {
  /** Its id in the library. */
  id: number;
  /** Its contributing unit; empty if unknown. */
  unit: string;
  document: BulletinDocument;
}

/**
 * Inserts a manuscript into an issue: behind the article that contains block `after`, or behind that block if
 * it is in no article (a section's name), or at the end if `after` is null. It replaces an empty paragraph at
 * that place.
 */
export function placeManuscript(
  issue: BulletinDocument,
  manuscript: PlacedManuscript,
  after: string | null,
  placement: Placement,
  makeId: MakeId = randomId,
): BulletinDocument {
  const placedBlocks = (placement === "brief" ? [toBrief(manuscript)] : toArticle(manuscript)).map(
    (block) => ({
      ...block,
      id: makeId(),
      manuscript: manuscript.id,
    }),
  );
  return insertBlocks(issue, placedBlocks, after);
}

/**
 * Removes the manuscript that an article was placed from: that article, and all other articles whose blocks
 * come only from the same manuscript. An item of another origin in the same paragraph stays. Returns the same
 * issue if the article comes from no manuscript.
 */
export function takeBack(issue: BulletinDocument, articleId: string): BulletinDocument {
  const manuscript = originsOf(issue, deriveOutline(issue)).get(articleId);
  if (manuscript === undefined) return issue;
  const manuscriptBlocks = new Set(
    issue.blocks.filter((block) => block.manuscript === manuscript).map(({ id }) => id),
  );
  const others = deriveOutline(issue)
    .sections.flatMap(({ articles }) => articles)
    .filter(({ id, blocks }) => !id.includes("#") && blocks.every((each) => manuscriptBlocks.has(each)));
  // From the last to the first, because the ids of items that share a paragraph (`b1#2`) count from its
  // start.
  const rest = [...new Set([...others.map(({ id }) => id), articleId])]
    .toReversed()
    .reduce(removeEntry, issue);
  return {
    ...rest,
    blocks: rest.blocks.map((block) =>
      block.manuscript === manuscript ? without(block, "manuscript") : block,
    ),
  };
}

/** The id of the block behind which an article at a place begins; null for a place at the top. */
export function blockBefore({ sections }: Outline, { section, before }: ArticlePlace): string | null {
  const articles = sections.find(({ id }) => id === section)?.articles ?? [];
  const at = before === null ? articles.length : articles.findIndex(({ id }) => id === before);
  return articles[at - 1]?.blocks.at(-1) ?? section;
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
type Content = BlockForm & Pick<Block, "runs">;
const contentOf = (block: Block): Content => ({ ...formOf(block), runs: block.runs });

/** The longest title, in characters. */
const titleLength = 40;

/** Whether a paragraph looks like a title: short body text that does not end in punctuation. */
const isTitle = ({ style, runs }: Content) =>
  style === "body" &&
  [...textOf(runs).trim()].length <= titleLength &&
  !/[。！？；：，]$/u.test(textOf(runs).trim());

/**
 * Turns a title line into a run-in title of the paragraph below it, which is how a bulletin prints titles
 * (题).
 */
function runInTitle([first, second, ...rest]: Content[]): Content[] {
  if (!first || !second) return first ? [first] : [];
  if (second.style !== "body" || second.runs.some((run) => run.title) || !isTitle(first))
    return [first, second, ...rest];
  return [
    {
      style: "body",
      runs: [{ text: textOf(first.runs).trim(), title: true }, { text: "\u3000" }, ...second.runs],
    },
    ...rest,
  ];
}

/**
 * The paragraphs of a manuscript without empty ones, and with a source line if it has none and the unit is
 * known.
 */
function toArticle({ unit, document }: PlacedManuscript): Content[] {
  const blocks = runInTitle(
    finalDocument(document)
      .blocks.filter(
        ({ style, runs }) => isObjectStyle(style) || (style !== "section" && textOf(runs).trim() !== ""),
      )
      .map(contentOf),
  );
  const hasSource = blocks.some(({ style }) => style === "source" || style === "brief");
  return hasSource || unit === ""
    ? blocks
    : [...blocks, { style: "source", runs: [{ text: `（${unit}）` }] }];
}

/** A manuscript as one paragraph: the unit, and the first sentences of the text. A brief has no title. */
function toBrief({ unit, document }: PlacedManuscript): Content {
  const [first] = deriveOutline(document).sections.flatMap(({ articles }) => articles);
  // A first line without closing punctuation is the manuscript's title.
  const paragraphs = (first?.text ?? "")
    .split("\n")
    .filter(
      (line, index, all) =>
        line.trim() !== "" && (index > 0 || all.length === 1 || /[。！？；：]$/u.test(line.trim())),
    );
  return briefOf(unit || (first?.source[0] ?? ""), firstSentences(paragraphs));
}
