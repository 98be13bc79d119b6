import { useState } from "react";
import { roles, type Person } from "../../shared/workflow/states.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./settings.module.css";

/**
 * Asks for the name and role of the person who works here.
 * @param onDone called after the core has stored them; not when the dialog is cancelled
 */
export function PersonDialog({ onDone, onClose }: { onDone?: () => void; onClose: () => void }) {
  const { settings, changeSettings } = useApp();
  const { workflow: words, window: frame } = useMessages();
  const [person, setPerson] = useState<Person>(settings.person);
  const save = async () => {
    await changeSettings({ person: { ...person, name: person.name.trim() } });
    onClose();
    onDone?.();
  };
  return (
    <Dialog
      title={words.personTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={person.name.trim() === ""} onClick={() => void save()}>
            {frame.ok}
          </Button>
        </>
      }
    >
      <p className={kit.faint}>{words.personText}</p>
      <label className={styles.setting}>
        <span>{words.name}</span>
        <input
          className={kit.textField}
          type="text"
          data-autofocus
          maxLength={40}
          value={person.name}
          onChange={(event) => setPerson({ ...person, name: event.target.value })}
        />
      </label>
      <div className={styles.setting}>
        <span>{words.role}</span>
        <Choice
          label={words.role}
          value={person.role}
          options={roles.map((value) => ({ value, label: words.roles[value] }))}
          onChange={(role) => setPerson({ ...person, role })}
        />
      </div>
    </Dialog>
  );
}
