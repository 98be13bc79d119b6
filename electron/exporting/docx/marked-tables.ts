/**
 * A table with what a revision changed of it. Where both have the same cells, what came and went is marked in them; else the
 * former table stands before the present one, its rows deleted, those of the other inserted.
 */
import { Paragraph, type Table } from "docx";
import { diffArrays } from "diff";
import { canonicalRuns, sameData } from "../../../shared/bulletin/canonical.ts";
import type { Block, Run, Table as TableData, TableCell } from "../../../shared/bulletin/schema.ts";
import { wordsOf } from "../../../shared/review/words.ts";
import { textRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import { table } from "./tables.ts";
import type { WordMarks } from "./tracked.ts";
import type { WordPage } from "./units.ts";

export function tables(block: Block, data: TableData, keepNext: boolean, word: WordPage, marks: WordMarks): (Table | Paragraph)[] {
  const { formatted } = block;
  const before = marks.revision(formatted)?.before?.table as TableData | undefined;
  const cell = ({ text }: TableCell) => marks.around(textRuns(text), block);
  const row = () => marks.ofUnit(block);
  if (!before || formatted === undefined) return [table(data, keepNext, word, { row, cell })];
  if (haveSameCells(before, data)) {
    const former = new Map(data.rows.flatMap((cells, at) => cells.map((each, column) => [each, before.rows[at]?.[column]?.text ?? ""] as const)));
    const runsOf = (each: TableCell) => cellRuns(former.get(each) ?? "", each.text, formatted).flatMap((run) => marks.around(textRuns(run.text), { ...block, ...run }));
    return [table(data, keepNext, word, { row, cell: runsOf })];
  }
  const whole = (each: TableData, mark: Pick<Block, "inserted" | "deleted">) =>
    table(each, keepNext, word, { row: () => marks.ofUnit(mark), cell: ({ text }) => marks.around(textRuns(text), mark) });
  return [
    whole(before, { ...block, deleted: block.deleted ?? formatted }),
    // Word makes one table of two that touch; by this style they are known to be one.
    new Paragraph({ style: paragraphStyles.formerTable }),
    whole(data, { ...block, inserted: block.inserted ?? formatted }),
  ];
}

const shapeOf = ({ columns, headerRows, rows }: TableData) => ({ columns, headerRows, rows: rows.map((cells) => cells.map(({ columns, rows, align }) => [columns, rows, align])) });
const haveSameCells = (one: TableData, other: TableData): boolean => sameData(shapeOf(one), shapeOf(other));

function cellRuns(before: string, after: string, by: string): Run[] {
  const runs = diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }): Run => ({ text: value.join(""), ...(added && { inserted: by }), ...(removed && { deleted: by }) }));
  return canonicalRuns(runs);
}
