import { useCallback, useMemo, useState } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { FoundDialog } from "./FoundDialog.tsx";
import { OftenNamed } from "./OftenNamed.tsx";
import { SheetFiles } from "./SheetFiles.tsx";
import { NameGrid } from "./NameGrid.tsx";
import {
  hasDays,
  isBlank,
  isIncomplete,
  readPasted,
  readRows,
  rowsWith,
  withAdded,
  withCell,
  withMoved,
  withoutRows,
  withRestored,
  type Kind,
  type Row,
  type Rows,
} from "./rows.ts";
import type { Sheet, Shown } from "./sheet.ts";

interface NamesTableProps {
  kind: Kind;
  rows: Rows;
  state: Shown["state"];
  filter: string;
  sheet: Sheet;
  /** Whether units are to be taken from issues. */
  finds: boolean;
  onFind: () => void;
  onFound: () => void;
}

/** One table of names with what can be done to its rows. */
export function NamesTable({ kind, rows, state, filter, sheet, finds, onFind, onFound }: NamesTableProps) {
  const { notify } = useApp();
  const words = useMessages().names;
  const [ticks, setTicks] = useState<ReadonlySet<number>>(new Set());
  /** The row that is being typed in: it stays in sight, whatever it comes to hold. */
  const [edited, setEdited] = useState<number | null>(null);
  const [showsDays, setShowsDays] = useState(() => hasDays(rows, kind));
  const wanted = filter.trim().toLowerCase();
  const isShown = (row: Row) =>
    isBlank(row) || row.key === edited || row.cells.some((cell) => cell.toLowerCase().includes(wanted));
  const ticked = useMemo(
    () => new Set(rows.map(({ key }) => key).filter((key) => ticks.has(key))),
    [rows, ticks],
  );
  const incomplete = rows.filter((row) => isIncomplete(row, kind)).length;
  const isSaved = state !== "unsaved" && incomplete === 0;
  const isEmpty = rows.every(isBlank);

  const tick = useCallback((keys: readonly number[], isTicked: boolean) => {
    setTicks((before) => {
      const after = new Set(before);
      for (const key of keys)
        if (isTicked) after.add(key);
        else after.delete(key);
      return after;
    });
  }, []);
  const type = useCallback(
    (key: number, column: number, text: string) => {
      setEdited(key);
      sheet.edit(kind, (now) => withCell(now, kind, key, column, text));
    },
    [sheet, kind],
  );
  const removeRows = (keys: ReadonlySet<number>) =>
    sheet.edit(kind, (now) => withoutRows(now, kind, keys).rows);
  const add = (
    cells: string[][],
    behind: number | null,
    say: (added: number, repeated: number) => string,
  ) => {
    const { rows: after, added, repeated } = withAdded(rows, kind, cells, behind);
    sheet.edit(kind, () => after);
    const undo = () => removeRows(new Set(added.map(({ key }) => key)));
    notify({
      kind: "done",
      text: say(added.length, repeated),
      ...(added.length > 0 ? { actions: [{ label: words.undo, run: undo }] } : {}),
    });
  };
  const remove = () => {
    const { removed } = withoutRows(rows, kind, ticked);
    removeRows(ticked);
    setTicks(new Set());
    notify({
      kind: "done",
      text: words.removed(removed.length),
      actions: [
        { label: words.undo, run: () => sheet.edit(kind, (now) => withRestored(now, kind, removed)) },
      ],
    });
  };
  const paste = (text: string, key: number) => {
    const cells = readPasted(text, kind, words.columns[kind]);
    if (cells) add(cells, key, words.pasted);
    return cells !== null;
  };
  const showDaysOf = (cells: readonly (readonly string[])[]) =>
    setShowsDays((shows) => shows || hasDays(rowsWith(kind, cells), kind));
  const merge = (cells: string[][]) => {
    add(cells, null, words.imported);
    showDaysOf(cells);
  };
  const replace = (cells: string[][]) => {
    const before = rows;
    sheet.edit(kind, () => rowsWith(kind, cells));
    showDaysOf(cells);
    notify({
      kind: "done",
      text: words.replaced(cells.length),
      actions: [{ label: words.undo, run: () => sheet.edit(kind, () => before) }],
    });
  };
  const move = (keys: ReadonlySet<number>, by: 1 | -1) => sheet.edit(kind, (now) => withMoved(now, keys, by));
  const nothingFound = !isEmpty && !rows.some((row) => !isBlank(row) && isShown(row));

  return (
    <>
      <div className="names-tools">
        {ticked.size > 0 ? (
          <>
            <span>{words.ticked(ticked.size)}</span>
            <Button onClick={() => move(ticked, -1)}>{words.moveUp}</Button>
            <Button onClick={() => move(ticked, 1)}>{words.moveDown}</Button>
            <Button onClick={remove}>{words.remove}</Button>
          </>
        ) : (
          <>
            <span className="faint">{words.keysHint}</span>
            <SheetFiles
              kind={kind}
              rows={rows}
              showsDays={showsDays}
              onShowDays={setShowsDays}
              onMerge={merge}
              onReplace={replace}
            />
          </>
        )}
        <span
          className={isSaved ? "names-state" : "names-state names-unsaved"}
          role="status"
          data-state={state}
        >
          {state !== "saved" ? words[state] : incomplete > 0 ? words.incomplete(incomplete) : words.saved}
        </span>
      </div>
      {kind === "units" ? <OftenNamed rows={rows} onSee={onFind} /> : null}
      <div className="names-frame">
        <NameGrid
          kind={kind}
          rows={rows}
          showsDays={showsDays}
          isShown={isShown}
          ticked={ticked}
          onTick={tick}
          onType={type}
          onPaste={paste}
          onMove={(keys, by) => move(new Set(keys), by)}
          onRemove={remove}
        />
        {isEmpty || nothingFound ? (
          <div className="empty names-empty">
            <strong>{isEmpty ? words.empty[kind] : words.nothingFound}</strong>
            {isEmpty ? <p>{words.emptyHint[kind]}</p> : null}
          </div>
        ) : null}
      </div>
      {finds ? (
        <FoundDialog
          onClose={onFound}
          onTakeIn={(names) => {
            onFound();
            add(
              readRows(
                names.map((name) => [name]),
                kind,
                [],
              ),
              null,
              words.takenIn,
            );
          }}
        />
      ) : null}
    </>
  );
}
