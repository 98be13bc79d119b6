import { useState } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./versions.module.css";

/** Keeps the document on the screen as a version, with a name. */
export function KeepVersionDialog({
  issue,
  flush,
  onClose,
}: {
  issue: number;
  flush: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { bridge, notify } = useApp();
  const { workflow: words, window: frame, desk } = useMessages();
  const task = useTask();
  const [label, setLabel] = useState("");
  const keep = () =>
    task(async () => {
      if (!(await flush())) return notify({ kind: "error", text: desk.failed });
      await bridge.ask("versions.keep", { issue, label });
      onClose();
      notify({ kind: "done", text: words.kept });
    });
  return (
    <Dialog
      title={words.keepTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" onClick={() => void keep()}>
            {words.keepNow}
          </Button>
        </>
      }
    >
      <label className={styles.versionField}>
        <span>{words.keepLabel}</span>
        <input
          className={kit.textField}
          type="text"
          data-autofocus
          maxLength={100}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
    </Dialog>
  );
}
