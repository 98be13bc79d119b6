/** The commands that act on the text alone, and the status of the editor that commands depend on. */
import {
  $getState,
  $isTextNode,
  FORMAT_TEXT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from "lexical";
import type { BlockStyle, TextStyle } from "../../../shared/document/schema.ts";
import type { CommandId, CommandsOf } from "../../../shared/contract/commands.ts";
import { readFrame } from "../document/frame.ts";
import { $clearFormatting, $hasMeaning, $toggleMeaning, meanings, type Meaning } from "../nodes/meanings.ts";
import { blockState } from "../nodes/nodes.ts";
import { $setStyle } from "../nodes/paragraphs.ts";
import { $selectedObject } from "../document/edit.ts";
import { $getRange, $selectedBlocks, $selectedLeaves } from "../nodes/selection.ts";

/** The state of the editor and its selection, as far as commands depend on it. */
export interface EditorStatus {
  isEditable: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** The style of the selected blocks; null without a selection. */
  style: BlockStyle | "mixed" | null;
  /** The meanings and formats (`bold`, `underline`) that the whole selection has. */
  textProperties: readonly string[];
}

/** True if a command of the text can run. */
export function isEnabledIn(
  { isEditable, canUndo, canRedo }: Pick<EditorStatus, "isEditable" | "canUndo" | "canRedo">,
  command: CommandId,
): boolean {
  if (command === "edit.undo") return isEditable && canUndo;
  if (command === "edit.redo") return isEditable && canRedo;
  return isEditable;
}

/** True if the selection has what a command `flag.…` sets. */
export const isActiveIn = ({ textProperties }: EditorStatus, command: CommandId): boolean =>
  textProperties.some((property) => command === `flag.${property}`);

/** What a command does in an editor. */
export type EditorRun = (editor: LexicalEditor) => void;

const setStyle =
  (name: TextStyle): EditorRun =>
  (editor) =>
    editor.update(() => $setStyle(name));
const toggleMeaning =
  (name: Meaning): EditorRun =>
  (editor) =>
    editor.update(() => $toggleMeaning(editor, name));
const toggleFormat =
  (name: "bold" | "underline"): EditorRun =>
  (editor) =>
    void editor.dispatchCommand(FORMAT_TEXT_COMMAND, name);

/** What the commands of the text do. */
export const editorCommands: Record<CommandsOf<"editor">, EditorRun> = {
  "edit.undo": (editor) => travelHistory(editor, () => editor.dispatchCommand(UNDO_COMMAND, undefined)),
  "edit.redo": (editor) => travelHistory(editor, () => editor.dispatchCommand(REDO_COMMAND, undefined)),
  "style.section": setStyle("section"),
  "style.body": setStyle("body"),
  "style.brief": setStyle("brief"),
  "style.source": setStyle("source"),
  "style.note": setStyle("note"),
  "style.attachment": setStyle("attachment"),
  "flag.title": toggleMeaning("title"),
  "flag.point": toggleMeaning("point"),
  "flag.tag": toggleMeaning("tag"),
  "flag.bold": toggleFormat("bold"),
  "flag.underline": toggleFormat("underline"),
  "flag.clear": (editor) => editor.update(() => $clearFormatting(editor)),
};

/**
 * Runs undo or redo and restores the focus: outline and comments panel keep it, and so does a focused field
 * of the paper if masthead, imprint, revisions or comments changed.
 */
function travelHistory(editor: LexicalEditor, go: () => void): void {
  const focusedElement = document.activeElement;
  const before = readFrame(editor);
  go();

  if (!(focusedElement instanceof HTMLElement)) return;
  const isField = focusedElement.closest("[data-field]") !== null;
  if (isField && readFrame(editor) !== before) focusedElement.focus();
  if (!focusedElement.closest("[data-region=outline], [data-region=comments]")) return;

  // Flush the pending update first: writing its selection to the DOM moves the focus into the paper.
  editor.update(() => undefined, { discrete: true });
  focusedElement.focus();
}

/** Reads the current state of the editor and its selection. */
export function readStatus(editor: LexicalEditor, canUndo: boolean, canRedo: boolean): EditorStatus {
  return editor.getEditorState().read(
    () => {
      const object = $selectedObject();
      const styles = new Set(
        (object ? [object] : $selectedBlocks()).map((block) => $getState(block, blockState).style),
      );
      const [style = null] = styles.size > 1 ? ["mixed" as const] : styles;

      const range = $getRange();
      const leaves = range && !range.isCollapsed() ? $selectedLeaves(range).filter($isTextNode) : [];
      const formats = (["bold", "underline"] as const).filter((format) =>
        leaves.length > 0 ? leaves.every((leaf) => leaf.hasFormat(format)) : range?.hasFormat(format),
      );
      const selectedMeanings = meanings.filter((meaning) => $hasMeaning(editor, meaning));
      const textProperties = [...selectedMeanings, ...formats];

      return { isEditable: editor.isEditable(), canUndo, canRedo, style, textProperties };
    },
    { editor },
  );
}
