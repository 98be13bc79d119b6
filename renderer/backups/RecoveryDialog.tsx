import { useEffect } from "react";
import { describeRecovery, describeSettingsRepair } from "../../shared/messages/sentences.ts";
import { useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { DamageDialog } from "./DamageDialog.tsx";
import { useBackups } from "./use-backups.ts";
import styles from "./backups.module.css";

/**
 * Tells over every screen what had to be restored of the library and the settings, until the person has read it;
 * offers to repair damage that was found since; and warns with a notice if the library is in a network folder.
 */
export function RecoveryDialog() {
  const { bridge, notify } = useApp();
  const { backups: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const answer = useBackups();
  const { recovery = null, settingsRepair = null } = answer ?? {};
  const isOnNetwork = answer?.isOnNetwork === true;
  useEffect(() => {
    if (isOnNetwork) notify({ kind: "error", staysOpen: true, text: words.onNetwork });
  }, [isOnNetwork, notify, words]);
  if (answer?.damage) return <DamageDialog damage={answer.damage} />;
  if (recovery === null && settingsRepair === null) return null;
  const lines = [
    ...(recovery ? describeRecovery(recovery, locale) : []),
    ...(settingsRepair ? describeSettingsRepair(settingsRepair, locale) : []),
  ];
  const acknowledge = () => void task(() => bridge.ask("backups.acknowledge", {}));
  const openBackups = () => {
    goTo({ screen: "backups" });
    acknowledge();
  };
  return (
    <Dialog
      title={recovery ? words.recoveredTitle : words.settingsTitle}
      onClose={acknowledge}
      actions={
        <>
          {recovery && <Button onClick={openBackups}>{words.title}</Button>}
          <Button look="primary" onClick={acknowledge}>
            {words.seen}
          </Button>
        </>
      }
    >
      <div className={styles.recoveryLines}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Dialog>
  );
}
