import { useMemo } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";

export interface Tracking {
  /** The author of tracked changes; `null` while tracking is off. */
  author: { author: string; role: string } | null;
  /** Tracking cannot be switched off, because the person is a proofreader. */
  isFixed: boolean;
  /** Switches tracking, or shows a notice if it is fixed. Call it only when the person has a name. */
  toggle: () => void;
}

/**
 * Whether changes are tracked (修订). They always are for a proofreader. Others choose; the choice is a setting
 * and so also holds for the next issue.
 */
export function useTracking(): Tracking {
  const { settings, changeSettings, notify } = useApp();
  const { revisions: words } = useMessages();
  const { name, role } = settings.person;
  const isFixed = name !== "" && role === "proofreader";
  const isOn = isFixed || (name !== "" && settings.tracksChanges);
  const author = useMemo(() => (isOn ? { author: name, role } : null), [isOn, name, role]);
  return {
    author,
    isFixed,
    toggle: () =>
      isFixed ? notify({ kind: "done", text: words.fixed }) : void changeSettings({ tracksChanges: !isOn }),
  };
}
