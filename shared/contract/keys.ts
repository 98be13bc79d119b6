/**
 * Keys of commands in one notation, on every system: how they are written, matched and shown. `Mod` is ⌘ on a
 * Mac and Ctrl elsewhere; the last part is a physical key (`KeyboardEvent.code`), so that neither the layout
 * of the keyboard nor an input method changes it.
 */
import { hasName } from "../basics/lookup.ts";

/** The labels of keys whose code does not contain them. */
const keyLabels = {
  Equal: "=",
  Minus: "-",
  Backslash: "\\",
  Slash: "/",
  Enter: "Enter",
  ArrowUp: "↑",
  ArrowDown: "↓",
} as const;

type Code = `Key${string}` | `Digit${number}` | `F${number}` | keyof typeof keyLabels;
export type Keys = `${"Mod+" | ""}${"Alt+" | ""}${"Shift+" | ""}${Code}`;

/** What keys are matched against: a `KeyboardEvent`, as far as it is needed. */
export interface KeyPress {
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  getModifierState(name: "AltGraph"): boolean;
}

/** The modifiers of keys, and the code after them. */
function partsOf(keys: Keys) {
  const parts = keys.split("+");
  return {
    code: parts.at(-1) ?? "",
    mod: parts.includes("Mod"),
    alt: parts.includes("Alt"),
    shift: parts.includes("Shift"),
  };
}

/**
 * True if these keys, and no further modifier, are pressed. Keys of an input method that composes are its own.
 * AltGr, which types characters on some keyboards, arrives as Ctrl+Alt and matches nothing; a Mac has none, but
 * some browsers there report the key ⌥ as AltGr too.
 */
export function matchesKeys(keys: Keys, press: KeyPress, isApple: boolean): boolean {
  if (press.isComposing || (!isApple && press.getModifierState("AltGraph"))) return false;
  const { code, mod, alt, shift } = partsOf(keys);
  const pressedCode = press.code === "NumpadEnter" ? "Enter" : press.code;
  const [isMod, isOther] = isApple ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  return (
    pressedCode === code && isMod === mod && !isOther && press.altKey === alt && press.shiftKey === shift
  );
}

/** Writes keys for people: `Mod+Alt+KeyN` is Ctrl+Alt+N, or ⌥⌘N on a Mac, in the order of Apple's menus. */
export function writeKeys(keys: Keys, isApple: boolean): string {
  const { code, mod, alt, shift } = partsOf(keys);
  const label = hasName(keyLabels, code) ? keyLabels[code] : code.replace(/^(?:Key|Digit)/u, "");
  if (isApple)
    return `${alt ? "⌥" : ""}${shift ? "⇧" : ""}${mod ? "⌘" : ""}${code === "Enter" ? "↩" : label}`;
  return [mod ? "Ctrl" : "", alt ? "Alt" : "", shift ? "Shift" : "", label].filter(Boolean).join("+");
}

/** Writes keys in the form of Electron's menus: `Mod+Shift+KeyE` is `CmdOrCtrl+Shift+E`. */
export const writeAccelerator = (keys: Keys): string => writeKeys(keys, false).replace("Ctrl", "CmdOrCtrl");
