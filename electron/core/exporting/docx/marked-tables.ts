/**
 * Writes a table with the marks of a revision. If the former and the present table have the same cells,
 * insertions and deletions are marked in the cells. Else the former table with all rows deleted is written
 * before the present table with all rows inserted.
 */
import { Paragraph, type Table } from "docx";
import { formerContent } from "../../../../shared/document/former.ts";
import type { Block, Table as TableData, TableCell } from "../../../../shared/document/schema.ts";
import { markCells } from "../../../../shared/revisions/table-marks.ts";
import { toTextRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import { writeTable } from "./tables.ts";
import type { WordMarks } from "./tracked.ts";
import type { WordPage } from "./units.ts";

/** Writes a table, or the former and the present one. @param keepNext the last row stays with what follows */
export function writeTables(
  block: Block,
  data: TableData,
  keepNext: boolean,
  page: WordPage,
  marks: WordMarks,
): (Table | Paragraph)[] {
  const { formatted } = block;
  const before = formerContent(marks.revision(formatted)).table;
  const cell = ({ text }: TableCell) => marks.wrap(toTextRuns(text), block);
  const row = () => marks.toUnitMarks(block);
  if (!before || formatted === undefined) return [writeTable(data, keepNext, page, { row, cell })];
  const runsOf = markCells(before, data, formatted);
  if (runsOf)
    return [
      writeTable(data, keepNext, page, {
        row,
        cell: (each) => runsOf(each).flatMap((run) => marks.wrap(toTextRuns(run.text), { ...block, ...run })),
      }),
    ];
  const writeMarked = (each: TableData, mark: Pick<Block, "inserted" | "deleted">) =>
    writeTable(each, keepNext, page, {
      row: () => marks.toUnitMarks(mark),
      cell: ({ text }) => marks.wrap(toTextRuns(text), mark),
    });
  return [
    writeMarked(before, { ...block, deleted: block.deleted ?? formatted }),
    // Word joins tables that touch. The reader recognises the pair by the style of this paragraph.
    new Paragraph({ style: paragraphStyles.formerTable }),
    writeMarked(data, { ...block, inserted: block.inserted ?? formatted }),
  ];
}
