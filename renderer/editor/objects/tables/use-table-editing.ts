/** Editing a table on paper: focus, keys, clipboard and menu of its cells. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { NodeKey } from "lexical";
import { useRef, type ClipboardEvent, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import { tableOf } from "../../../../shared/basics/lookup.ts";
import { tableLimits, type Table } from "../../../../shared/document/schema.ts";
import { placedCells, type Area } from "../../../../shared/document/grid.ts";
import { insertRow, type PlacedTableCell } from "../../../../shared/document/table.ts";
import { useCommands } from "../../../app/commands.ts";
import { useMessages } from "../../../app/messages.tsx";
import type { ContextMenuItem } from "../../../ui/ContextMenu.tsx";
import { useCommandItem } from "../../../ui/use-command-item.ts";
import { directionOf, goalBeside, goalOfTab, isAtEdge, spotBeside, type Goal } from "./cell-keys.ts";
import { readCells, writeCells } from "./cells-clipboard.ts";
import { editTable, leaveObject, removeObject, selectObject } from "../../document/edit.ts";
import { changeCells, cutArea, fillCells } from "./fill.ts";
import { tableActions, tableCommands, type TableAction, type TableCommand } from "./table-actions.ts";
import { cellAt, useArea, type CellSelection, type Spot } from "./use-area.ts";

/** The commands that begin a group of the menu. */
const groupStarts: ReadonlySet<TableCommand> = new Set<TableCommand>([
  "table.merge",
  "table.alignLeft",
  "table.wider",
  "table.removeRow",
]);

export interface TableEditing {
  grid: RefObject<HTMLTableElement | null>;
  cells: CellSelection;
  /** Changes the table as one undo step. */
  edit(change: (table: Table) => Table): void;
  /** Focuses a cell; `selectsText` also selects its text, as Tab does. */
  focus(spot: Spot, selectsText?: boolean): void;
  /** The handler of keys in a cell. */
  onKeyDown(placedCell: PlacedTableCell): (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onCopy(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
  menuItems: ContextMenuItem[];
  /** Opens the menu below a button, as the menu key does in a cell. */
  openMenu(button: HTMLElement): void;
}

/** State and handlers of a table that is edited: selected cells, keys, clipboard, menu. */
export function useTableEditing(nodeKey: NodeKey, table: Table): TableEditing {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const grid = useRef<HTMLTableElement>(null);
  const cells = useArea(table);
  const { active, area } = cells;
  const edit = (change: (table: Table) => Table) => editTable(editor, nodeKey, change);
  const clear = (clearedArea: Area) =>
    edit((now) => changeCells(now, clearedArea, (cell) => ({ ...cell, text: "" })));

  const focus = (spot: Spot, selectsText = false) => {
    const placedCell = cellAt(table, spot) ?? placedCells(table).at(-1);
    const field = placedCell && fieldIn(grid.current, placedCell);
    field?.focus();
    if (selectsText) field?.select();
  };
  const go = (goal: Goal, selectsText = false) => {
    if (goal === "before" || goal === "after") return leaveObject(editor, nodeKey, goal);
    if (goal !== "row") return focus(goal, selectsText);
    if (table.rows.length >= tableLimits.rows) return leaveObject(editor, nodeKey, "after");
    // The new row must be rendered before it can get the focus.
    flushSync(() => edit((now) => insertRow(now, now.rows.length)));
    fieldIn(grid.current, { row: table.rows.length, column: 0 })?.focus();
  };
  const onKeyDown = useCellKeys({ nodeKey, table, cells, go, clear });

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

  const openMenu = (button: HTMLElement) => {
    const { left, bottom } = button.getBoundingClientRect();
    if (!active) flushSync(() => focus({ row: 0, column: 0 }));
    grid.current?.dispatchEvent(
      new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
    );
  };

  const menuItems = useTableCommands({ nodeKey, table, grid, cells, edit });
  return { grid, cells, edit, focus, onKeyDown, onCopy, onPaste, menuItems, openMenu };
}

/** The text field of the cell that begins at a place of the grid. */
const fieldIn = (grid: HTMLTableElement | null, { row, column }: Spot) =>
  grid?.querySelector<HTMLTextAreaElement>(`[data-cell="${row} ${column}"] textarea`);

interface KeyParts {
  nodeKey: NodeKey;
  table: Table;
  cells: CellSelection;
  /** Moves the focus; `selectsText` also selects the text of the cell. */
  go: (goal: Goal, selectsText?: boolean) => void;
  clear: (area: Area) => void;
}

/**
 * The keys in a cell: Tab, Enter and arrows move, Shift with arrows selects cells, Delete empties them,
 * Escape leaves.
 */
function useCellKeys({ nodeKey, table, cells: { area, corner, extend }, go, clear }: KeyParts) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();

  /** What a key does in a cell; undefined leaves it to the text field. */
  const actionOf = (
    placedCell: PlacedTableCell,
    event: KeyboardEvent<HTMLTextAreaElement>,
  ): (() => void) | undefined => {
    const { key, shiftKey: isShifted, currentTarget: field } = event;
    const direction = directionOf(event);
    if (key === "Tab") {
      const mayGrow = isEditable || isShifted;
      return () =>
        go(mayGrow ? goalOfTab(table, placedCell, isShifted) : goalOfTabInside(table, placedCell), true);
    }
    if (key === "Enter" && !isShifted) return () => go(goalBeside(table, placedCell, "down"), true);
    if (key === "Escape") return () => (area ? extend(null) : selectObject(editor, nodeKey));
    if ((key === "Delete" || key === "Backspace") && area && isEditable) return () => clear(area);
    if (!direction) return undefined;
    if (isShifted) {
      const from = corner && cellAt(table, corner);
      const to = from && (area || isAtEdge(field, direction)) ? spotBeside(table, from, direction) : null;
      return to ? () => extend(to) : undefined;
    }
    const leaves = field.selectionStart === field.selectionEnd && isAtEdge(field, direction);
    return leaves ? () => go(goalBeside(table, placedCell, direction)) : undefined;
  };

  return (placedCell: PlacedTableCell) => (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(placedCell, event);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/** The goal of Tab in a table that must not grow: in the last cell it leaves the table. */
const goalOfTabInside = (table: Table, placedCell: PlacedTableCell): Goal => {
  const goal = goalOfTab(table, placedCell, false);
  return goal === "row" ? "after" : goal;
};

interface MenuParts {
  nodeKey: NodeKey;
  table: Table;
  grid: RefObject<HTMLTableElement | null>;
  cells: CellSelection;
  edit: TableEditing["edit"];
}

/**
 * Gives the commands of a table while it has the focus, and returns its menu of them. They act on the selected cells,
 * or on the cell with the focus.
 */
function useTableCommands({
  nodeKey,
  table,
  grid,
  cells: { active, area, extend },
  edit,
}: MenuParts): ContextMenuItem[] {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const words = useMessages().objects;
  const itemOf = useCommandItem();
  const target = area ?? (active && cellAt(table, active)) ?? null;
  const workOf = (command: TableCommand) => {
    const action: TableAction = tableActions[command];
    return {
      isEnabled: () => isEditable && target !== null && action.isEnabled?.(table, target) !== false,
      run: () => {
        if (!target) return;
        const changedTable = action.run(table, target);
        if (changedTable) edit(() => changedTable);
        else removeObject(editor, nodeKey);
        if (area && command === "table.merge") extend(null);
      },
    };
  };
  useCommands(
    "tables",
    tableOf(tableCommands, workOf),
    () => grid.current?.contains(document.activeElement) ?? false,
  );
  return tableCommands.map((command) => ({
    ...itemOf(command, workOf(command)),
    ...(command === "table.headerRow" && { label: words.headerRow(table.headerRows > 0) }),
    startsGroup: groupStarts.has(command),
    isRemoval: command === "table.remove",
  }));
}
