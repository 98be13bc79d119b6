import { useEffect, useRef } from "react";
import { useApp } from "./context.tsx";

/** Commands that a shell's menu may send, and the keys that start them in the window. Mod is Ctrl, on a Mac ⌘. */
export const windowCommands = {
  "issue.new": "Mod+Alt+KeyN",
  "import.open": "Mod+KeyO",
  "issue.save": "Mod+KeyS",
  "export.open": "Mod+Shift+KeyE",
  "preview.toggle": "Mod+KeyP",
  "library.open": "Mod+Alt+KeyH",
  "edit.undo": null,
  "edit.redo": null,
  "app.close": null,
} as const satisfies Record<string, string | null>;
export type WindowCommand = keyof typeof windowCommands;

const isMac = () => navigator.platform.startsWith("Mac");

/** The keys of a command as people read them: Ctrl+Shift+E. */
export function keysOf(command: WindowCommand): string {
  const keys = windowCommands[command];
  return keys === null ? "" : keys.replace("Mod", isMac() ? "⌘" : "Ctrl").replace("Key", "");
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const isMod = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return isMod && event.altKey === parts.includes("Alt") && event.shiftKey === parts.includes("Shift") && event.code === parts.at(-1);
}

/** Runs a command's work while the component is shown, from the shell's menu and from its keys. */
export function useWindowCommands(work: { [C in WindowCommand]?: () => void }): void {
  const { bridge } = useApp();
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      for (const [command, keys] of Object.entries(windowCommands) as [WindowCommand, string | null][]) {
        const run = latest.current[command];
        if (!keys || !run || !matches(keys, event)) continue;
        event.preventDefault();
        run();
      }
    };
    addEventListener("keydown", onKey);
    const stop = bridge.on("shell.command", ({ command }) => latest.current[command as WindowCommand]?.());
    return () => {
      removeEventListener("keydown", onKey);
      stop();
    };
  }, [bridge]);
}
