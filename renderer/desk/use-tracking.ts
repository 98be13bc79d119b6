import { useMemo } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";

export interface Tracking {
  /** Who makes the changes that are marked; null while they are not. */
  author: { author: string; role: string } | null;
  /** It cannot be put off: who proofreads leaves marks. */
  isFixed: boolean;
  /** Puts it on or off; says why where it cannot be. Nobody without a name may call it. */
  toggle: () => void;
}

/**
 * Whether changes are marked (修订). A proofreader's always are. Others choose, and the choice stays in the settings: whoever
 * put it on finds it on in the next issue too, and the button says so.
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
