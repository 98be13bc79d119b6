import { useState } from "react";
import { useMessages } from "../../../app/messages.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import kit from "../../../ui/kit.module.css";

interface AlternativeDialogProps {
  value: string;
  caption: string;
  onSave: (alternative: string) => void;
  onClose: () => void;
}

/** Edits the alternative text (替代文字) of a picture, for readers who cannot see it. */
export function AlternativeDialog({ value, caption, onSave, onClose }: AlternativeDialogProps) {
  const { objects: words, window: frame } = useMessages();
  const [text, setText] = useState(value);
  return (
    <Dialog
      title={words.alternativeTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" onClick={() => onSave(text.trim())}>
            {words.keep}
          </Button>
        </>
      }
    >
      <input
        className={kit.textField}
        type="text"
        value={text}
        placeholder={caption}
        aria-label={words.alternativeTitle}
        data-autofocus
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={kit.faint}>{words.alternativeHint}</p>
    </Dialog>
  );
}
