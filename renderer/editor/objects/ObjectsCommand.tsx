/** Tables and figures on the desk: answers the commands that insert them, and renders them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR, mergeRegister, type NodeKey } from "lexical";
import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { tableLimits } from "../../../shared/document/schema.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useTextCommands } from "../session/editor-state.tsx";
import {
  CHOOSE_PICTURES_COMMAND,
  INSERT_TABLE_COMMAND,
  LARGE_TABLES_COMMAND,
} from "../document/object-commands.ts";
import { GridPicker } from "./tables/GridPicker.tsx";
import { insertTable } from "./tables/insert-table.ts";
import { Objects } from "./Objects.tsx";
import popups from "../../ui/popups.module.css";
import { Pictures } from "./figures/Pictures.tsx";

/** A request for a new table. */
interface Request {
  /** The key of the paragraph that the table replaces. */
  instead: NodeKey | null;
  /** The button below which the grid opens; null opens it in a dialog. */
  tool: HTMLElement | null;
}

export function ObjectsCommand() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const words = useMessages().objects;
  const [request, setRequest] = useState<Request | null>(null);
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          INSERT_TABLE_COMMAND,
          (instead) => {
            setRequest({ instead, tool: null });
            return true;
          },
          COMMAND_PRIORITY_EDITOR,
        ),
        editor.registerCommand(
          LARGE_TABLES_COMMAND,
          ({ count, rowsLeftOut }) => {
            const text = words.largeTables(count, tableLimits.rows, tableLimits.columns);
            notify({ kind: "error", text });
            if (rowsLeftOut > 0) notify({ kind: "error", text: words.rowsLeftOut(rowsLeftOut) });
            return true;
          },
          COMMAND_PRIORITY_EDITOR,
        ),
      ),
    [editor, notify, words],
  );
  useTextCommands("objects", {
    // A second press of the tool closes the grid.
    "table.insert": () => setRequest((before) => (before ? null : { instead: null, tool: findTool() })),
    "figure.insert": () => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, {}),
  });
  const choose = (rows: number, columns: number) => {
    const instead = request?.instead ?? null;
    flushSync(() => setRequest(null));
    // Wait until the closed dialog has returned the focus; then the table takes it.
    setTimeout(() => insertTable(editor, rows, columns, instead));
  };
  return (
    <>
      <Objects />
      <Pictures />
      {request ? <TableGrid tool={request.tool} onChoose={choose} onClose={() => setRequest(null)} /> : null}
    </>
  );
}

/** The button of the command in the toolbar; null without a toolbar, as in focus mode. */
const findTool = (): HTMLElement | null =>
  document.querySelector('[role="toolbar"] [data-command="table.insert"]');

interface TableGridProps extends Pick<Request, "tool"> {
  onChoose: (rows: number, columns: number) => void;
  onClose: () => void;
}

/** The grid that chooses the size of a new table. */
function TableGrid({ tool, onChoose, onClose }: TableGridProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().objects;
  if (!tool)
    return (
      <Dialog title={words.insertTable} onClose={onClose} actions={null}>
        <GridPicker onChoose={onChoose} />
      </Dialog>
    );
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor virtualRef={{ current: tool }} />
      <Popover.Portal>
        <Popover.Content
          className={popups.menu}
          align="start"
          sideOffset={4}
          aria-label={words.insertTable}
          onInteractOutside={(event) => {
            // The tool itself closes the grid.
            if (event.target instanceof Node && tool.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            // A new table already has the focus.
            event.preventDefault();
            if (document.activeElement === document.body) editor.focus();
          }}
        >
          <GridPicker onChoose={onChoose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
