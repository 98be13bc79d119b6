/** Tables and figures on the desk: answers the commands that insert them, and renders them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR, type NodeKey } from "lexical";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useMessages } from "../../app/messages.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { INSERT_TABLE_COMMAND } from "./command.ts";
import { GridPicker } from "./GridPicker.tsx";
import { insertTable } from "./insert-table.ts";
import { Objects } from "./Objects.tsx";
import { Pictures } from "./Pictures.tsx";

export function ObjectsCommand() {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().objects;
  const [request, setRequest] = useState<{ instead: NodeKey | null } | null>(null);
  useEffect(
    () =>
      editor.registerCommand(
        INSERT_TABLE_COMMAND,
        (instead) => {
          setRequest({ instead });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor],
  );
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
