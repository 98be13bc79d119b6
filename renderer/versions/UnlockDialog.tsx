import { useState } from "react";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./versions.module.css";

/** Asks for the reason before a final issue is unlocked. */
export function UnlockDialog({
  onUnlock,
  onClose,
}: {
  onUnlock: (reason: string) => void;
  onClose: () => void;
}) {
  const { workflow: words, window: frame } = useMessages();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={words.unlockTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={reason.trim() === ""} onClick={() => onUnlock(reason)}>
            {words.unlockNow}
          </Button>
        </>
      }
    >
      <p>{words.unlockText}</p>
      <label className={styles.versionField}>
        <span>{words.reason}</span>
        <input
          className={kit.textField}
          type="text"
          data-autofocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </Dialog>
  );
}
