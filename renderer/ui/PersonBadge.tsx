import { roles, type Role } from "../../shared/workflow/states.ts";
import { useMessages } from "../app/messages.tsx";
import "./ui.css";

/** A round sign for a person: the first character of the role in its colour; of the name, where the role is none that the program has. */
export function PersonBadge({ name, role }: { name: string; role?: string | undefined }) {
  const { workflow: words } = useMessages();
  const known: Role | undefined = roles.find((each) => each === role);
  return (
    <span className="person-sign" data-role={name === "" ? undefined : known} aria-hidden="true">
      {[...(known ? words.roles[known] : name)][0]}
    </span>
  );
}
