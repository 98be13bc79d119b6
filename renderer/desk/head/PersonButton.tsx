import { runCommand } from "../../app/commands.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { PersonBadge } from "../../ui/PersonBadge.tsx";
import styles from "./head.module.css";

/** The person who works here, by name and first character of the role; opens the dialog that changes them. */
export function PersonButton() {
  const { settings } = useApp();
  const { workflow: words } = useMessages();
  const { name, role } = settings.person;
  return (
    <button
      type="button"
      className={styles.person}
      aria-label={words.changePerson(name || words.me)}
      title={words.changePerson(name || words.me)}
      onClick={() => runCommand("person.change")}
    >
      <PersonBadge name={name} role={role} />
      <span className={styles.personName}>{name || words.me}</span>
    </button>
  );
}
