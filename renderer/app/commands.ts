/**
 * The registry of the window's commands (`shared/contract/commands.ts`): the parts of the window give the work
 * of their commands while they are on the screen; keys, menu, palette, toolbar and context menus run it by id.
 */
import { useEffect, useRef } from "react";
import {
  commandIds,
  commandOf,
  keysOf,
  rowOf,
  type CommandId,
  type CommandsOf,
  type Part,
  type Scope,
} from "../../shared/contract/commands.ts";
import { matchesKeys, writeKeys, type Keys, type KeyPress } from "../../shared/contract/keys.ts";

/** True on macOS and iOS, where shortcuts use ⌘. */
export const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/u.test(navigator.platform);

/** Writes keys as this system shows them. */
export const keyLabel = (keys: Keys): string => writeKeys(keys, isApple);

/** True if these keys are pressed. */
export const hasKeys = (press: KeyPress, keys: Keys): boolean => matchesKeys(keys, press, isApple);

/** The first keys of a command as this system shows them; empty if it has none. */
export function keyLabelOf(command: CommandId): string {
  const [keys] = keysOf(command, isApple);
  return keys ? keyLabel(keys) : "";
}

/** The command that a key event runs in a scope. */
export const commandOfKey = (press: KeyPress, scope: Scope): CommandId | undefined =>
  commandOf(press, scope, isApple);

/** What a command does. Without `isEnabled` it is always enabled. */
export type Work = (() => void) | { run: () => void; isEnabled: () => boolean };

/** The work of a part: of all its commands, and of those that every screen may give. */
export type WorkOf<P extends Part> = Record<Exclude<CommandsOf<P>, CommandsOf<"screen">>, Work> & {
  [C in CommandsOf<"screen">]?: Work;
};

type Source = (command: CommandId) => Work | undefined;
/** What gives work now. A later source is asked first, so that a screen comes before the frame. */
const sources: Source[] = [];

const findWork = (command: CommandId): Work | undefined => {
  for (const source of sources.toReversed()) {
    const work = source(command);
    if (work) return work;
  }
  return undefined;
};

/** The commands that have work now, in the order of the table. */
export const givenCommands = (): CommandId[] => commandIds.filter((command) => findWork(command));

/** True if a command has work now, and it is enabled. */
export function isCommandEnabled(command: CommandId): boolean {
  const work = findWork(command);
  return typeof work === "function" || (work?.isEnabled() ?? false);
}

/** Runs a command if it is enabled now. */
export function runCommand(command: CommandId): void {
  const work = findWork(command);
  if (typeof work === "function") work();
  else if (work?.isEnabled()) work.run();
}

/**
 * Gives the work of the commands of a part while the component is mounted.
 * @param isGiven false gives nothing; a function is asked each time, for a part of which there are several on the
 *   screen, such as tables: the one with the focus gives its work
 */
export function useCommands<P extends Part>(
  _part: P,
  work: WorkOf<P>,
  isGiven: boolean | (() => boolean) = true,
): void {
  const latest = useRef<{ work: { [C in CommandId]?: Work }; isGivenNow: () => boolean }>({
    work,
    isGivenNow: () => false,
  });
  useEffect(() => {
    latest.current = { work, isGivenNow: typeof isGiven === "function" ? isGiven : () => isGiven };
  });
  useEffect(() => {
    const source: Source = (command) =>
      latest.current.isGivenNow() ? latest.current.work[command] : undefined;
    sources.push(source);
    return () => void sources.splice(sources.indexOf(source), 1);
  }, []);
}

/**
 * Runs the commands of a scope by their keys while the component is mounted. The keys of the text are taken
 * before the editor sees them.
 * @param isHeard false hears no keys
 */
export function useCommandKeys(scope: "window" | "text", isHeard = true): void {
  useEffect(() => {
    if (!isHeard) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const command = commandOfKey(event, scope);
      if (!command || !findWork(command)) return;
      if (scope === "text") {
        if (event.defaultPrevented || !acceptsKeys(command, event.target)) return;
        event.stopPropagation();
      }
      event.preventDefault();
      // Only commands of the text repeat while a key is held.
      if (scope === "text" || !event.repeat) runCommand(command);
    };
    const options = { capture: scope === "text" };
    window.addEventListener("keydown", onKey, options);
    return () => window.removeEventListener("keydown", onKey, options);
  }, [scope, isHeard]);
}

/**
 * True if keys of the text that are pressed in this element run the command. In the fields of the paper few
 * do; all other inputs and open dialogs keep their keys.
 */
function acceptsKeys(command: CommandId, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true;
  if (target.closest("[role=dialog], [role=menu]")) return false;
  const { fields } = rowOf(command);
  if (target.closest("[data-field]"))
    return fields === "all" || (fields === "cells" && target.matches("[data-field='table.cell']"));
  return (
    target.closest("[data-lexical-editor]") !== null ||
    !target.matches("input, textarea, select, [contenteditable]")
  );
}
