import { useState } from "react";
import type { BackupFile } from "../../shared/contract/backups.ts";
import { useApp } from "../app/context.tsx";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { createStore, useStore } from "../app/store.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

/**
 * The backup that the dialog asks about. A store of the module, because the button 撤销 of a notice outlives
 * its screen; it asks too, since much may have been written meanwhile.
 */
const backupToRestore = createStore<BackupFile | null>(null);

/** Asks whether to restore a backup, and restores it. */
export const askToRestore = (backup: BackupFile): void => backupToRestore.set(backup);

/** The dialog of `askToRestore`, mounted once over every screen. */
export function RestoreDialog() {
  const backup = useStore(backupToRestore);
  return (
    backup && <ConfirmRestore key={backup.path} backup={backup} onClose={() => backupToRestore.set(null)} />
  );
}

/** Asks once, restores, and offers to undo it by restoring the state before. */
function ConfirmRestore({ backup, onClose }: { backup: BackupFile; onClose: () => void }) {
  const { bridge, notify } = useApp();
  const { backups: words, window: frame } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const [isRunning, setIsRunning] = useState(false);
  const date = formatMoment(backup.at, locale);
  const restore = async () => {
    setIsRunning(true);
    await task(async () => {
      const { before } = await bridge.ask("backups.restore", { path: backup.path });
      notify({
        kind: "done",
        staysOpen: true,
        text: words.restored(date),
        actions: [{ label: words.undo, run: () => askToRestore(before) }],
      });
    });
    onClose();
  };
  return (
    <Dialog
      title={words.restoreTitle(date)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={isRunning} onClick={() => void restore()}>
            {isRunning ? words.restoring : words.restoreNow}
          </Button>
        </>
      }
    >
      <p>{words.restoreText}</p>
    </Dialog>
  );
}
