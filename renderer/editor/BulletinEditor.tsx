/**
 * Provides the editor of one open bulletin to its children: paper, toolbar, outline and panels, in any
 * layout.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { LexicalExtensionComposer } from "@lexical/react/LexicalExtensionComposer";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import {
  use,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
} from "react";
import type { PointStyle } from "../../shared/points/style.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { standardPage, type PageProfile } from "../../shared/layout/page.ts";
import { useCommandKeys } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { reportFault } from "../app/report-fault.ts";
import { useReport } from "../app/use-report.ts";
import { editorCommands } from "./session/commands.ts";
import { bulletinOf } from "./document/read.ts";
import { bulletinExtension } from "./extension.ts";
import { keepSelectionFresh } from "./nodes/fresh-selection.ts";
import { createOutlineStore } from "./document/outline-store.ts";
import { CleanedPaste } from "./clean-up/CleanedPaste.tsx";
import { watchPlainPaste } from "./clean-up/plain-paste.ts";
import { CleanUpCommand } from "./clean-up/CleanUpCommand.tsx";
import { NameMenu } from "./names/NameMenu.tsx";
import { NamesProvider } from "./names/names-context.tsx";
import { ObjectsCommand } from "./objects/ObjectsCommand.tsx";
import { PageContext } from "./paper/page-context.ts";
import { isPasting, LARGE_PASTE_COMMAND, setEditable, stopPasting } from "./document/large-paste.ts";
import { PasteProgress } from "./pasting/PasteProgress.tsx";
import { PointsCommand } from "./points/PointsCommand.tsx";
import { CommentsProvider } from "./comments/comments.tsx";
import { CommandsContext, OutlineContext, useFocusText, useTextCommands } from "./session/editor-state.tsx";
import { TemplatesCommand } from "./templates/TemplatesCommand.tsx";
import { createRevisionsStore } from "./revisions/revisions-store.ts";
import { RevisionsContext } from "./revisions/revisions.tsx";
import { RevisionsCommand } from "./revisions/RevisionsCommand.tsx";
import { registerTracking, type Author } from "./revisions/tracking.ts";

/** What code outside the editor can do with an open editor. */
export interface EditorHandle {
  /** Focuses the body and puts the caret where it was last, or at the start. */
  focus(): void;
}

export interface BulletinEditorProps {
  /** The initial bulletin. A different bulletin needs a new editor: change the `key`. */
  bulletin: BulletinDocument;
  readOnly?: boolean;
  /**
   * Called after every change of content. `read` converts the state of that moment, whenever it is called.
   */
  onEdit?: (read: () => BulletinDocument) => void;
  /** Called when an edit begins that is made in pieces. `whole` resolves after `onEdit` was called for all of it. */
  onLongEdit?: (whole: Promise<unknown>) => void;
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
  const noteError = useEditorFaults();
  const [extension] = useState(() => bulletinExtension(bulletin, (error) => noteError.current(error)));
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <PageContext value={page}>
        <EditorSession {...sessionProps}>{children}</EditorSession>
      </PageContext>
    </LexicalExtensionComposer>
  );
}

/**
 * What becomes of an error inside Lexical: the log has it, and the person learns that the step was not done. While
 * the bulletin is opened it is thrown: an editor that shows a part of it would save that part.
 */
function useEditorFaults(): RefObject<(error: Error) => void> {
  const { bridge, notify } = useApp();
  const { commands, desk: words } = useMessages();
  const report = useReport();
  const noteError = (error: Error) => {
    reportFault(bridge, "editor", error);
    notify({
      kind: "error",
      text: words.editorFault,
      actions: [{ label: commands["report.save"], run: () => void report() }],
      staysOpen: true,
    });
  };
  const latest = useRef((error: Error): void => {
    throw error;
  });
  useEffect(() => {
    latest.current = noteError;
  });
  return latest;
}

function EditorSession({
  readOnly = false,
  onEdit,
  onLongEdit,
  pointStyle,
  tracks = null,
  children,
  ref,
}: Omit<BulletinEditorProps, "bulletin" | "page">) {
  const [editor] = useLexicalComposerContext();
  const [store] = useState(() => createOutlineStore(editor));
  const [revisionsStore] = useState(() => createRevisionsStore(editor));
  const author = useRef(tracks);

  useEffect(() => setEditable(editor, !readOnly), [editor, readOnly]);
  useEffect(() => () => stopPasting(editor), [editor]);
  useEffect(() => store.start(), [store]);
  useEditListeners({ onEdit, onLongEdit });
  useEffect(() => {
    author.current = tracks;
  }, [tracks]);
  useEffect(() => registerTracking(editor, () => author.current), [editor]);
  // Registered before the listener for shortcuts, because commands act on the selection.
  useEffect(() => keepSelectionFresh(), []);
  useEffect(() => watchPlainPaste(), []);
  useCommandKeys("text", use(CommandsContext));
  useTextCommands("editor", editorCommands);
  const focus = useFocusText();
  useImperativeHandle(
    ref,
    () => ({
      focus,
    }),
    [focus],
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
          <PasteProgress />
          <TemplatesCommand />
          <NameMenu />
        </NamesProvider>
      </RevisionsContext>
    </OutlineContext>
  );
}

/** Tells of every edit; of a large paste when it begins, and when all of it is in. */
function useEditListeners({
  onEdit,
  onLongEdit,
}: {
  [Name in "onEdit" | "onLongEdit"]: BulletinEditorProps[Name] | undefined;
}): void {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerUpdateListener(({ prevEditorState, dirtyElements, dirtyLeaves }) => {
        if (prevEditorState.isEmpty() || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
        if (isPasting(editor)) return;
        // Not the state of the event: an earlier listener may have recorded revisions in a newer state by
        // now.
        const state = editor.getEditorState();
        onEdit?.(() => bulletinOf(state));
      }),
    [editor, onEdit],
  );
  useEffect(
    () =>
      editor.registerCommand(
        LARGE_PASTE_COMMAND,
        ({ whole }) => {
          onLongEdit?.(whole);
          return false;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, onLongEdit],
  );
}
