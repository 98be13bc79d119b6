import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { UNDO_COMMAND } from "lexical";
import { useCallback } from "react";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { useApp } from "../app/context.tsx";
import { stateToDocument } from "./adapter.ts";

interface UndoOffer {
  /** What was done. */
  text: string;
  /** Of the button. */
  label: string;
  /** Said where something was done since. */
  refusal: string;
}

/** Tells what was just done, as one step of the history, with a button that takes it back. */
export function useUndoOffer(): (offer: UndoOffer) => void {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  return useCallback(
    ({ text, label, refusal }) => {
      const read = () => stateToDocument(editor.getEditorState());
      const done = read();
      const undo = () => {
        if (sameData(done, read()) && editor.isEditable()) editor.dispatchCommand(UNDO_COMMAND, undefined);
        else notify({ kind: "error", text: refusal });
      };
      notify({ kind: "done", text, actions: [{ label, run: undo }] });
    },
    [editor, notify],
  );
}
