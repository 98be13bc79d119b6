/** Tells how far a large paste is, with a button that stops it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { joinClasses } from "../../app/class-names.ts";
import { useStore } from "../../app/store.ts";
import { Button } from "../../ui/Button.tsx";
import { LARGE_PASTE_COMMAND, type LargePaste } from "../document/large-paste.ts";
import notices from "../../ui/notices.module.css";
import styles from "./pasting.module.css";

export function PasteProgress() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const words = useMessages().pasting;
  const [paste, setPaste] = useState<LargePaste | null>(null);
  useEffect(
    () =>
      editor.registerCommand(
        LARGE_PASTE_COMMAND,
        (begun) => {
          setPaste(begun);
          void begun.end.then((ending) => {
            setPaste((shown) => (shown === begun ? null : shown));
            if (ending === "stopped") notify({ kind: "done", text: words.stopped });
            if (ending === "kept") notify({ kind: "error", text: words.kept });
            if (ending === "failed") notify({ kind: "error", text: words.failed });
          });
          return false;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, notify, words],
  );
  return paste && createPortal(<Progress {...paste} />, document.body);
}

function Progress({ progress, stop }: LargePaste) {
  const words = useMessages().pasting;
  const { step, share } = useStore(progress);
  const percent = Math.floor(100 * share);
  return (
    <div className={joinClasses(notices.notice, styles.progress)}>
      <p role="status">{words[step]}</p>
      <progress max={100} value={percent} aria-label={words.name} />
      <span>{words.percent(percent)}</span>
      <Button onClick={stop}>{words.stop}</Button>
    </div>
  );
}
