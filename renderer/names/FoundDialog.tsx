import { useEffect, useState } from "react";
import type { FoundUnit } from "../../shared/bulletin/names/found.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";

interface FoundDialogProps {
  onTakeIn: (names: readonly string[]) => void;
  onClose: () => void;
}

/** 从各期收录: the units of source lines that the table does not have, to be ticked. */
export function FoundDialog({ onTakeIn, onClose }: FoundDialogProps) {
  const { names: words, window: frame } = useMessages();
  const { bridge } = useApp();
  const task = useTask();
  const [found, setFound] = useState<FoundUnit[] | null>(null);
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () => void task(async () => setFound((await ask(bridge, "names.found", {})).units)),
    [bridge, task],
  );
  const chosen = (found ?? []).map(({ name }) => name).filter((name) => !declined.has(name));
  const tick = (name: string, isTicked: boolean) =>
    setDeclined(new Set(isTicked ? [...declined].filter((each) => each !== name) : [...declined, name]));
  return (
    <Dialog
      title={words.foundTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={chosen.length === 0} onClick={() => onTakeIn(chosen)}>
            {words.takeIn(chosen.length)}
          </Button>
        </>
      }
    >
      {found === null ? null : found.length === 0 ? (
        <p>{words.foundNone}</p>
      ) : (
        <>
          <p className="faint">{words.foundHint}</p>
          <Checkbox
            checked={chosen.length === found.length}
            onChange={(isTicked) => setDeclined(new Set(isTicked ? [] : found.map(({ name }) => name)))}
          >
            {words.tickAll}
          </Checkbox>
          <ul className="names-found">
            {found.map(({ name, articles }) => (
              <li key={name}>
                <Checkbox checked={!declined.has(name)} onChange={(isTicked) => tick(name, isTicked)}>
                  {name}
                </Checkbox>
                <small>{words.foundIn(articles)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
