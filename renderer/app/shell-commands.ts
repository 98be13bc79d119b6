/**
 * The commands of the window (`shared/contract/commands.ts`), run from their keys and from the shell's menu.
 */
import { useEffect, useRef } from "react";
import { labelKey, windowCommands, type WindowCommand } from "../../shared/contract/commands.ts";
import { useApp } from "./context.tsx";

const isMac = () => navigator.platform.startsWith("Mac");

/** The keys of a command as a label: Ctrl+Shift+E; empty if the command has none. */
export function keysOf(command: WindowCommand): string {
  const keys = windowCommands[command];
  return keys === null ? "" : labelKey(keys).replace("Mod", isMac() ? "⌘" : "Ctrl");
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const [mod, other] = isMac() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return (
    !other &&
    mod === parts.includes("Mod") &&
    event.altKey === parts.includes("Alt") &&
    event.shiftKey === parts.includes("Shift") &&
    event.code === parts.at(-1)
  );
}

/** Handles the given commands while the component is mounted, from their keys and from the shell's menu. */
export function useWindowCommands(work: { [C in WindowCommand]?: () => void }): void {
  const { bridge } = useApp();
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat) return;
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
