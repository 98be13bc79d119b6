/**
 * Turns tables and pictures of a Word file into blocks, and puts them into a document that was read from
 * text.
 */
import { sequentialIds } from "../../../shared/bulletin/identifiers.ts";
import type { Block, BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { PlacedText } from "../../../shared/bulletin/text/read.ts";
import type { WordLine, WordObject } from "./flow.ts";

/** A block without its id. */
export type BlockContent = Pick<Block, "style" | "runs" | "table" | "figure">;

/** A block that stands before a line of the text. Lines count from 1. */
export interface PlacedObject {
  line: number;
  content: BlockContent;
}

/**
 * The block of a table or a picture.
 * @param runs its caption
 * @param typeArea width of the type area, in EMU
 */
export function objectContent(object: WordObject, runs: Block["runs"], typeArea: number): BlockContent {
  if ("table" in object) return { style: "table", runs, table: object.table };
  const { asset, type, width, height } = object.picture;
  const share =
    object.width === 0 ? 100 : Math.min(100, Math.max(10, Math.round((object.width / typeArea) * 100)));
  return {
    style: "figure",
    runs,
    figure: {
      asset,
      type,
      width,
      height,
      share,
      ...(object.alternative !== "" && { alternative: object.alternative }),
    },
  };
}

/** The bytes of the pictures in the lines, by digest. */
export const assetsOf = (lines: readonly WordLine[]): Map<string, Uint8Array> =>
  new Map(
    lines.flatMap(({ object }) =>
      object && "picture" in object ? [[object.picture.asset, object.picture.bytes] as const] : [],
    ),
  );

/**
 * Inserts tables and pictures into the document of a text. Those in the masthead or the imprint move to the
 * start or end of the body.
 */
export function insertObjects(
  { document, lines }: PlacedText,
  objects: readonly PlacedObject[],
): BulletinDocument {
  if (objects.length === 0) return document;
  const makeId = sequentialIds();
  const blocks: Block[] = [];
  let next = 0;
  const place = (line: number) => {
    for (; next < objects.length && (objects[next] as PlacedObject).line <= line; next += 1)
      blocks.push({ id: makeId(), ...(objects[next] as PlacedObject).content });
  };
  for (const [index, line] of lines.entries()) {
    place(line);
    blocks.push({ ...(document.blocks[index] as Block), id: makeId() });
  }
  place(Number.POSITIVE_INFINITY);
  return { ...document, blocks };
}
