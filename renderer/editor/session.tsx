/** What the parts of one open editor share: its status, its commands, its outline. */
import { HistoryExtension } from "@lexical/history";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useExtensionDependency } from "@lexical/react/useExtensionComponent";
import { useExtensionSignalValue } from "@lexical/react/useExtensionSignalValue";
import type { LexicalEditor } from "lexical";
import { createContext, use, useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import type { Outline } from "../../shared/bulletin/outline.ts";
import type { Unfilled } from "../../shared/bulletin/unfilled.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { commandNames, commands, readStatus, type CommandName, type EditorStatus } from "./commands.ts";
import { goTo } from "./go.ts";
import type { OutlineProblems, OutlineStore } from "./outline-store.ts";

export const OutlineContext = createContext<OutlineStore | null>(null);

/** The outline of the open editor, for who asks it at times of his own. */
export function useOutlineStore(): OutlineStore {
  const store = use(OutlineContext);
  if (!store) throw new Error("This part of the editor stands outside BulletinEditor");
  return store;
}

/** Goes to a section, an article or a paragraph of the issue, by its id. */
export function useGoTo(): (id: string) => void {
  const [editor] = useLexicalComposerContext();
  return useCallback((id: string) => goTo(editor, id), [editor]);
}

/** Goes to what is not filled in: a field of the masthead, or the paragraph with a template's field. */
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

/** Sections and articles of what is being edited, a moment behind the typing. */
export function useOutline(): Outline {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.outline);
}

/** What an editor would want to look at, by article. */
export function useProblems(): OutlineProblems {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.problems);
}

/** The manuscripts of 稿库 that articles of the issue were placed from, by the articles' ids. */
export function useOrigins(): ReadonlyMap<string, number> {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.origins);
}

/** The document as it was when the outline was derived. */
export function useOutlinedBulletin(): BulletinDocument {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.bulletin);
}

/** Id of the article in which the caret stands. */
export function useCurrentArticle(): string | null {
  const store = useOutlineStore();
  return useSyncExternalStore(store.subscribe, store.current);
}

/** How many sections, articles and characters the issue has. */
export function useCounts(): { sections: number; articles: number; characters: number } {
  const { sections, characters } = useOutline();
  return {
    sections: sections.filter((section) => section.id !== null).length,
    articles: sections.reduce((sum, section) => sum + section.articles.length, 0),
    characters,
  };
}

/** The selection's style and marks, and whether there is anything to undo. Changes only when one of them does. */
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

/** Runs a command where it may run now. False where it may not. */
export function runCommand(
  editor: LexicalEditor,
  name: CommandName,
  canUndo: boolean,
  canRedo: boolean,
): boolean {
  if (!commands[name].isEnabled(readStatus(editor, canUndo, canRedo))) return false;
  commands[name].run(editor);
  return true;
}

export interface EditorCommands {
  names: readonly CommandName[];
  /** Runs a command; false where it may not run now. */
  run(name: CommandName): boolean;
}

/** The commands of the editor, for menus and the program's own shortcuts. */
export function useEditorCommand(): EditorCommands {
  const [editor] = useLexicalComposerContext();
  const { canUndo, canRedo } = useExtensionDependency(HistoryExtension).output;
  return useMemo(
    () => ({
      names: commandNames,
      run: (name: CommandName) => runCommand(editor, name, canUndo.peek(), canRedo.peek()),
    }),
    [editor, canUndo, canRedo],
  );
}
