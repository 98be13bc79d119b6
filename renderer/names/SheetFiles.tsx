import { useRef, useState } from "react";
import { CalendarRange, Download, Upload } from "lucide-react";
import { sheetFormats, type SheetFormat } from "../../shared/contract/sheets.ts";
import { base64ToBytes, bytesToBase64 } from "../app/base64.ts";
import { useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Menu } from "../ui/Menu.tsx";
import { isBlank, readRows, rowsOf, tablesOf, type Kind, type Rows } from "./rows.ts";
import kit from "../ui/kit.module.css";
import styles from "./names.module.css";

interface SheetFilesProps {
  kind: Kind;
  rows: Rows;
  showsDays: boolean;
  onShowDays: (shows: boolean) => void;
  onMerge: (cells: string[][]) => void;
  onReplace: (cells: string[][]) => void;
}

/** Number of rows of a file that are shown before they are imported. */
const sampleRows = 5;

interface ReadFile {
  name: string;
  cells: string[][];
}

/**
 * Buttons that import a table of names from a file of Excel or WPS, export it, and show the days of validity.
 */
export function SheetFiles({ kind, rows, showsDays, onShowDays, onMerge, onReplace }: SheetFilesProps) {
  const { bridge } = useApp();
  const { names: words } = useMessages();
  const task = useTask();
  const picker = useRef<HTMLInputElement>(null);
  const [readFile, setReadFile] = useState<ReadFile | null>(null);
  const headings = words.columns[kind];
  const open = async (file: File) => {
    const { rows: lines } = await bridge.ask("sheets.read", {
      name: file.name,
      bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())),
    });
    setReadFile({ name: file.name, cells: readRows(lines, kind, headings) });
  };
  const save = async (format: SheetFormat) => {
    const title = words.fileOf(words.kinds[kind]);
    // Through the form that is saved, so that all days are written alike.
    const filledRows = rowsOf(tablesOf({ units: [], people: [], [kind]: rows }), kind)
      .filter((row) => !isBlank(row))
      .map(({ cells }) => [...cells]);
    const { bytes } = await bridge.ask("sheets.write", {
      format,
      title,
      rows: [[...headings], ...filledRows],
    });
    download(`${title}.${format}`, base64ToBytes(bytes));
  };

  return (
    <>
      <Button
        look="quiet"
        title={words.daysHint}
        aria-pressed={showsDays}
        onClick={() => onShowDays(!showsDays)}
      >
        <CalendarRange size={14} aria-hidden="true" />
        {words.days}
      </Button>
      <Button look="quiet" onClick={() => picker.current?.click()}>
        <Upload size={14} aria-hidden="true" />
        {words.import}
      </Button>
      <Menu
        items={sheetFormats.map((format) => ({
          label: words.exportAs[format],
          run: () => void task(() => save(format)),
        }))}
      >
        <Button look="quiet">
          <Download size={14} aria-hidden="true" />
          {words.export}
        </Button>
      </Menu>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xls,.csv,.txt"
        hidden
        data-testid="names-file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (file) void task(() => open(file));
        }}
      />
      {readFile ? (
        <ImportDialog
          file={readFile}
          headings={headings}
          onMerge={onMerge}
          onReplace={onReplace}
          onClose={() => setReadFile(null)}
        />
      ) : null}
    </>
  );
}

interface ImportDialogProps extends Pick<SheetFilesProps, "onMerge" | "onReplace"> {
  file: ReadFile;
  headings: readonly string[];
  onClose: () => void;
}

/**
 * Shows the first rows of a file, and asks whether to add its rows to the table or to replace the table by
 * them.
 */
function ImportDialog({ file: { name, cells }, headings, onMerge, onReplace, onClose }: ImportDialogProps) {
  const { names: words, window: frame } = useMessages();
  const isEmpty = cells.length === 0;
  const use = (importCells: (cells: string[][]) => void) => {
    importCells(cells);
    onClose();
  };
  return (
    <Dialog
      title={words.importTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button disabled={isEmpty} onClick={() => use(onReplace)}>
            {words.replace}
          </Button>
          <Button look="primary" disabled={isEmpty} onClick={() => use(onMerge)}>
            {words.merge}
          </Button>
        </>
      }
    >
      <p className={kit.faint}>{isEmpty ? words.importNone : words.importFound(cells.length)}</p>
      {isEmpty ? null : (
        <table className={styles.sample}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading}>{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, sampleRows).map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={headings[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
