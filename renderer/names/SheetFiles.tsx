import { useRef, useState } from "react";
import { CalendarRange, Download, Upload } from "lucide-react";
import { sheetFormats, type SheetFormat } from "../../shared/contract/sheets.ts";
import { base64ToBytes, bytesToBase64 } from "../app/base64.ts";
import { ask, useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Menu } from "../ui/Menu.tsx";
import { isBlank, readRows, rowsOf, tablesOf, type Kind, type Rows } from "./rows.ts";

interface SheetFilesProps {
  kind: Kind;
  rows: Rows;
  showsDays: boolean;
  onShowDays: (shows: boolean) => void;
  onMerge: (cells: string[][]) => void;
  onReplace: (cells: string[][]) => void;
}

/** Rows of a file that are shown before they are taken. */
const sampleRows = 5;

/** A table of names from a file of Excel or WPS, and as one; and whether its days are shown. */
export function SheetFiles({ kind, rows, showsDays, onShowDays, onMerge, onReplace }: SheetFilesProps) {
  const { bridge } = useApp();
  const { names: words, window: frame } = useMessages();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<{ file: string; cells: string[][] } | null>(null);
  const headings = words.columns[kind];
  const open = async (file: File) => {
    const { rows: lines } = await ask(bridge, "sheets.read", {
      name: file.name,
      bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())),
    });
    setRead({ file: file.name, cells: readRows(lines, kind, headings) });
  };
  const save = async (format: SheetFormat) => {
    const title = words.fileOf(words.kinds[kind]);
    // As it is saved: days in one form.
    const filled = rowsOf(tablesOf({ units: [], people: [], [kind]: rows }), kind)
      .filter((row) => !isBlank(row))
      .map(({ cells }) => [...cells]);
    const { bytes } = await ask(bridge, "sheets.write", { format, title, rows: [[...headings], ...filled] });
    download(`${title}.${format}`, base64ToBytes(bytes));
  };
  const take = (how: (cells: string[][]) => void) => {
    if (read) how(read.cells);
    setRead(null);
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
      <Button look="quiet" onClick={() => input.current?.click()}>
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
        ref={input}
        type="file"
        accept=".xlsx,.xls,.csv,.txt"
        hidden
        data-testid="names-file"
        onChange={({ currentTarget }) => {
          const [given] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (given) void task(() => open(given));
        }}
      />
      {read ? (
        <Dialog
          title={words.importTitle(read.file)}
          onClose={() => setRead(null)}
          actions={
            <>
              <Button onClick={() => setRead(null)}>{frame.cancel}</Button>
              <Button disabled={read.cells.length === 0} onClick={() => take(onReplace)}>
                {words.replace}
              </Button>
              <Button look="primary" disabled={read.cells.length === 0} onClick={() => take(onMerge)}>
                {words.merge}
              </Button>
            </>
          }
        >
          <p className="faint">
            {read.cells.length === 0 ? words.importNone : words.importFound(read.cells.length)}
          </p>
          {read.cells.length > 0 ? (
            <table className="names-sample">
              <thead>
                <tr>
                  {headings.map((heading) => (
                    <th key={heading}>{heading}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {read.cells.slice(0, sampleRows).map((cells, index) => (
                  <tr key={index}>
                    {cells.map((cell, column) => (
                      <td key={headings[column]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </Dialog>
      ) : null}
    </>
  );
}
