import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { RefObject } from "react";
import { namesOf, tableOf } from "../../../shared/basics/lookup.ts";
import type { CommandsOf } from "../../../shared/contract/commands.ts";
import { useCommands } from "../../app/commands.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import type { ContextMenuItem } from "../../ui/ContextMenu.tsx";
import { useCommandItem } from "../../ui/use-command-item.ts";
import { useOrigins } from "../session/editor-state.tsx";
import type { Row } from "./rows.ts";
import type { OutlineActions } from "./use-outline-actions.ts";
import type { OutlineView } from "./use-outline-view.ts";
import type { Structure } from "./use-structure.ts";

type EntryCommand = CommandsOf<"outline">;

interface Parts {
  list: RefObject<HTMLElement | null>;
  view: OutlineView;
  structure: Structure;
  actions: OutlineActions;
}

/**
 * Gives the commands of the outline, which act on the focused entry, or else on the one that contains the
 * caret. Returns a function that makes the context menu of a row from the same commands.
 */
export function useEntryCommands({ list, view, structure, actions }: Parts) {
  const isEditable = useLexicalEditable();
  const { editor: words } = useMessages();
  const itemOf = useCommandItem();
  const { format } = new Intl.NumberFormat(useLocale());
  const origins = useOrigins();

  const runs: Record<EntryCommand, (id: string) => void> = {
    "entry.rename": actions.beginRename,
    "entry.moveUp": (id) => actions.step(id, -1),
    "entry.moveDown": (id) => actions.step(id, 1),
    "entry.insertTemplate": actions.insertTemplateAfter,
    "entry.trim": actions.trim,
    "entry.takeBack": actions.takeBack,
    "entry.remove": actions.remove,
  };
  const commands = namesOf(runs);

  const isPossible = (command: EntryCommand, row: Row): boolean => {
    if (command === "entry.trim") return row.kind === "article" && !row.article.isBrief;
    return command !== "entry.takeBack" || origins.has(row.id);
  };

  const findRow = (): Row | undefined => {
    const { activeElement } = document;
    const id = list.current?.contains(activeElement)
      ? activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"]
      : undefined;
    return view.rows.find((row) => (id === undefined ? view.isCurrent(row) : row.id === id));
  };

  const workOf = (command: EntryCommand) => ({
    run: () => {
      const row = findRow();
      if (row) runs[command](row.id);
    },
    isEnabled: () => {
      const row = findRow();
      return isEditable && row !== undefined && isPossible(command, row);
    },
  });
  useCommands("outline", tableOf(commands, workOf));

  const removalOf = (row: Row): string => {
    if (row.kind === "article") return words.removeArticle;
    const articles = row.section.articles.length;
    return articles === 0 ? words.removeEmptySection : words.removeSection(format(articles));
  };

  /** Keys also tell why an entry cannot move; the menu does not offer it. */
  const cannotStep = (command: EntryCommand, { id }: Row): boolean => {
    if (command === "entry.moveUp") return !structure.canStep(id, -1);
    return command === "entry.moveDown" && !structure.canStep(id, 1);
  };

  return (row: Row | undefined): ContextMenuItem[] => {
    if (!row) return [];
    return commands
      .filter((command) => isPossible(command, row))
      .map((command) => ({
        ...itemOf(command, { run: () => runs[command](row.id), isEnabled: () => !cannotStep(command, row) }),
        ...(command === "entry.remove" && { label: removalOf(row), isRemoval: true }),
      }));
  };
}
