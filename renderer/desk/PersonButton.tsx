import { useState } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { PersonDialog } from "../settings/PersonDialog.tsx";
import { PersonBadge } from "../ui/PersonBadge.tsx";

/** Who works here: the first character of the role, and the name. */
export function PersonButton() {
  const { settings } = useApp();
  const { workflow: words } = useMessages();
  const [asks, setAsks] = useState(false);
  const { name, role } = settings.person;
  return (
    <>
      <button
        type="button"
        className="person"
        aria-label={words.changePerson(name || words.me)}
        title={words.changePerson(name || words.me)}
        onClick={() => setAsks(true)}
      >
        <PersonBadge name={name} role={role} />
        <span className="person-name">{name || words.me}</span>
      </button>
      {asks ? <PersonDialog onClose={() => setAsks(false)} /> : null}
    </>
  );
}
