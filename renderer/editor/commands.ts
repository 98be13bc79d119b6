/**
 * All commands of the editor in one table, used by toolbar, palette, menu and keyboard. Their names are
 * `messages.editor.commands`.
 */
import {
  $getState,
  $isTextNode,
  FORMAT_TEXT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from "lexical";
import type { BlockStyle, TextStyle } from "../../shared/bulletin/schema.ts";
import type { Messages } from "../../shared/messages/index.ts";
import type { Decision } from "../../shared/revisions/settle.ts";
import { readFrame } from "./frame.ts";
import { $clearFormatting, $hasMeaning, $toggleMeaning, meanings, type Meaning } from "./meanings.ts";
import { blockState } from "./nodes.ts";
import { $setStyle } from "./paragraphs.ts";
import { ADD_COMMENT_COMMAND } from "./comments/command.ts";
import { CLEAN_UP_COMMAND } from "./clean-up/command.ts";
import { CHOOSE_PICTURES_COMMAND, INSERT_TABLE_COMMAND } from "./objects/command.ts";
import { $selectedObject } from "./objects/edit.ts";
import { FORMAT_POINTS_COMMAND } from "./points/command.ts";
import { COMPLETE_NAME_COMMAND } from "./names/command.ts";
import { INSERT_TEMPLATE_COMMAND, KEEP_TEMPLATE_COMMAND } from "./templates/command.ts";
import { $getRange, $selectedBlocks, $selectedLeaves } from "./selection.ts";
import { DECIDE_COMMAND } from "./revisions/command.ts";

/**
 * The names of the commands are the keys of their translations, so a command without a name on the screen
 * cannot compile.
 */
export type CommandName = keyof Messages["editor"]["commands"];

/**
 * A key pressed with Ctrl (Cmd on macOS). `code` is the physical key (`KeyboardEvent.code`), independent of
 * the keyboard layout and of what an input method makes of the key.
 */
export interface Shortcut {
  code: string;
  alt?: true;
  shift?: true;
}

/** One row of the table. */
export interface EditorCommand {
  /**
   * The first shortcut is the one shown on the screen. Some desktops keep a later one for themselves
   * (Ctrl+Alt+T, Ctrl+Alt+L).
   */
  shortcuts: readonly Shortcut[];
  run(editor: LexicalEditor): void;
  isActive(status: EditorStatus): boolean;
  isEnabled(status: EditorStatus): boolean;
}

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

const never = () => false;
const canEdit = (status: EditorStatus) => status.isEditable;

const styleCommand = (style: TextStyle, digit?: number): EditorCommand => ({
  shortcuts: digit === undefined ? [] : [{ code: `Digit${digit}`, alt: true }],
  run: (editor) => editor.update(() => $setStyle(style)),
  isActive: (status) => status.style === style,
  isEnabled: canEdit,
});
const meaningCommand = (meaning: Meaning, digit: number, letter: string): EditorCommand => ({
  shortcuts: [
    { code: `Digit${digit}`, alt: true },
    { code: `Key${letter}`, alt: true },
  ],
  run: (editor) => editor.update(() => $toggleMeaning(editor, meaning)),
  isActive: (status) => status.textProperties.includes(meaning),
  isEnabled: canEdit,
});
const formatCommand = (format: "bold" | "underline", letter: string): EditorCommand => ({
  shortcuts: [{ code: `Key${letter}` }],
  run: (editor) => void editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
  isActive: (status) => status.textProperties.includes(format),
  isEnabled: canEdit,
});

const decisionCommand = (decision: Decision): EditorCommand => ({
  shortcuts: [decision === "accept" ? { code: "Enter" } : { code: "Enter", shift: true }],
  run: (editor) => void editor.dispatchCommand(DECIDE_COMMAND, decision),
  isActive: never,
  isEnabled: canEdit,
});

/** The table of commands. See the README for what adding one involves. */
export const commands: Record<CommandName, EditorCommand> = {
  "edit.undo": {
    shortcuts: [{ code: "KeyZ" }],
    run: (editor) => travelHistory(editor, () => editor.dispatchCommand(UNDO_COMMAND, undefined)),
    isActive: never,
    isEnabled: (status) => status.isEditable && status.canUndo,
  },
  "edit.redo": {
    shortcuts: [{ code: "KeyY" }, { code: "KeyZ", shift: true }],
    run: (editor) => travelHistory(editor, () => editor.dispatchCommand(REDO_COMMAND, undefined)),
    isActive: never,
    isEnabled: (status) => status.isEditable && status.canRedo,
  },
  "style.section": styleCommand("section", 1),
  "style.body": styleCommand("body", 0),
  "style.brief": styleCommand("brief", 2),
  "style.source": styleCommand("source", 3),
  "style.note": styleCommand("note"),
  "style.attachment": styleCommand("attachment"),
  "flag.title": meaningCommand("title", 4, "T"),
  "flag.point": meaningCommand("point", 5, "B"),
  "flag.tag": meaningCommand("tag", 6, "L"),
  "flag.bold": formatCommand("bold", "B"),
  "flag.underline": formatCommand("underline", "U"),
  "flag.clear": {
    // Not Ctrl+Space, which is Word's key for this: it switches Chinese input methods on and off.
    shortcuts: [{ code: "Backslash" }],
    run: (editor) => editor.update(() => $clearFormatting(editor)),
    isActive: never,
    isEnabled: canEdit,
  },
  "text.cleanUp": {
    shortcuts: [{ code: "Digit8", alt: true }],
    run: (editor) => void editor.dispatchCommand(CLEAN_UP_COMMAND, undefined),
    isActive: never,
    isEnabled: canEdit,
  },
  "table.insert": {
    shortcuts: [],
    run: (editor) => void editor.dispatchCommand(INSERT_TABLE_COMMAND, null),
    isActive: never,
    isEnabled: canEdit,
  },
  "figure.insert": {
    shortcuts: [],
    run: (editor) => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, {}),
    isActive: never,
    isEnabled: canEdit,
  },
  "template.insert": {
    shortcuts: [{ code: "Digit9", alt: true }],
    run: (editor) => void editor.dispatchCommand(INSERT_TEMPLATE_COMMAND, null),
    isActive: never,
    isEnabled: canEdit,
  },
  "template.keep": {
    shortcuts: [],
    run: (editor) => void editor.dispatchCommand(KEEP_TEMPLATE_COMMAND, undefined),
    isActive: never,
    isEnabled: canEdit,
  },
  "name.complete": {
    shortcuts: [{ code: "Slash" }],
    run: (editor) => void editor.dispatchCommand(COMPLETE_NAME_COMMAND, undefined),
    isActive: never,
    isEnabled: canEdit,
  },
  "comment.add": {
    // Not Ctrl+Alt+M, which is Word's key for this: here it opens 稿库.
    shortcuts: [{ code: "KeyC", alt: true }],
    run: (editor) => void editor.dispatchCommand(ADD_COMMENT_COMMAND, undefined),
    isActive: never,
    isEnabled: canEdit,
  },
  "points.format": {
    shortcuts: [
      { code: "Digit7", alt: true },
      { code: "KeyP", alt: true },
    ],
    run: (editor) => void editor.dispatchCommand(FORMAT_POINTS_COMMAND, undefined),
    isActive: never,
    isEnabled: canEdit,
  },
  // Word uses Ctrl+Enter for a page break, which a bulletin does not have.
  "revision.accept": decisionCommand("accept"),
  "revision.reject": decisionCommand("reject"),
};

/** All command names, in the order of the table. */
export const commandNames = Object.keys(commands) as CommandName[];

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
  if (!focusedElement.closest(".outline, .comments")) return;

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
