/** Shows a notice about a completed change, with a button that undoes it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { UNDO_COMMAND } from "lexical";
import { useCallback } from "react";
import { sameData } from "../../../shared/document/canonical.ts";
import { useApp } from "../../app/context.tsx";
import { readBulletin } from "../document/read.ts";

interface UndoOffer {
  /** The text of the notice: what was done. */
  text: string;
  /** The label of the button. */
  label: string;
  /** The error shown if the bulletin has changed since. */
  refusal: string;
}

/** Returns a function that shows the notice. Call it directly after a change that is one undo step. */
export function useUndoOffer(): (offer: UndoOffer) => void {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  return useCallback(
    ({ text, label, refusal }) => {
      const changedBulletin = readBulletin(editor);
      const undo = () => {
        const isUnchanged = sameData(changedBulletin, readBulletin(editor));
        if (isUnchanged && editor.isEditable()) editor.dispatchCommand(UNDO_COMMAND, undefined);
        else notify({ kind: "error", text: refusal });
      };
      notify({ kind: "done", text, actions: [{ label, run: undo }] });
    },
    [editor, notify],
  );
}
