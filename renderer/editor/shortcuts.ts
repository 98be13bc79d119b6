/** Shortcuts: finds the command of a key event and formats shortcuts for menus. */
import { commandNames, commands, type CommandName, type Shortcut } from "./commands.ts";

/** True on macOS and iOS, where shortcuts use Cmd. */
export const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/u.test(navigator.platform);

/** The command of a key event, or null. While an input method composes, all keys belong to it. */
export function commandOf(event: KeyboardEvent): CommandName | null {
  const main = isApple ? event.metaKey : event.ctrlKey;
  const other = isApple ? event.ctrlKey : event.metaKey;
  // AltGr, used to type characters on some keyboards, arrives as Ctrl+Alt.
  if (!main || other || event.isComposing || event.getModifierState("AltGraph")) return null;
  const matches = ({ code, alt = false, shift = false }: { code: string; alt?: boolean; shift?: boolean }) =>
    event.code === code && event.altKey === alt && event.shiftKey === shift;
  return commandNames.find((name) => commands[name].shortcuts.some(matches)) ?? null;
}

/** Labels of keys whose `code` does not contain their label. */
const keyNames: Record<string, string> = { Backslash: "\\", Slash: "/", Enter: isApple ? "↵" : "Enter" };

/** Formats a shortcut for menus: Ctrl+Alt+1, or ⌥⌘1 on macOS. */
export function writeShortcut({ code, alt, shift }: Shortcut): string {
  const key = keyNames[code] ?? code.replace(/^(?:Key|Digit)/u, "");
  if (isApple) return `${alt ? "⌥" : ""}${shift ? "⇧" : ""}⌘${key}`;
  return ["Ctrl", alt ? "Alt" : "", shift ? "Shift" : "", key].filter((part) => part !== "").join("+");
}
