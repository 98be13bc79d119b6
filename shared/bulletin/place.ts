/** Placing a manuscript of 稿库 into an issue: whole, or cut down to a brief. Its blocks say which manuscript they are from. */
import { briefOf, firstSentences } from "./brief.ts";
import { finalDocument } from "./final.ts";
import { randomId, type MakeId } from "./identifiers.ts";
import { insertBlocks } from "./insert-blocks.ts";
import { removeEntry, type ArticlePlace } from "./move.ts";
import { originsOf } from "./origins.ts";
import { outline, type Outline } from "./outline.ts";
import { isObjectStyle, type Block, type BulletinDocument, type Run } from "./schema.ts";
import { without } from "./without.ts";

export type Placement = "article" | "brief";

/** What is placed: the manuscript's id in the library, its contributing unit, and what it says. */
export interface PlacedManuscript {
  id: number;
  unit: string;
  document: BulletinDocument;
}

/**
 * The issue with a manuscript behind the article that block `after` belongs to, behind that block where it belongs to
 * none (a section's name), at the end where `after` is null. An empty paragraph there gives way to it.
 */
export function placeManuscript(
  issue: BulletinDocument,
  manuscript: PlacedManuscript,
  after: string | null,
  placement: Placement,
  makeId: MakeId = randomId,
): BulletinDocument {
  const placed = (placement === "brief" ? [brief(manuscript)] : article(manuscript)).map((block) => ({
    ...block,
    id: makeId(),
    manuscript: manuscript.id,
  }));
  return insertBlocks(issue, placed, after);
}

/**
 * The issue without the manuscript that an article was placed from: without that article, and without all others that hold
 * nothing else. An item that was put together with it in one paragraph stays. The same issue where it is from no manuscript.
 */
export function takeBack(issue: BulletinDocument, articleId: string): BulletinDocument {
  const manuscript = originsOf(issue, outline(issue)).get(articleId);
  if (manuscript === undefined) return issue;
  const own = new Set(issue.blocks.filter((block) => block.manuscript === manuscript).map(({ id }) => id));
  const others = outline(issue)
    .sections.flatMap(({ articles }) => articles)
    .filter(({ id, blocks }) => !id.includes("#") && blocks.every((each) => own.has(each)));
  // From the last: the ids of items that share a paragraph count from its start.
  const rest = [...new Set([...others.map(({ id }) => id), articleId])]
    .toReversed()
    .reduce(removeEntry, issue);
  return {
    ...rest,
    blocks: rest.blocks.map((block) =>
      block.manuscript === manuscript ? (without(block, "manuscript") as Block) : block,
    ),
  };
}

/** The block behind which an article at this place begins; null where nothing stands before it. */
export function blockBefore({ sections }: Outline, { section, before }: ArticlePlace): string | null {
  const articles = sections.find(({ id }) => id === section)?.articles ?? [];
  const at = before === null ? articles.length : articles.findIndex(({ id }) => id === before);
  return articles[at - 1]?.blocks.at(-1) ?? section;
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
type Content = Pick<Block, "style" | "runs" | "table" | "figure">;
const contentOf = ({ style, runs, table, figure }: Block): Content => ({
  style,
  ...(table && { table }),
  ...(figure && { figure }),
  runs,
});

/** A title is no longer than this, 字, and does not end a sentence. */
const titleLength = 40;
const isTitle = ({ style, runs }: Content) =>
  style === "body" &&
  [...textOf(runs).trim()].length <= titleLength &&
  !/[。！？；：，]$/u.test(textOf(runs).trim());

/** A title line of its own runs into the paragraph below it, as the bulletin prints titles (题). */
function runIn([first, second, ...rest]: Content[]): Content[] {
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

/** Its paragraphs without empty ones, and a source line where it has none and the unit is known. */
function article({ unit, document }: PlacedManuscript): Content[] {
  const blocks = runIn(
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

/** One paragraph: the unit, and the first sentences of the text. The title goes: a brief has none. */
function brief({ unit, document }: PlacedManuscript): Content {
  const [first] = outline(document).sections.flatMap(({ articles }) => articles);
  // A first line without a closing mark is the manuscript's title.
  const paragraphs = (first?.text ?? "")
    .split("\n")
    .filter(
      (line, index, all) =>
        line.trim() !== "" && (index > 0 || all.length === 1 || /[。！？；：]$/u.test(line.trim())),
    );
  return briefOf(unit || (first?.source[0] ?? ""), firstSentences(paragraphs));
}
