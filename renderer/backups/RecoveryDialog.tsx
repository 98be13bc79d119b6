import { useEffect } from "react";
import { recoveryLines } from "../../shared/messages/told.ts";
import { ask, useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useBackups } from "./use-backups.ts";
import "./backups.css";

/** What had to be restored when the library was opened, until the person has read it; and that it lies where it should not. */
export function RecoveryDialog() {
  const { bridge, notify } = useApp();
  const { backups: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const listed = useBackups();
  const recovery = listed?.recovery ?? null;
  const isOnNetwork = listed?.isOnNetwork === true;
  useEffect(() => {
    if (isOnNetwork) notify({ kind: "error", staysOpen: true, text: words.onNetwork });
  }, [isOnNetwork, notify, words]);
  if (recovery === null) return null;
  const seen = () => void task(() => ask(bridge, "backups.acknowledge", {}));
  const look = () => {
    goTo({ screen: "backups" });
    seen();
  };
  return (
    <Dialog
      title={words.recoveredTitle}
      onClose={seen}
      actions={
        <>
          <Button onClick={look}>{words.title}</Button>
          <Button look="primary" onClick={seen}>
            {words.seen}
          </Button>
        </>
      }
    >
      <div className="recovery-lines">
        {recoveryLines(recovery, locale).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Dialog>
  );
}
