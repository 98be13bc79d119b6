/** The grid of a table: which places each cell covers. */

/**
 * A cell with the area of the grid that it covers. `row` and `column` count from 0; `rows` and `columns` are
 * its spans.
 */
export interface PlacedCell<C> {
  cell: C;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** The part of a table that determines the places of its cells. */
interface Grid {
  columns: readonly unknown[];
  rows: readonly (readonly Spans[])[];
}
interface Spans {
  rows?: number | undefined;
  columns?: number | undefined;
}

/** A rectangle of the grid. */
export type Area = Omit<PlacedCell<unknown>, "cell">;

/**
 * Places every cell, in reading order: each takes the first place of its row that no cell from above covers.
 */
export function placedCells<C extends Spans>({
  columns,
  rows,
}: {
  columns: readonly unknown[];
  rows: readonly (readonly C[])[];
}): PlacedCell<C>[] {
  const coveredColumns = rows.map(() => new Set<number>());
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (coveredColumns[row]?.has(column) && column < columns.length) column += 1;
      const placedCell = { cell, row, column, rows: cell.rows ?? 1, columns: cell.columns ?? 1 };
      for (let down = row; down < row + placedCell.rows; down += 1)
        for (let along = column; along < column + placedCell.columns; along += 1)
          coveredColumns[down]?.add(along);
      return placedCell;
    });
  });
}

/**
 * Whether the cells fill the grid: none overlaps another or extends beyond the grid, and no place is empty.
 */
export function fillsGrid(table: Grid): boolean {
  const cells = placedCells(table);
  const coveredSpots = new Set<number>();
  let area = 0;
  for (const { row, column, rows, columns } of cells) {
    if (row + rows > table.rows.length || column + columns > table.columns.length) return false;
    area += rows * columns;
    for (let down = row; down < row + rows; down += 1)
      for (let along = column; along < column + columns; along += 1)
        coveredSpots.add(down * table.columns.length + along);
  }
  return area === coveredSpots.size && area === table.rows.length * table.columns.length;
}
