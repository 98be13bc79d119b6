/**
 * Shows a notice after a paste whose text was cleaned up, with a button that restores the text as it was
 * pasted.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import { useEffect } from "react";
import { useMessages } from "../../app/messages.tsx";
import { useUndoOffer } from "../session/undo-offer.ts";
import { CLEANED_PASTE_COMMAND } from "./pasted.ts";

export function CleanedPaste() {
  const [editor] = useLexicalComposerContext();
  const offer = useUndoOffer();
  const { cleanUp: words } = useMessages();
  useEffect(
    () =>
      editor.registerCommand(
        CLEANED_PASTE_COMMAND,
        ({ kind, count }) => {
          offer({
            text: kind === "signs" ? words.pasteCleaned(count) : words.pasteJoined(count),
            label: words.keepAsPasted,
            refusal: words.pasteChanged,
          });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, offer, words],
  );
  return null;
}
