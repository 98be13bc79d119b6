import { useState, type ReactNode } from "react";
import { useApp } from "../app/context.tsx";
import { PersonDialog } from "./PersonDialog.tsx";

/** Asks who the person is before the first thing that bears a name; later it goes straight on. `dialog` is to be shown. */
export function usePersonFirst(): { first: (work: () => void) => void; dialog: ReactNode } {
  const { settings } = useApp();
  const [waiting, setWaiting] = useState<{ work: () => void } | null>(null);
  const isKnown = settings.person.name !== "";
  return {
    first: (work) => (isKnown ? work() : setWaiting({ work })),
    dialog: waiting ? <PersonDialog onDone={waiting.work} onClose={() => setWaiting(null)} /> : null,
  };
}
