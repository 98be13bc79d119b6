import { useState } from "react";
import type { Damage } from "../../shared/contract/backups.ts";
import { useApp } from "../app/context.tsx";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { createStore, useStore } from "../app/store.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./backups.module.css";

/** Whether the person has put the repair off; it is then still offered on the screen of the backups. */
const isPutOff = createStore(false);

/** Offers the repair again. */
export const askToRepair = (): void => isPutOff.set(false);

/** Tells of damage that the running program has found, and offers to repair it at once. */
export function DamageDialog({ damage: { problem, backup } }: { damage: Damage }) {
  const { bridge } = useApp();
  const { backups: words, window: frame } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const [isRunning, setIsRunning] = useState(false);
  if (useStore(isPutOff)) return null;
  const putOff = () => !isRunning && isPutOff.set(true);
  const repair = async () => {
    setIsRunning(true);
    await task(() => bridge.ask("backups.repair", {}));
    setIsRunning(false);
  };
  return (
    <Dialog
      title={words.damagedTitle}
      onClose={putOff}
      actions={
        backup ? (
          <>
            <Button disabled={isRunning} onClick={putOff}>
              {words.repairLater}
            </Button>
            <Button look="primary" disabled={isRunning} onClick={() => void repair()}>
              {isRunning ? words.repairing : words.repair}
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={putOff}>
            {frame.ok}
          </Button>
        )
      }
    >
      <div className={styles.recoveryLines}>
        <p>{backup ? words.damaged : words.repairImpossible}</p>
        {backup ? (
          <>
            <p>{words.repairFrom(formatMoment(backup.at, locale), backup.number)}</p>
            <p>{words.repairTells}</p>
          </>
        ) : null}
        <p className={kit.faint}>{words.damageProblem(problem)}</p>
      </div>
    </Dialog>
  );
}
