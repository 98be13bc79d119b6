/** Every command of the editor: one table for toolbar, menu and keyboard. Its words are `messages.editor.commands`. */
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
import { $clearMarks, $hasMeaning, $toggleMeaning, meanings, type Meaning } from "./meanings.ts";
import { blockState } from "./nodes.ts";
import { $setStyle } from "./paragraphs.ts";
import { ADD_COMMENT_COMMAND } from "./comments/command.ts";
import { CLEAN_UP_COMMAND } from "./clean-up/command.ts";
import { CHOOSE_PICTURES_COMMAND, INSERT_TABLE_COMMAND } from "./objects/command.ts";
import { $selectedObject } from "./objects/edit.ts";
import { FORMAT_POINTS_COMMAND } from "./points/command.ts";
import { COMPLETE_NAME_COMMAND } from "./names/command.ts";
import { INSERT_TEMPLATE_COMMAND, KEEP_TEMPLATE_COMMAND } from "./templates/command.ts";
import { $range, $selectedBlocks, $selectedLeaves } from "./selection.ts";
import { DECIDE_COMMAND } from "./revisions/command.ts";

export type CommandName = keyof Messages["editor"]["commands"];

/** A key with Ctrl (Cmd on macOS). `code` is the place of the key, whatever the keyboard or input method makes of it. */
export interface Shortcut {
  code: string;
  alt?: true;
  shift?: true;
}

export interface EditorCommand {
  /** The first one is shown; desktops may take a later one for themselves. */
  shortcuts: readonly Shortcut[];
  run(editor: LexicalEditor): void;
  isActive(status: EditorStatus): boolean;
  isEnabled(status: EditorStatus): boolean;
}

/** What the selection is, as far as commands want to know. */
export interface EditorStatus {
  editable: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** The style of the selected paragraphs; null where there is no selection. */
  style: BlockStyle | "mixed" | null;
  marks: readonly string[];
}

const never = () => false;
const editable = (status: EditorStatus) => status.editable;

const styleCommand = (style: TextStyle, digit?: number): EditorCommand => ({
  shortcuts: digit === undefined ? [] : [{ code: `Digit${digit}`, alt: true }],
  run: (editor) => editor.update(() => $setStyle(style)),
  isActive: (status) => status.style === style,
  isEnabled: editable,
});
const meaningCommand = (meaning: Meaning, digit: number, letter: string): EditorCommand => ({
  shortcuts: [
    { code: `Digit${digit}`, alt: true },
    { code: `Key${letter}`, alt: true },
  ],
  run: (editor) => editor.update(() => $toggleMeaning(editor, meaning)),
  isActive: (status) => status.marks.includes(meaning),
  isEnabled: editable,
});
const formatCommand = (format: "bold" | "underline", letter: string): EditorCommand => ({
  shortcuts: [{ code: `Key${letter}` }],
  run: (editor) => void editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
  isActive: (status) => status.marks.includes(format),
  isEnabled: editable,
});

const decisionCommand = (decision: Decision): EditorCommand => ({
  shortcuts: [decision === "accept" ? { code: "Enter" } : { code: "Enter", shift: true }],
  run: (editor) => void editor.dispatchCommand(DECIDE_COMMAND, decision),
  isActive: never,
  isEnabled: editable,
});

export const commands: Record<CommandName, EditorCommand> = {
  "edit.undo": {
    shortcuts: [{ code: "KeyZ" }],
    run: (editor) => travel(editor, () => editor.dispatchCommand(UNDO_COMMAND, undefined)),
    isActive: never,
    isEnabled: (status) => status.editable && status.canUndo,
  },
  "edit.redo": {
    shortcuts: [{ code: "KeyY" }, { code: "KeyZ", shift: true }],
    run: (editor) => travel(editor, () => editor.dispatchCommand(REDO_COMMAND, undefined)),
    isActive: never,
    isEnabled: (status) => status.editable && status.canRedo,
  },
  "style.section": styleCommand("section", 1),
  "style.body": styleCommand("body", 0),
  "style.brief": styleCommand("brief", 2),
  "style.source": styleCommand("source", 3),
  "style.note": styleCommand("note"),
  "style.attachment": styleCommand("attachment"),
  "mark.title": meaningCommand("title", 4, "T"),
  "mark.point": meaningCommand("point", 5, "B"),
  "mark.tag": meaningCommand("tag", 6, "L"),
  "mark.bold": formatCommand("bold", "B"),
  "mark.underline": formatCommand("underline", "U"),
  "mark.clear": {
    // Ctrl+Space, Word's key for this, switches the Chinese input method on and off.
    shortcuts: [{ code: "Backslash" }],
    run: (editor) => editor.update(() => $clearMarks(editor)),
    isActive: never,
    isEnabled: editable,
  },
  "text.cleanUp": {
    shortcuts: [{ code: "Digit8", alt: true }],
    run: (editor) => void editor.dispatchCommand(CLEAN_UP_COMMAND, undefined),
    isActive: never,
    isEnabled: editable,
  },
  "table.insert": {
    shortcuts: [],
    run: (editor) => void editor.dispatchCommand(INSERT_TABLE_COMMAND, null),
    isActive: never,
    isEnabled: editable,
  },
  "figure.insert": {
    shortcuts: [],
    run: (editor) => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, {}),
    isActive: never,
    isEnabled: editable,
  },
  "template.insert": {
    shortcuts: [{ code: "Digit9", alt: true }],
    run: (editor) => void editor.dispatchCommand(INSERT_TEMPLATE_COMMAND, null),
    isActive: never,
    isEnabled: editable,
  },
  "template.keep": {
    shortcuts: [],
    run: (editor) => void editor.dispatchCommand(KEEP_TEMPLATE_COMMAND, undefined),
    isActive: never,
    isEnabled: editable,
  },
  "name.complete": {
    shortcuts: [{ code: "Slash" }],
    run: (editor) => void editor.dispatchCommand(COMPLETE_NAME_COMMAND, undefined),
    isActive: never,
    isEnabled: editable,
  },
  "comment.add": {
    // Word's Ctrl+Alt+M opens 稿库.
    shortcuts: [{ code: "KeyC", alt: true }],
    run: (editor) => void editor.dispatchCommand(ADD_COMMENT_COMMAND, undefined),
    isActive: never,
    isEnabled: editable,
  },
  "points.format": {
    shortcuts: [
      { code: "Digit7", alt: true },
      { code: "KeyP", alt: true },
    ],
    run: (editor) => void editor.dispatchCommand(FORMAT_POINTS_COMMAND, undefined),
    isActive: never,
    isEnabled: editable,
  },
  // Ctrl+Enter begins a new page in Word; here pages begin by themselves.
  "revision.accept": decisionCommand("accept"),
  "revision.reject": decisionCommand("reject"),
};

export const commandNames = Object.keys(commands) as CommandName[];

/** Goes back or forth in history. Outline and comments keep the focus; where only masthead or imprint changed, so does the field that has it. */
function travel(editor: LexicalEditor, go: () => void): void {
  const focused = document.activeElement;
  const before = readFrame(editor);
  go();
  if (!(focused instanceof HTMLElement)) return;
  const isField = focused.closest("[data-field]") !== null;
  if (isField && readFrame(editor) !== before) focused.focus();
  if (!focused.closest(".outline, .comments")) return;
  // The selection goes to the screen with the update, and takes the focus along.
  editor.update(() => undefined, { discrete: true });
  focused.focus();
}

/** What the selection is now. */
export function readStatus(editor: LexicalEditor, canUndo: boolean, canRedo: boolean): EditorStatus {
  return editor.getEditorState().read(
    () => {
      const object = $selectedObject();
      const styles = new Set(
        (object ? [object] : $selectedBlocks()).map((block) => $getState(block, blockState).style),
      );
      const range = $range();
      const leaves = range && !range.isCollapsed() ? $selectedLeaves(range).filter($isTextNode) : [];
      const formats = (["bold", "underline"] as const).filter((format) =>
        leaves.length > 0 ? leaves.every((leaf) => leaf.hasFormat(format)) : range?.hasFormat(format),
      );
      const marks = [...meanings.filter((meaning) => $hasMeaning(editor, meaning)), ...formats];
      const [style = null] = styles.size > 1 ? ["mixed" as const] : styles;
      return { editable: editor.isEditable(), canUndo, canRedo, style, marks };
    },
    { editor },
  );
}
