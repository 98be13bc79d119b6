/**
 * Provides the editor of one open bulletin to its children: paper, toolbar, outline and panels, in any
 * layout.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { LexicalExtensionComposer } from "@lexical/react/LexicalExtensionComposer";
import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from "react";
import type { PointStyle } from "../../shared/bulletin/points/style.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { standardPage, type PageProfile } from "../../shared/layout/page.ts";
import { bulletinOf } from "./document/read.ts";
import type { CommandName } from "./commands.ts";
import { bulletinExtension } from "./extension.ts";
import { keepSelectionFresh } from "./fresh-selection.ts";
import { createOutlineStore } from "./outline-store.ts";
import { CleanedPaste } from "./clean-up/CleanedPaste.tsx";
import { watchPlainPaste } from "./clean-up/plain-paste.ts";
import { CleanUpCommand } from "./clean-up/CleanUpCommand.tsx";
import { NameMenu } from "./names/NameMenu.tsx";
import { NamesProvider } from "./names/names-context.tsx";
import { ObjectsCommand } from "./objects/ObjectsCommand.tsx";
import { PageContext } from "./page-context.ts";
import { PointsCommand } from "./points/PointsCommand.tsx";
import { CommentsProvider } from "./comments/comments.tsx";
import { OutlineContext, useEditorCommand } from "./editor-state.tsx";
import { commandOf } from "./shortcuts.ts";
import { TemplatesCommand } from "./templates/TemplatesCommand.tsx";
import { createRevisionsStore } from "./revisions/revisions-store.ts";
import { RevisionsContext } from "./revisions/revisions.tsx";
import { RevisionsCommand } from "./revisions/RevisionsCommand.tsx";
import { registerTracking, type Author } from "./revisions/tracking.ts";

/** What code outside the editor can do with an open editor. */
export interface EditorHandle {
  /** Focuses the body and puts the caret where it was last, or at the start. */
  focus(): void;
  /** Runs a command; returns false if it is not enabled now. */
  run(command: CommandName): boolean;
}

export interface BulletinEditorProps {
  /** The initial bulletin. A different bulletin needs a new editor: change the `key`. */
  bulletin: BulletinDocument;
  readOnly?: boolean;
  /**
   * Called after every change of content. `read` converts the state of that moment, whenever it is called.
   */
  onEdit?: (read: () => BulletinDocument) => void;
  /** The point style (要点样式) of the publication; without it, the one in the settings applies. */
  pointStyle?: PointStyle | undefined;
  /** The page that the bulletin is printed on; by default the page of the standard. */
  page?: PageProfile;
  /** The author of tracked changes (修订); null while changes are not tracked. */
  tracks?: Author | null;
  children?: ReactNode;
  ref?: Ref<EditorHandle>;
}

/** Opens a bulletin for editing; put `Paper`, `EditorToolbar` and `OutlinePanel` inside. */
export function BulletinEditor({
  bulletin,
  page = standardPage,
  children,
  ...sessionProps
}: BulletinEditorProps) {
  const [extension] = useState(() => bulletinExtension(bulletin));
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <PageContext value={page}>
        <EditorSession {...sessionProps}>{children}</EditorSession>
      </PageContext>
    </LexicalExtensionComposer>
  );
}

function EditorSession({
  readOnly = false,
  onEdit,
  pointStyle,
  tracks = null,
  children,
  ref,
}: Omit<BulletinEditorProps, "bulletin" | "page">) {
  const [editor] = useLexicalComposerContext();
  const { run } = useEditorCommand();
  const [store] = useState(() => createOutlineStore(editor));
  const [revisionsStore] = useState(() => createRevisionsStore(editor));
  const author = useRef(tracks);

  useEffect(() => editor.setEditable(!readOnly), [editor, readOnly]);
  useEffect(() => store.start(), [store]);
  useEffect(
    () =>
      editor.registerUpdateListener(({ prevEditorState, dirtyElements, dirtyLeaves }) => {
        if (prevEditorState.isEmpty() || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
        // Not the state of the event: an earlier listener may have recorded revisions in a newer state by
        // now.
        const state = editor.getEditorState();
        onEdit?.(() => bulletinOf(state));
      }),
    [editor, onEdit],
  );
  useEffect(() => {
    author.current = tracks;
  }, [tracks]);
  useEffect(() => registerTracking(editor, () => author.current), [editor]);
  // Registered before the listener for shortcuts, because commands act on the selection.
  useEffect(() => keepSelectionFresh(), []);
  useEffect(() => watchPlainPaste(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || event.defaultPrevented || !acceptsShortcut(command, event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      run(command);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [run]);
  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor.focus(undefined, { defaultSelection: "rootStart" }),
      run,
    }),
    [editor, run],
  );

  return (
    <OutlineContext value={store}>
      <RevisionsContext value={revisionsStore}>
        <NamesProvider>
          <CommentsProvider>{children}</CommentsProvider>
          <RevisionsCommand />
          <ObjectsCommand />
          <PointsCommand publicationStyle={pointStyle} />
          <CleanUpCommand />
          <CleanedPaste />
          <TemplatesCommand />
          <NameMenu />
        </NamesProvider>
      </RevisionsContext>
    </OutlineContext>
  );
}

/**
 * True if a shortcut pressed in this element reaches the editor. In the fields of the paper only undo, redo
 * and (in cells) adding a comment do; all other inputs and open dialogs keep their keys.
 */
function acceptsShortcut(command: CommandName, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true;
  if (target.closest("[role=dialog], [role=menu]")) return false;
  // A comment added in a cell of a table is attached to the caption.
  if (target.closest("[data-field]"))
    return (
      command.startsWith("edit.") ||
      (command === "comment.add" && target.matches("[data-field='table.cell']"))
    );
  return (
    target.closest("[data-lexical-editor]") !== null ||
    !target.matches("input, textarea, select, [contenteditable]")
  );
}
