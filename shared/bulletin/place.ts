/** Placing a manuscript of 稿库 into an issue: whole, or cut down to a brief. Its blocks say which manuscript they are from. */
import { finalDocument } from "./final.ts";
import { randomId, type MakeId } from "./identifiers.ts";
import { insertBlocks } from "./insert-blocks.ts";
import { outline } from "./outline.ts";
import { isObjectStyle, type Block, type BulletinDocument, type Run } from "./schema.ts";

export type Placement = "article" | "brief";

/** What is placed: the manuscript's id in the library, its contributing unit, and what it says. */
export interface PlacedManuscript {
  id: number;
  unit: string;
  document: BulletinDocument;
}

/** Of a brief, 字: sentences are taken as long as they stay within it, the first one always. */
const briefLength = 150;

/**
 * The issue with a manuscript behind the article that block `after` belongs to, behind that block where it belongs to
 * none (a section's name), at the end where `after` is null. An empty paragraph there gives way to it.
 */
export function placeManuscript(issue: BulletinDocument, manuscript: PlacedManuscript, after: string | null, placement: Placement, makeId: MakeId = randomId): BulletinDocument {
  const placed = (placement === "brief" ? [brief(manuscript)] : article(manuscript)).map((block) => ({ ...block, id: makeId(), manuscript: manuscript.id }));
  return insertBlocks(issue, placed, after);
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
type Content = Pick<Block, "style" | "runs" | "table" | "figure">;
const contentOf = ({ style, runs, table, figure }: Block): Content => ({ style, ...(table && { table }), ...(figure && { figure }), runs });

/** A title is no longer than this, 字, and does not end a sentence. */
const titleLength = 40;
const isTitle = ({ style, runs }: Content) => style === "body" && [...textOf(runs).trim()].length <= titleLength && !/[。！？；：，]$/u.test(textOf(runs).trim());

/** A title line of its own runs into the paragraph below it, as the bulletin prints titles (题). */
function runIn([first, second, ...rest]: Content[]): Content[] {
  if (!first || !second) return first ? [first] : [];
  if (second.style !== "body" || second.runs.some((run) => run.title) || !isTitle(first)) return [first, second, ...rest];
  return [{ style: "body", runs: [{ text: textOf(first.runs).trim(), title: true }, { text: "\u3000" }, ...second.runs] }, ...rest];
}

/** Its paragraphs without empty ones, and a source line where it has none and the unit is known. */
function article({ unit, document }: PlacedManuscript): Content[] {
  const blocks = runIn(finalDocument(document).blocks.filter(({ style, runs }) => isObjectStyle(style) || (style !== "section" && textOf(runs).trim() !== "")).map(contentOf));
  const hasSource = blocks.some(({ style }) => style === "source" || style === "brief");
  return hasSource || unit === "" ? blocks : [...blocks, { style: "source", runs: [{ text: `（${unit}）` }] }];
}

/** One paragraph: the unit, and the first sentences of the text. The title goes: a brief has none. */
function brief({ unit, document }: PlacedManuscript): Content {
  const [first] = outline(document).sections.flatMap(({ articles }) => articles);
  // A first line without a closing mark is the manuscript's title.
  const paragraphs = (first?.text ?? "").split("\n").filter((line, index, all) => line.trim() !== "" && (index > 0 || all.length === 1 || /[。！？；：]$/u.test(line.trim())));
  const sentences = paragraphs.join("").match(/[^。！？]*[。！？]?[”’）]*/gu) ?? [];
  let text = "";
  for (const sentence of sentences) {
    if (text !== "" && [...text].length + [...sentence].length > briefLength) break;
    text += sentence.trimStart();
  }
  const name = unit || (first?.source[0] ?? "");
  return { style: "brief", runs: [...(name === "" ? [] : [{ text: `${name}：`, title: true as const }]), ...(text === "" ? [] : [{ text }])] };
}
