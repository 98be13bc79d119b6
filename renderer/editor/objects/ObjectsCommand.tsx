/** Tables and figures on the desk: answers the commands that insert them, and renders them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR, mergeRegister, type NodeKey } from "lexical";
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
import { Pictures } from "./figures/Pictures.tsx";

export function ObjectsCommand() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const words = useMessages().objects;
  const [request, setRequest] = useState<{ instead: NodeKey | null } | null>(null);
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          INSERT_TABLE_COMMAND,
          (instead) => {
            setRequest({ instead });
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
    "table.insert": () => setRequest({ instead: null }),
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
      {request ? (
        <Dialog title={words.insertTable} onClose={() => setRequest(null)} actions={null}>
          <GridPicker onChoose={choose} />
        </Dialog>
      ) : null}
    </>
  );
}
