/** Keys of commands: which command an event means, and how a shortcut is written. */
import { commandNames, commands, type CommandName, type Shortcut } from "./commands.ts";

export const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/u.test(navigator.platform);

/** The command of a key event, null for none. While an input method composes, its keys are its own. */
export function commandOf(event: KeyboardEvent): CommandName | null {
  const [main, other] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  // AltGr, which some keyboards type characters with, comes as Ctrl+Alt.
  if (!main || other || event.isComposing || event.getModifierState("AltGraph")) return null;
  const matches = ({ code, alt = false, shift = false }: { code: string; alt?: boolean; shift?: boolean }) =>
    event.code === code && event.altKey === alt && event.shiftKey === shift;
  return commandNames.find((name) => commands[name].shortcuts.some(matches)) ?? null;
}

const keyNames: Record<string, string> = { Backslash: "\\", Slash: "/", Enter: isApple ? "↵" : "Enter" };

/** A shortcut as menus write it: Ctrl+Alt+1, or ⌥⌘1 on macOS. */
export function writeShortcut({ code, alt, shift }: Shortcut): string {
  const key = keyNames[code] ?? code.replace(/^(?:Key|Digit)/u, "");
  if (isApple) return `${alt ? "⌥" : ""}${shift ? "⇧" : ""}⌘${key}`;
  return ["Ctrl", alt ? "Alt" : "", shift ? "Shift" : "", key].filter((part) => part !== "").join("+");
}
