import { useEffect, useState } from "react";
import type { UnlistedUnit } from "../../shared/names/unlisted-units.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./names.module.css";

interface UnlistedUnitsDialogProps {
  onTakeIn: (names: readonly string[]) => void;
  onClose: () => void;
}

/** 从各期收录: lists the units in source lines that the table lacks; the ticked ones are added. */
export function UnlistedUnitsDialog({ onTakeIn, onClose }: UnlistedUnitsDialogProps) {
  const { names: words, window: frame } = useMessages();
  const { bridge } = useApp();
  const task = useTask();
  const [units, setUnits] = useState<UnlistedUnit[] | null>(null);
  const [declinedNames, setDeclinedNames] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () => void task(async () => setUnits((await bridge.ask("names.findUnlisted", {})).units)),
    [bridge, task],
  );
  const chosenNames = (units ?? []).map(({ name }) => name).filter((name) => !declinedNames.has(name));
  const tick = (name: string, isTicked: boolean) =>
    setDeclinedNames(
      new Set(isTicked ? [...declinedNames].filter((each) => each !== name) : [...declinedNames, name]),
    );
  return (
    <Dialog
      title={words.foundTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={chosenNames.length === 0} onClick={() => onTakeIn(chosenNames)}>
            {words.takeIn(chosenNames.length)}
          </Button>
        </>
      }
    >
      {units?.length === 0 ? <p>{words.foundNone}</p> : null}
      {units && units.length > 0 ? (
        <>
          <p className={kit.faint}>{words.foundHint}</p>
          <Checkbox
            checked={chosenNames.length === units.length}
            onChange={(isTicked) => setDeclinedNames(new Set(isTicked ? [] : units.map(({ name }) => name)))}
          >
            {words.tickAll}
          </Checkbox>
          <ul className={styles.found}>
            {units.map(({ name, articles }) => (
              <li key={name}>
                <Checkbox checked={!declinedNames.has(name)} onChange={(isTicked) => tick(name, isTicked)}>
                  {name}
                </Checkbox>
                <small>{words.foundIn(articles)}</small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
