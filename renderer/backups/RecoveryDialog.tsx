import { useEffect } from "react";
import { describeRecovery } from "../../shared/messages/sentences.ts";
import { ask, useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { DamageDialog } from "./DamageDialog.tsx";
import { useBackups } from "./use-backups.ts";
import "./backups.css";

/**
 * Tells over every screen what had to be restored, until the person has read it; offers to repair damage that was
 * found since; and warns with a notice if the library is in a network folder.
 */
export function RecoveryDialog() {
  const { bridge, notify } = useApp();
  const { backups: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const answer = useBackups();
  const recovery = answer?.recovery ?? null;
  const isOnNetwork = answer?.isOnNetwork === true;
  useEffect(() => {
    if (isOnNetwork) notify({ kind: "error", staysOpen: true, text: words.onNetwork });
  }, [isOnNetwork, notify, words]);
  if (answer?.damage) return <DamageDialog damage={answer.damage} />;
  if (recovery === null) return null;
  const acknowledge = () => void task(() => ask(bridge, "backups.acknowledge", {}));
  const openBackups = () => {
    goTo({ screen: "backups" });
    acknowledge();
  };
  return (
    <Dialog
      title={words.recoveredTitle}
      onClose={acknowledge}
      actions={
        <>
          <Button onClick={openBackups}>{words.title}</Button>
          <Button look="primary" onClick={acknowledge}>
            {words.seen}
          </Button>
        </>
      }
    >
      <div className="recovery-lines">
        {describeRecovery(recovery, locale).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Dialog>
  );
}
