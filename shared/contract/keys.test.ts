import { describe, expect, test } from "vitest";
import { matchesKeys, writeAccelerator, writeKeys, type KeyPress, type Keys } from "./keys.ts";

test.each<[Keys, elsewhere: string, apple: string]>([
  ["Mod+KeyS", "Ctrl+S", "⌘S"],
  ["Mod+Shift+KeyE", "Ctrl+Shift+E", "⇧⌘E"],
  ["Mod+Alt+Digit1", "Ctrl+Alt+1", "⌥⌘1"],
  ["Mod+Alt+Shift+KeyN", "Ctrl+Alt+Shift+N", "⌥⇧⌘N"],
  ["Mod+Shift+Enter", "Ctrl+Shift+Enter", "⇧⌘↩"],
  ["Mod+Backslash", "Ctrl+\\", "⌘\\"],
  ["Mod+Equal", "Ctrl+=", "⌘="],
  ["Mod+Minus", "Ctrl+-", "⌘-"],
  ["Alt+Shift+ArrowUp", "Alt+Shift+↑", "⌥⇧↑"],
  ["Shift+F8", "Shift+F8", "⇧F8"],
])("%s is written %s, and %s on a Mac", (keys, elsewhere, apple) => {
  expect([writeKeys(keys, false), writeKeys(keys, true)]).toEqual([elsewhere, apple]);
});

test.each<[Keys, string]>([
  ["Mod+KeyP", "CmdOrCtrl+P"],
  ["Mod+Shift+KeyE", "CmdOrCtrl+Shift+E"],
  ["Mod+Alt+Digit1", "CmdOrCtrl+Alt+1"],
  ["Mod+Shift+Enter", "CmdOrCtrl+Shift+Enter"],
  ["Shift+F8", "Shift+F8"],
])("%s is %s in a menu of Electron", (keys, accelerator) => {
  expect(writeAccelerator(keys)).toBe(accelerator);
});

type Modifier = "ctrl" | "meta" | "alt" | "shift" | "AltGraph" | "composing";
const press = (code: string, ...modifiers: Modifier[]): KeyPress => ({
  code,
  ctrlKey: modifiers.includes("ctrl"),
  metaKey: modifiers.includes("meta"),
  altKey: modifiers.includes("alt"),
  shiftKey: modifiers.includes("shift"),
  isComposing: modifiers.includes("composing"),
  getModifierState: (name) => modifiers.includes(name),
});

describe.each([
  { system: "Windows and Linux", isApple: false, mod: "ctrl", other: "meta" },
  { system: "a Mac", isApple: true, mod: "meta", other: "ctrl" },
] as const)("on $system", ({ isApple, mod, other }) => {
  test.each<[Keys, KeyPress]>([
    ["Mod+KeyS", press("KeyS", mod)],
    ["Mod+Alt+KeyN", press("KeyN", mod, "alt")],
    ["Mod+Shift+Enter", press("Enter", mod, "shift")],
    ["Mod+Enter", press("NumpadEnter", mod)],
    ["F8", press("F8")],
    ["Alt+Shift+ArrowUp", press("ArrowUp", "alt", "shift")],
  ])("%s is pressed", (keys, pressed) => expect(matchesKeys(keys, pressed, isApple)).toBe(true));

  test.each<[string, Keys, KeyPress]>([
    ["another key", "Mod+KeyS", press("KeyD", mod)],
    ["a modifier lacks", "Mod+Alt+KeyN", press("KeyN", mod)],
    ["a further modifier", "Mod+KeyS", press("KeyS", mod, "shift")],
    ["the Mod of another system", "Mod+KeyS", press("KeyS", other)],
    ["both", "Mod+KeyS", press("KeyS", mod, other)],
    ["no modifier", "Mod+KeyS", press("KeyS")],
    ["a function key with Mod", "F8", press("F8", mod)],
    ["AltGr, which types ń on a Polish keyboard", "Mod+Alt+KeyN", press("KeyN", "ctrl", "alt", "AltGraph")],
    ["an input method composes", "Mod+KeyS", press("KeyS", mod, "composing")],
  ])("not pressed: %s", (_reason, keys, pressed) => expect(matchesKeys(keys, pressed, isApple)).toBe(false));
});

test("⌥ that a browser on a Mac reports as AltGr is ⌥", () => {
  expect(matchesKeys("Mod+Alt+KeyN", press("KeyN", "meta", "alt", "AltGraph"), true)).toBe(true);
});
