/** Tells of a paste whose text was cleaned up, and gives it back as it was pasted. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR, UNDO_COMMAND } from "lexical";
import { useEffect } from "react";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { stateToDocument } from "../adapter.ts";
import { CLEANED_PASTE_COMMAND } from "./pasted.ts";

export function CleanedPaste() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const { cleanUp: words } = useMessages();
  useEffect(
    () =>
      editor.registerCommand(
        CLEANED_PASTE_COMMAND,
        (count) => {
          const read = () => stateToDocument(editor.getEditorState());
          const cleaned = read();
          const keep = () => {
            if (sameData(cleaned, read()) && editor.isEditable()) editor.dispatchCommand(UNDO_COMMAND, undefined);
            else notify({ kind: "error", text: words.pasteChanged });
          };
          notify({ kind: "done", text: words.pasteCleaned(count), actions: [{ label: words.keepAsPasted, run: keep }] });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, notify, words],
  );
  return null;
}
