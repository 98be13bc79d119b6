/**
 * Marks the changes in the text of table cells for display. A document stores only the former table; the
 * marks are found by comparing it with the present one.
 */
import { diffArrays } from "diff";
import { canonicalRuns, sameData } from "../document/canonical.ts";
import type { Run, Table, TableCell } from "../document/schema.ts";
import { wordsOf } from "./words.ts";

const shapeOf = ({ columns, headerRows, rows }: Table) => ({
  columns,
  headerRows,
  rows: rows.map((cells) => cells.map(({ columns: across, rows: down, align }) => [across, down, align])),
});

/**
 * Compares the cells of a table with the former table.
 * @param by id of the revision that changed the table.
 * @returns a function that gives a cell's text as marked runs; null if the tables differ in shape and not
 * only in text.
 */
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
