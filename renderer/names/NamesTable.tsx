import { useCallback, useMemo, useState } from "react";
import type { Messages } from "../../shared/messages/index.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { UnlistedUnitsDialog } from "./UnlistedUnitsDialog.tsx";
import { NameGrid } from "./NameGrid.tsx";
import { OftenNamed } from "./OftenNamed.tsx";
import {
  hasDays,
  isBlank,
  isIncomplete,
  rowsWith,
  withCell,
  type Kind,
  type Row,
  type Rows,
} from "./rows.ts";
import type { Sheet, SheetContent } from "./sheet.ts";
import { SheetFiles } from "./SheetFiles.tsx";
import { useRowActions, type RowActions } from "./use-row-actions.ts";
import kit from "../ui/kit.module.css";
import styles from "./names.module.css";

interface NamesTableProps {
  kind: Kind;
  rows: Rows;
  state: SheetContent["state"];
  /** The text that the rows are filtered by. */
  filter: string;
  sheet: Sheet;
  /** Whether the dialog 从各期收录 is open. */
  isFinding: boolean;
  onFind: () => void;
  onFound: () => void;
}

/** One table of names, with the tools for its rows. */
export function NamesTable({
  kind,
  rows,
  state,
  filter,
  sheet,
  isFinding,
  onFind,
  onFound,
}: NamesTableProps) {
  const words = useMessages().names;
  const { tickedKeys, tick, clearTicks } = useTicks(rows);
  /** The row with the caret: it stays visible even when it no longer passes the filter. */
  const [editedKey, setEditedKey] = useState<number | null>(null);
  const [showsDays, setShowsDays] = useState(() => hasDays(rows, kind));
  const actions = useRowActions(kind, rows, sheet);

  const query = filter.trim().toLowerCase();
  const isShown = (row: Row) =>
    isBlank(row) || row.key === editedKey || row.cells.some((cell) => cell.toLowerCase().includes(query));
  const isEmpty = rows.every(isBlank);
  const nothingMatches = !isEmpty && !rows.some((row) => !isBlank(row) && isShown(row));

  const type = useCallback(
    (key: number, column: number, text: string) => {
      setEditedKey(key);
      sheet.edit(kind, (now) => withCell(now, kind, key, column, text));
    },
    [sheet, kind],
  );
  const removeTicked = () => {
    actions.remove(tickedKeys);
    clearTicks();
  };

  return (
    <>
      <div className={styles.tools}>
        {tickedKeys.size > 0 ? (
          <TickedTools tickedKeys={tickedKeys} onMove={actions.move} onRemove={removeTicked} />
        ) : (
          <TableTools
            kind={kind}
            rows={rows}
            actions={actions}
            showsDays={showsDays}
            onShowDays={setShowsDays}
          />
        )}
        <SaveState kind={kind} rows={rows} state={state} />
      </div>
      {kind === "units" ? <OftenNamed rows={rows} onSee={onFind} /> : null}
      <div className={styles.frame}>
        <NameGrid
          kind={kind}
          rows={rows}
          showsDays={showsDays}
          isShown={isShown}
          tickedKeys={tickedKeys}
          onTick={tick}
          onType={type}
          onPaste={actions.paste}
          onMove={(keys, by) => actions.move(new Set(keys), by)}
          onRemove={removeTicked}
        />
        {isEmpty || nothingMatches ? (
          <div className={joinClasses(kit.empty, styles.empty)}>
            <strong>{isEmpty ? words.empty[kind] : words.nothingFound}</strong>
            {isEmpty ? <p>{words.emptyHint[kind]}</p> : null}
          </div>
        ) : null}
      </div>
      {isFinding ? (
        <UnlistedUnitsDialog
          onClose={onFound}
          onTakeIn={(names) => {
            onFound();
            actions.addUnits(names);
          }}
        />
      ) : null}
    </>
  );
}

/** The keys of the ticked rows; rows that were removed are no longer ticked. */
function useTicks(rows: Rows) {
  const [ticks, setTicks] = useState<ReadonlySet<number>>(new Set());
  const tickedKeys = useMemo(
    () => new Set(rows.map(({ key }) => key).filter((key) => ticks.has(key))),
    [rows, ticks],
  );
  const tick = useCallback((keys: readonly number[], isTicked: boolean) => {
    setTicks((before) => {
      const after = new Set(before);
      for (const key of keys)
        if (isTicked) after.add(key);
        else after.delete(key);
      return after;
    });
  }, []);
  return { tickedKeys, tick, clearTicks: () => setTicks(new Set()) };
}

interface TickedToolsProps {
  tickedKeys: ReadonlySet<number>;
  onMove: (keys: ReadonlySet<number>, by: 1 | -1) => void;
  onRemove: () => void;
}

/** The tools while rows are ticked. */
function TickedTools({ tickedKeys, onMove, onRemove }: TickedToolsProps) {
  const words = useMessages().names;
  return (
    <>
      <span>{words.ticked(tickedKeys.size)}</span>
      <Button onClick={() => onMove(tickedKeys, -1)}>{words.moveUp}</Button>
      <Button onClick={() => onMove(tickedKeys, 1)}>{words.moveDown}</Button>
      <Button onClick={onRemove}>{words.remove}</Button>
    </>
  );
}

interface TableToolsProps {
  kind: Kind;
  rows: Rows;
  actions: RowActions;
  showsDays: boolean;
  onShowDays: (shows: boolean) => void;
}

/** The tools while no row is ticked. The columns of the days are shown once imported rows have days. */
function TableTools({ kind, rows, actions, showsDays, onShowDays }: TableToolsProps) {
  const words = useMessages().names;
  const importBy = (importCells: (cells: string[][]) => void) => (cells: string[][]) => {
    importCells(cells);
    if (hasDays(rowsWith(kind, cells), kind)) onShowDays(true);
  };
  return (
    <>
      <span className={kit.faint}>{words.keysHint}</span>
      <SheetFiles
        kind={kind}
        rows={rows}
        showsDays={showsDays}
        onShowDays={onShowDays}
        onMerge={importBy(actions.merge)}
        onReplace={importBy(actions.replace)}
      />
    </>
  );
}

/** Tells whether everything is saved, and how many rows cannot be saved. */
function SaveState({ kind, rows, state }: Pick<NamesTableProps, "kind" | "rows" | "state">) {
  const words = useMessages().names;
  const incomplete = rows.filter((row) => isIncomplete(row, kind)).length;
  const isSaved = state !== "unsaved" && incomplete === 0;
  return (
    <span className={joinClasses(styles.state, !isSaved && styles.unsaved)} role="status" data-state={state}>
      {saveStateText(state, incomplete, words)}
    </span>
  );
}

function saveStateText(state: SheetContent["state"], incomplete: number, words: Messages["names"]): string {
  if (state !== "saved") return words[state];
  return incomplete > 0 ? words.incomplete(incomplete) : words.saved;
}
