/** The text of a block. */
import type { Block } from "./schema.ts";
import { tableText } from "./table.ts";

/** All printed text of a block: its runs, and for a table one line for each row below the caption. */
export function blockText({ runs, table }: Pick<Block, "runs" | "table">): string {
  const text = runs.map((run) => run.text).join("");
  if (!table) return text;
  return [text, tableText(table)].filter((part) => part !== "").join("\n");
}
