/** Turns tables and pictures of a Word file into blocks. */
import type { Block } from "../../../../shared/document/schema.ts";
import type { BlockContent } from "../../../../shared/text/lines.ts";
import type { WordLine, WordObject } from "./story/flow.ts";

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
