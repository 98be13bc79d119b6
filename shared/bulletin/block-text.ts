import type { Block } from "./schema.ts";
import { tableText } from "./table.ts";

/** All that is printed of a block, as text: its runs, and below a table's caption a line for each row. */
export function blockText({ runs, table }: Pick<Block, "runs" | "table">): string {
  const text = runs.map((run) => run.text).join("");
  if (!table) return text;
  return [text, tableText(table)].filter((part) => part !== "").join("\n");
}
