/** The form of a block: what it is, apart from its text. */
import type { BlockForm } from "./schema.ts";

/** The style of a block, and the table or figure that belongs to it. */
export function formOf(block: BlockForm): BlockForm {
  if (block.style === "table") return { style: block.style, table: block.table };
  if (block.style === "figure") return { style: block.style, figure: block.figure };
  return { style: block.style };
}
