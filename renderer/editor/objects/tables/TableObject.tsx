/** A table on paper, as it is printed, edited cell by cell. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { Ellipsis } from "lucide-react";
import type { NodeKey } from "lexical";
import { memo, useMemo, useState } from "react";
import type { Table } from "../../../../shared/document/schema.ts";
import { placedCells } from "../../../../shared/document/grid.ts";
import { isWithin, withCell, type PlacedTableCell } from "../../../../shared/document/table.ts";
import { columnWidths } from "../../../../shared/layout/objects.ts";
import { joinClasses } from "../../../app/class-names.ts";
import { useMessages } from "../../../app/messages.tsx";
import { ContextMenu } from "../../../ui/ContextMenu.tsx";
import { Cell } from "./Cell.tsx";
import { ColumnBorders } from "./ColumnBorders.tsx";
import { withWidths } from "./columns.ts";
import { useDrawnRows } from "../../document/drawn-rows.ts";
import { editTable, enterObject } from "../../document/edit.ts";
import { objectId } from "../../nodes/object-element.ts";
import { useTableEditing, type TableEditing } from "./use-table-editing.ts";
import styles from "./tables.module.css";

interface TableObjectProps {
  nodeKey: NodeKey;
  table: Table;
}

export function TableObject({ nodeKey, table }: TableObjectProps) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const words = useMessages().objects;
  const tableEditing = useTableEditing(nodeKey, table);
  const { grid, cells, edit, focus, onCopy, onPaste, menuItems, openMenu } = tableEditing;
  /** The widths during a drag, in per cent; null otherwise. */
  const [draggedWidths, setDraggedWidths] = useState<number[] | null>(null);
  const widths = draggedWidths ?? columnWidths(table);
  return (
    <div
      className={joinClasses(styles.tableObject, cells.area !== null && styles.tableObjectSelecting)}
      onCopy={onCopy}
      onCut={onCopy}
      onPaste={onPaste}
    >
      <ContextMenu
        items={menuItems}
        onOpen={(event) => {
          if (!isEditable) event.preventDefault();
        }}
        onClosed={() => {
          if (grid.current && cells.active) focus(cells.active);
          else editor.focus();
        }}
      >
        <table
          ref={grid}
          id={objectId(nodeKey)}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells are edited: that is what a grid is
          role="grid"
          aria-label={words.table(table.rows.length, table.columns.length)}
          aria-readonly={!isEditable}
          aria-multiselectable
          {...cells.mouse}
        >
          <colgroup>
            {widths.map((width, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column has no name but its place
              <col key={column} style={{ width: `${width}%` }} />
            ))}
          </colgroup>
          <Rows {...{ nodeKey, table, editing: tableEditing }} />
        </table>
      </ContextMenu>
      {isEditable ? (
        <>
          <ColumnBorders
            widths={widths}
            onDrag={setDraggedWidths}
            onDrop={(droppedWidths) => {
              setDraggedWidths(null);
              edit((now) => withWidths(now, droppedWidths));
            }}
          />
          <button
            type="button"
            className={styles.objectMenuButton}
            tabIndex={-1}
            aria-label={words.tableMenu}
            title={words.tableMenu}
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => openMenu(event.currentTarget)}
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        </>
      ) : null}
    </div>
  );
}

interface RowsProps extends TableObjectProps {
  editing: TableEditing;
}

/** The heading rows and the other rows of a table; of a large one those that are drawn by now. */
function Rows({ nodeKey, table, editing }: RowsProps) {
  const drawnRows = useDrawnRows(table);
  const cellsByRow = useMemo(() => Map.groupBy(placedCells(table), ({ row }) => row), [table]);
  const rows = table.rows.slice(0, drawnRows).map((_cells, row) => (
    // oxlint-disable-next-line react/no-array-index-key -- a row has no name but its place
    <Row key={row} cells={cellsByRow.get(row)} isHeader={row < table.headerRows} {...{ nodeKey, editing }} />
  ));
  return (
    <>
      {table.headerRows > 0 ? <thead>{rows.slice(0, table.headerRows)}</thead> : null}
      {rows.length > table.headerRows ? <tbody>{rows.slice(table.headerRows)}</tbody> : null}
    </>
  );
}

interface RowProps {
  nodeKey: NodeKey;
  cells: PlacedTableCell[] | undefined;
  isHeader: boolean;
  editing: TableEditing;
}

/** A row; drawn once while further rows are added below it. */
const Row = memo(({ nodeKey, cells, isHeader, editing }: RowProps) => (
  <tr>
    {cells?.map((placedCell) => (
      <TableCell key={placedCell.column} {...{ nodeKey, placedCell, isHeader, editing }} />
    ))}
  </tr>
));

interface TableCellProps {
  nodeKey: NodeKey;
  placedCell: PlacedTableCell;
  isHeader: boolean;
  editing: TableEditing;
}

/** A cell whose text is written into the table while it is typed. */
function TableCell({ nodeKey, placedCell, isHeader, editing: { cells, onKeyDown } }: TableCellProps) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const { row, column } = placedCell;
  return (
    <Cell
      placedCell={placedCell}
      isHeader={isHeader}
      isEditable={isEditable}
      isSelected={cells.area !== null && isWithin(placedCell, cells.area)}
      write={(text) =>
        editTable(editor, nodeKey, (now) => withCell(now, placedCell, { text }), `${row} ${column}`)
      }
      onEnter={(isReturn) => {
        cells.enter({ row, column }, isReturn);
        enterObject(editor, nodeKey);
      }}
      onKeyDown={onKeyDown(placedCell)}
    />
  );
}
