import { roles, type Role } from "../../shared/workflow/states.ts";
import { useMessages } from "../app/messages.tsx";
import styles from "./ui.module.css";

/**
 * A round badge for a person: the first character of the role in its colour, or of the name if the role is
 * unknown.
 */
export function PersonBadge({ name, role }: { name: string; role?: string | undefined }) {
  const { workflow: words } = useMessages();
  const knownRole: Role | undefined = roles.find((each) => each === role);
  return (
    <span className={styles.personSign} data-role={name === "" ? undefined : knownRole} aria-hidden="true">
      {[...(knownRole ? words.roles[knownRole] : name)][0]}
    </span>
  );
}
