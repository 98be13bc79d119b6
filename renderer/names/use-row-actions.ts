/** The changes to the rows of a table of names that can be undone by a button of a notice. */
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import {
  readPasted,
  readRows,
  rowsWith,
  withAdded,
  withMoved,
  withoutRows,
  withRestored,
  type Kind,
  type Rows,
} from "./rows.ts";
import type { Sheet } from "./sheet.ts";

export interface RowActions {
  /** Adds units that were found in issues. */
  addUnits: (names: readonly string[]) => void;
  /** Pastes rows after the row with this key; returns false if the text is a single cell. */
  paste: (text: string, key: number) => boolean;
  /** Adds the rows of a file. */
  merge: (cells: string[][]) => void;
  /** Replaces all rows by those of a file. */
  replace: (cells: string[][]) => void;
  remove: (keys: ReadonlySet<number>) => void;
  move: (keys: ReadonlySet<number>, by: 1 | -1) => void;
}

/** Returns the actions for the rows of one table. */
export function useRowActions(kind: Kind, rows: Rows, sheet: Sheet): RowActions {
  const { notify } = useApp();
  const words = useMessages().names;
  const notifyWithUndo = (text: string, undo: () => void) =>
    notify({ kind: "done", text, actions: [{ label: words.undo, run: undo }] });
  const removeRows = (keys: ReadonlySet<number>) =>
    sheet.edit(kind, (now) => withoutRows(now, kind, keys).rows);
  const add = (
    cells: string[][],
    after: number | null,
    describe: (addedCount: number, repeatedCount: number) => string,
  ) => {
    const { rows: result, addedRows, repeatedCount } = withAdded(rows, kind, cells, after);
    sheet.edit(kind, () => result);
    const text = describe(addedRows.length, repeatedCount);
    if (addedRows.length === 0) notify({ kind: "done", text });
    else notifyWithUndo(text, () => removeRows(new Set(addedRows.map(({ key }) => key))));
  };
  return {
    addUnits: (names) => {
      const cells = names.map((name) => [name]);
      add(readRows(cells, kind, []), null, words.takenIn);
    },
    paste: (text, key) => {
      const cells = readPasted(text, kind, words.columns[kind]);
      if (cells) add(cells, key, words.pasted);
      return cells !== null;
    },
    merge: (cells) => add(cells, null, words.imported),
    replace: (cells) => {
      const before = rows;
      sheet.edit(kind, () => rowsWith(kind, cells));
      notifyWithUndo(words.replaced(cells.length), () => sheet.edit(kind, () => before));
    },
    remove: (keys) => {
      const { removedRows } = withoutRows(rows, kind, keys);
      removeRows(keys);
      notifyWithUndo(words.removed(removedRows.length), () =>
        sheet.edit(kind, (now) => withRestored(now, kind, removedRows)),
      );
    },
    move: (keys, by) => sheet.edit(kind, (now) => withMoved(now, keys, by)),
  };
}
