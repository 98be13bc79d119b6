import type { CommandId } from "../../shared/contract/commands.ts";
import { keyLabelOf, type Work } from "../app/commands.ts";
import { useMessages } from "../app/messages.tsx";
import type { ContextMenuItem } from "./ContextMenu.tsx";

/** Returns a function that makes the item of a context menu from a command and its work. */
export function useCommandItem(): (command: CommandId, work: Work) => ContextMenuItem {
  const { commands: names } = useMessages();
  return (command, work) => ({
    label: names[command],
    keys: keyLabelOf(command),
    run: typeof work === "function" ? work : work.run,
    disabled: typeof work === "object" && !work.isEnabled(),
  });
}
