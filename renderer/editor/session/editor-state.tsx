/** State shared by the components of one open editor: its status, its commands, its outline. */
import { HistoryExtension } from "@lexical/history";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useExtensionDependency } from "@lexical/react/useExtensionComponent";
import { useExtensionSignalValue } from "@lexical/react/useExtensionSignalValue";
import { createContext, use, useCallback, useRef, useSyncExternalStore } from "react";
import { namesOf, tableOf } from "../../../shared/basics/lookup.ts";
import type { CommandId, CommandsOf, TextPart } from "../../../shared/contract/commands.ts";
import type { Outline } from "../../../shared/document/outline.ts";
import type { Unfilled } from "../../../shared/workflow/unfilled.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { sameData } from "../../../shared/document/canonical.ts";
import { isEnabledIn, readStatus, type EditorRun, type EditorStatus } from "./commands.ts";
import { useCommands } from "../../app/commands.ts";
import { goTo } from "../document/go.ts";
import type { OutlineProblems, OutlineStore } from "../document/outline-store.ts";

export const OutlineContext = createContext<OutlineStore | null>(null);

/** The outline store of the open editor, for code that reads it outside rendering. */
export function useOutlineStore(): OutlineStore {
  const store = use(OutlineContext);
  if (!store) throw new Error("useOutlineStore must be used inside BulletinEditor");
  return store;
}

/** Returns a function that moves the caret to a section, an article or a paragraph of the issue by its id. */
export function useGoTo(): (id: string) => void {
  const [editor] = useLexicalComposerContext();
  return useCallback((id: string) => goTo(editor, id), [editor]);
}

/**
 * Returns a function that goes to an unfilled place: a field of the masthead, or the paragraph with an
 * unfilled template field.
 */
export function useGoToUnfilled(): (place: Unfilled) => void {
  const [editor] = useLexicalComposerContext();
  return useCallback(
    (place) => {
      if (place.kind === "field") return goTo(editor, place.block);
      const field = editor
        .getRootElement()
        ?.closest(".paper")
        ?.querySelector<HTMLElement>(`[data-field="masthead.${place.kind}"] :is(input, textarea)`);
      field?.focus();
    },
    [editor],
  );
}

/** The sections and articles of the edited bulletin; updated when typing pauses. */
export function useOutline(): Outline {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.outline);
}

/** The problems with points (要点) of each article; updated when typing pauses. */
export function useProblems(): OutlineProblems {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.problems);
}

/**
 * The ids of the manuscripts (稿库) that articles were placed from, by article id; updated when typing pauses.
 */
export function useOrigins(): ReadonlyMap<string, number> {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.origins);
}

/** The bulletin that the current outline was derived from; a moment behind the typing. */
export function useOutlinedBulletin(): BulletinDocument {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.bulletin);
}

/** The id of the article that contains the caret. */
export function useCurrentArticle(): string | null {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.current);
}

/** The number of sections, articles and characters of the issue; updated when typing pauses. */
export function useCounts(): { sections: number; articles: number; characters: number } {
  const { sections, characters } = useOutline();
  return {
    sections: sections.filter((section) => section.id !== null).length,
    articles: sections.reduce((sum, section) => sum + section.articles.length, 0),
    characters,
  };
}

/** The status of the editor. The returned object stays the same until one of its values changes. */
export function useStatus(): EditorStatus {
  const [editor] = useLexicalComposerContext();
  const canUndo = useExtensionSignalValue(HistoryExtension, "canUndo");
  const canRedo = useExtensionSignalValue(HistoryExtension, "canRedo");
  const last = useRef<EditorStatus | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [editor.registerUpdateListener(listener), editor.registerEditableListener(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    const status = readStatus(editor, canUndo, canRedo);
    if (!last.current || !sameData(last.current, status)) last.current = status;
    return last.current;
  });
}

/** Whether the window's commands act on the editor inside; not on one that only shows a text. */
export const CommandsContext = createContext(true);

/** Gives the commands of a part of the editor to the window. They are enabled while the text can be edited. */
export function useTextCommands<P extends TextPart>(part: P, runs: Record<CommandsOf<P>, EditorRun>): void {
  const [editor] = useLexicalComposerContext();
  const { canUndo, canRedo } = useExtensionDependency(HistoryExtension).output;
  const isEnabled = (command: CommandId) =>
    isEnabledIn(
      { isEditable: editor.isEditable(), canUndo: canUndo.peek(), canRedo: canRedo.peek() },
      command,
    );
  const work = tableOf(namesOf(runs), (command) => ({
    run: () => runs[command](editor),
    isEnabled: () => isEnabled(command),
  }));
  useCommands(part, work, use(CommandsContext));
}

/** Returns a function that focuses the text and puts the caret where it was last, or at the start. */
export function useFocusText(): () => void {
  const [editor] = useLexicalComposerContext();
  return useCallback(() => editor.focus(undefined, { defaultSelection: "rootStart" }), [editor]);
}
