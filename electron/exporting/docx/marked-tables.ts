/**
 * A table with what a revision changed of it. Where both have the same cells, what came and went is marked in them; else the
 * former table stands before the present one, its rows deleted, those of the other inserted.
 */
import { Paragraph, type Table } from "docx";
import type { Block, Table as TableData, TableCell } from "../../../shared/bulletin/schema.ts";
import { markCells } from "../../../shared/revisions/table-marks.ts";
import { textRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import { table } from "./tables.ts";
import type { WordMarks } from "./tracked.ts";
import type { WordPage } from "./units.ts";

export function tables(
  block: Block,
  data: TableData,
  keepNext: boolean,
  word: WordPage,
  marks: WordMarks,
): (Table | Paragraph)[] {
  const { formatted } = block;
  const before = marks.revision(formatted)?.before?.table as TableData | undefined;
  const cell = ({ text }: TableCell) => marks.around(textRuns(text), block);
  const row = () => marks.ofUnit(block);
  if (!before || formatted === undefined) return [table(data, keepNext, word, { row, cell })];
  const runsOf = markCells(before, data, formatted);
  if (runsOf)
    return [
      table(data, keepNext, word, {
        row,
        cell: (each) => runsOf(each).flatMap((run) => marks.around(textRuns(run.text), { ...block, ...run })),
      }),
    ];
  const whole = (each: TableData, mark: Pick<Block, "inserted" | "deleted">) =>
    table(each, keepNext, word, {
      row: () => marks.ofUnit(mark),
      cell: ({ text }) => marks.around(textRuns(text), mark),
    });
  return [
    whole(before, { ...block, deleted: block.deleted ?? formatted }),
    // Word makes one table of two that touch; by this style they are known to be one.
    new Paragraph({ style: paragraphStyles.formerTable }),
    whole(data, { ...block, inserted: block.inserted ?? formatted }),
  ];
}
