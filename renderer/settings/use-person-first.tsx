import { useState, type ReactNode } from "react";
import { useApp } from "../app/context.tsx";
import { PersonDialog } from "./PersonDialog.tsx";

/**
 * `withPerson` runs work that needs the person's name; if there is none yet, it asks for it first. The caller
 * must render `dialog`.
 */
export function usePersonFirst(): { withPerson: (work: () => void) => void; dialog: ReactNode } {
  const { settings } = useApp();
  const [postponed, setWaiting] = useState<{ work: () => void } | null>(null);
  const hasName = settings.person.name !== "";
  return {
    withPerson: (work) => (hasName ? work() : setWaiting({ work })),
    dialog: postponed ? <PersonDialog onDone={postponed.work} onClose={() => setWaiting(null)} /> : null,
  };
}
