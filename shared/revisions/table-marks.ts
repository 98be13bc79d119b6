/** What changed in the cells of a table, as marks of their text, for who shows it: a document keeps the table that was. */
import { diffArrays } from "diff";
import { canonicalRuns, sameData } from "../bulletin/canonical.ts";
import type { Run, Table, TableCell } from "../bulletin/schema.ts";
import { wordsOf } from "./words.ts";

const shapeOf = ({ columns, headerRows, rows }: Table) => ({
  columns,
  headerRows,
  rows: rows.map((cells) => cells.map(({ columns: across, rows: down, align }) => [across, down, align])),
});

/** The cells of a table as runs, marked as `by` changed them. Null where it has other cells than it had. */
export function markCells(before: Table, now: Table, by: string): ((cell: TableCell) => Run[]) | null {
  if (!sameData(shapeOf(before), shapeOf(now))) return null;
  const former = new Map(
    now.rows.flatMap((cells, row) =>
      cells.map((cell, column) => [cell, before.rows[row]?.[column]?.text ?? ""] as const),
    ),
  );
  return (cell) => {
    const runs = diffArrays(wordsOf(former.get(cell) ?? ""), wordsOf(cell.text)).map(
      ({ value, added, removed }): Run => ({
        text: value.join(""),
        ...(added && { inserted: by }),
        ...(removed && { deleted: by }),
      }),
    );
    return canonicalRuns(runs);
  };
}
