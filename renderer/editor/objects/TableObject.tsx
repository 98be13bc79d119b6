/** A table on paper, as it is printed, edited cell by cell. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { Ellipsis } from "lucide-react";
import type { NodeKey } from "lexical";
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import {
  insertRow,
  isWithin,
  placedCells,
  withCell,
  type Area,
  type PlacedCell,
} from "../../../shared/bulletin/table.ts";
import { tableLimits, type Table } from "../../../shared/bulletin/schema.ts";
import { columnWidths } from "../../../shared/layout/objects.ts";
import { useMessages } from "../../app/messages.tsx";
import { ContextMenu } from "../../ui/ContextMenu.tsx";
import { Cell } from "./Cell.tsx";
import { directionOf, goalBeside, goalOfTab, isAtEdge, spotBeside, type Goal } from "./cell-keys.ts";
import { readCells, writeCells } from "./cells-clipboard.ts";
import { ColumnBorders } from "./ColumnBorders.tsx";
import { withWidths } from "./columns.ts";
import { editTable, enterObject, leaveObject, removeObject, selectObject } from "./edit.ts";
import { changeCells, cutArea, fillCells } from "./fill.ts";
import { objectId } from "./object-element.ts";
import { tableActionNames, tableActions, type TableAction, type TableActionName } from "./table-actions.ts";
import { cellAt, useArea, type Spot } from "./use-area.ts";

/** Where the menu's groups begin. */
const groupStarts: ReadonlySet<TableActionName> = new Set(["merge", "alignLeft", "wider", "removeRow"]);

interface TableObjectProps {
  nodeKey: NodeKey;
  table: Table;
}

export function TableObject({ nodeKey, table }: TableObjectProps) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const words = useMessages().objects;
  const grid = useRef<HTMLTableElement>(null);
  const [widths, setWidths] = useState<number[] | null>(null);
  const cells = useArea(table);
  const { active, area, corner, enter, extend } = cells;
  const edit = (change: (table: Table) => Table) => editTable(editor, nodeKey, change);

  /** @param isWhole whether its text is selected, as Tab does it. */
  const focus = (spot: Spot, isWhole = false) => {
    const placed = cellAt(table, spot) ?? placedCells(table).at(-1);
    const field = grid.current?.querySelector<HTMLTextAreaElement>(
      `[data-cell="${placed?.row} ${placed?.column}"] textarea`,
    );
    field?.focus();
    if (isWhole) field?.select();
  };
  const go = (goal: Goal, isWhole = false) => {
    if (goal === "before" || goal === "after") return leaveObject(editor, nodeKey, goal);
    if (goal !== "row") return focus(goal, isWhole);
    if (table.rows.length >= tableLimits.rows) return leaveObject(editor, nodeKey, "after");
    // The new row has to be there before it can have the focus.
    flushSync(() => edit((now) => insertRow(now, now.rows.length)));
    grid.current
      ?.querySelector<HTMLTextAreaElement>(`[data-cell="${table.rows.length} 0"] textarea`)
      ?.focus();
  };
  const clear = (cleared: Area) =>
    edit((now) => changeCells(now, cleared, (cell) => ({ ...cell, text: "" })));

  const onKeyDown = (placed: PlacedCell) => (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey: isShifted, currentTarget: field } = event;
    const direction = directionOf(event);
    const act = (work: () => void) => {
      event.preventDefault();
      work();
    };
    if (key === "Tab")
      act(() =>
        go(isEditable || isShifted ? goalOfTab(table, placed, isShifted) : tabOut(table, placed), true),
      );
    else if (key === "Enter" && !isShifted) act(() => go(goalBeside(table, placed, "down"), true));
    else if (key === "Escape") act(() => (area ? extend(null) : selectObject(editor, nodeKey)));
    else if ((key === "Delete" || key === "Backspace") && area && isEditable) act(() => clear(area));
    else if (direction && isShifted) {
      const from = corner && cellAt(table, corner);
      const to = from && (area || isAtEdge(field, direction)) ? spotBeside(table, from, direction) : null;
      if (to) act(() => extend(to));
    } else if (direction && field.selectionStart === field.selectionEnd && isAtEdge(field, direction))
      act(() => go(goalBeside(table, placed, direction)));
  };

  const onCopy = (event: ClipboardEvent) => {
    if (!area) return;
    event.preventDefault();
    writeCells(event.clipboardData, cutArea(table, area));
    if (event.type === "cut" && isEditable) clear(area);
  };
  const onPaste = (event: ClipboardEvent) => {
    const texts = active && isEditable ? readCells(event.clipboardData) : null;
    if (!texts || !active) return;
    event.preventDefault();
    edit((now) => fillCells(now, area ?? active, texts));
  };

  const chosen = area ?? (active && cellAt(table, active)) ?? null;
  const items = tableActionNames.map((name) => {
    const action: TableAction = tableActions[name];
    return {
      label: name === "headerRow" ? words.headerRow(table.headerRows > 0) : words.actions[name],
      disabled: !chosen || action.isEnabled?.(table, chosen) === false,
      startsGroup: groupStarts.has(name),
      isRemoval: name === "removeTable",
      run: () => {
        if (!chosen) return;
        const changed = action.run(table, chosen);
        if (changed) edit(() => changed);
        else removeObject(editor, nodeKey);
        if (area && name === "merge") extend(null);
      },
    };
  });
  /** The menu at the place of the button that asks for it, as with the menu key. */
  const openMenu = (button: HTMLElement) => {
    const { left, bottom } = button.getBoundingClientRect();
    if (!active) flushSync(() => focus({ row: 0, column: 0 }));
    grid.current?.dispatchEvent(
      new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
    );
  };

  const shown = widths ?? columnWidths(table);
  const { mouse } = cells;
  return (
    <div
      className={area ? "table-object table-object-selecting" : "table-object"}
      onCopy={onCopy}
      onCut={onCopy}
      onPaste={onPaste}
    >
      <ContextMenu
        items={items}
        onOpen={(event) => {
          if (!isEditable) event.preventDefault();
        }}
        onClosed={() => {
          if (grid.current && active) focus(active);
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
          {...mouse}
        >
          <colgroup>
            {shown.map((width, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column has no name but its place
              <col key={column} style={{ width: `${width}%` }} />
            ))}
          </colgroup>
          {[table.rows.slice(0, table.headerRows), table.rows.slice(table.headerRows)].map((rows, part) => {
            const first = part === 0 ? 0 : table.headerRows;
            const Part = part === 0 ? "thead" : "tbody";
            return rows.length === 0 ? null : (
              <Part key={Part}>
                {rows.map((_cells, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a row has no name but its place
                  <tr key={first + index}>
                    {placedCells(table)
                      .filter(({ row }) => row === first + index)
                      .map((placed) => (
                        <Cell
                          key={placed.column}
                          placed={placed}
                          isHeader={part === 0}
                          isEditable={isEditable}
                          isSelected={area !== null && isWithin(placed, area)}
                          write={(text) =>
                            editTable(
                              editor,
                              nodeKey,
                              (now) => withCell(now, placed, { text }),
                              `${placed.row} ${placed.column}`,
                            )
                          }
                          onEnter={() => {
                            enter({ row: placed.row, column: placed.column });
                            enterObject(editor, nodeKey);
                          }}
                          onKeyDown={onKeyDown(placed)}
                        />
                      ))}
                  </tr>
                ))}
              </Part>
            );
          })}
        </table>
      </ContextMenu>
      {isEditable ? (
        <>
          <ColumnBorders
            widths={shown}
            onDrag={setWidths}
            onDrop={(dropped) => {
              setWidths(null);
              edit((now) => withWidths(now, dropped));
            }}
          />
          <button
            type="button"
            className="object-menu-button"
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

/** Tab in the last cell of a table that may not grow leaves it. */
const tabOut = (table: Table, placed: PlacedCell): Goal => {
  const goal = goalOfTab(table, placed, false);
  return goal === "row" ? "after" : goal;
};
