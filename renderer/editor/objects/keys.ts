/**
 * Keys around tables and figures: the caret moves into and past them, and a key that would delete one selects
 * it first.
 */
import {
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import { $createBlock, $isBlock, type BlockNode } from "../nodes/nodes.ts";
import { $getCaret, $placeOf, $getRange, $selectPlaces, type Place } from "../nodes/selection.ts";
import { isOnEdge } from "./caret-line.ts";
import {
  $objectStyleOf,
  $paragraphBeside,
  $removeObject,
  $selectedObject,
  $selectObject,
  editFigure,
} from "../document/edit.ts";
import { holderElement } from "../nodes/object-element.ts";
import { shareBeside } from "./figures/figure-size.ts";

const $blockBeside = (block: BlockNode, isBefore: boolean): BlockNode | null => {
  const beside = isBefore ? block.getPreviousSibling() : block.getNextSibling();
  return $isBlock(beside) ? beside : null;
};

/**
 * Deleting: the first press selects an object, the second removes it. A caption is never merged with a
 * paragraph.
 */
function $delete(isBackward: boolean): boolean {
  const selectedObject = $selectedObject();
  if (selectedObject) {
    $removeObject(selectedObject);
    return true;
  }
  if ($spareObject()) return true;
  const caret = $getCaret();
  if (!caret || caret.offset !== (isBackward ? 0 : caret.block.getTextContentSize())) return false;
  const { block } = caret;
  const [style, beside] = [$objectStyleOf(block), $blockBeside(block, isBackward)];
  // A figure has its caption at the end, so only the next paragraph follows.
  if (style && (isBackward || style === "table")) $selectObject(block);
  else if (beside && $objectStyleOf(beside)) $selectObject(beside);
  else return style !== null;
  return true;
}

/**
 * A selection of whole lines ends at the start of the next line. If that is a caption, its object is
 * excluded.
 *
 * @returns true if nothing remains selected
 */
function $spareObject(): boolean {
  const range = $getRange();
  if (!range || range.isCollapsed()) return false;
  const [start, end] = (range.isBackward() ? [range.focus, range.anchor] : [range.anchor, range.focus]).map(
    $placeOf,
  );
  const before = end && $blockBeside(end.block, true);
  if (!start || !before || end.offset > 0 || !$objectStyleOf(end.block) || start.block.is(end.block))
    return false;
  $selectPlaces(start, { block: before, offset: before.getTextContentSize() });
  return $getRange()?.isCollapsed() ?? true;
}

function $enter(): boolean {
  const range = $getRange();
  const start = range && $placeOf(range.isBackward() ? range.focus : range.anchor);
  if (range && !range.isCollapsed() && $objectStyleOf(start?.block)) range.removeText();
  const block = $selectedObject() ?? $getCaret()?.block ?? null;
  if (!block || !$objectStyleOf(block)) return false;
  const next = $createBlock();
  block.insertAfter(next);
  next.selectStart();
  return true;
}

/** Focuses the first cell of a table, or the first cell of its last row. */
function focusCell(editor: LexicalEditor, key: NodeKey, isBefore: boolean): void {
  const element = editor.getElementByKey(key);
  const rows = element && holderElement(element)?.querySelectorAll("tr");
  const row = rows?.[isBefore ? rows.length - 1 : 0];
  row?.querySelector("textarea")?.focus();
}

/** Moves from the selected object to the text before or after it. */
function $leave(block: BlockNode, isBefore: boolean): void {
  const captionIsBefore = $objectStyleOf(block) === "table";
  if (captionIsBefore !== isBefore) $paragraphBeside(block, isBefore ? "before" : "after");
  else if (isBefore) block.selectEnd();
  else block.selectStart();
}

/**
 * Moves into the object next to the line of the caret, or into a new paragraph if an object is the first or
 * last block.
 */
function $goOn(editor: LexicalEditor, { block }: Place, isBefore: boolean): boolean {
  const beside = $blockBeside(block, isBefore);
  const style = $objectStyleOf(block);
  // The caret is in a caption, and its own picture or grid is on this side.
  const isOwn = style === (isBefore ? "figure" : "table");
  const object = isOwn ? block : beside;
  if (object && (isOwn || $objectStyleOf(object) === (isBefore ? "table" : "figure"))) {
    const key = object.getKey();
    if ($objectStyleOf(object) === "figure") $selectObject(object);
    else queueMicrotask(() => focusCell(editor, key, isBefore));
    return true;
  }
  if (style === null || beside) return false;
  $paragraphBeside(block, isBefore ? "before" : "after");
  return true;
}

const onArrow = (editor: LexicalEditor, isBefore: boolean, isVertical: boolean) => (event: KeyboardEvent) => {
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  const selectedObject = $selectedObject();
  const caret = $getCaret();
  if (selectedObject) {
    $leave(selectedObject, isBefore);
  } else {
    if (!caret) return false;
    const isAtEdge = isVertical
      ? isOnEdge(editor, caret.block.getKey(), isBefore)
      : caret.offset === (isBefore ? 0 : caret.block.getTextContentSize());
    if (!isAtEdge || !$goOn(editor, caret, isBefore)) return false;
  }
  event.preventDefault();
  return true;
};

/** The direction in which a key resizes; `=` is `+` without Shift. */
const resizeSteps: Partial<Record<string, 1 | -1>> = { "+": 1, "=": 1, "-": -1 };

/** Resizes the selected figure by `+` and `-`. */
function resize(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const selectedObject = $selectedObject();
  const step = resizeSteps[event.key];
  if (
    !selectedObject ||
    !step ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    $objectStyleOf(selectedObject) !== "figure"
  )
    return false;
  event.preventDefault();
  const key = selectedObject.getKey();
  queueMicrotask(() =>
    editFigure(editor, key, (figure) => ({ ...figure, share: shareBeside(figure.share, step) })),
  );
  return true;
}

/** Opens the menu of the selected figure when the menu key is pressed. */
function openMenu(editor: LexicalEditor, event: MouseEvent): void {
  const key = editor.getEditorState().read(() => $selectedObject()?.getKey());
  const figure = key === undefined ? null : editor.getElementByKey(key)?.querySelector("[data-figure]");
  if (!figure || (event.target instanceof Node && figure.contains(event.target))) return;
  event.preventDefault();
  const { left, top } = figure.getBoundingClientRect();
  figure.dispatchEvent(
    new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left + 8, clientY: top + 8 }),
  );
}

/**
 * Deselects an object when the mouse is pressed in the text; else the editor would not move the caret there.
 */
function release(editor: LexicalEditor, { target }: PointerEvent): void {
  const isInText = target instanceof Element && !target.closest(".object");
  if (isInText && editor.getEditorState().read($selectedObject))
    editor.update(() => $setSelection(null), { discrete: true });
}

/** Registers the keys and clicks that act on objects. Returns the function that takes them back. */
export function registerObjectKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $delete, COMMAND_PRIORITY_CRITICAL),
    ),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!$selectedObject()) return false;
        event?.preventDefault();
        return $enter();
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(KEY_ARROW_UP_COMMAND, onArrow(editor, true, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, onArrow(editor, false, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_LEFT_COMMAND, onArrow(editor, true, false), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_RIGHT_COMMAND, onArrow(editor, false, false), COMMAND_PRIORITY_HIGH),
    editor.registerRootListener((root) => {
      const onMenu = (event: MouseEvent) => openMenu(editor, event);
      const onPress = (event: PointerEvent) => release(editor, event);
      root?.addEventListener("contextmenu", onMenu);
      root?.addEventListener("pointerdown", onPress);
      return () => {
        root?.removeEventListener("contextmenu", onMenu);
        root?.removeEventListener("pointerdown", onPress);
      };
    }),
    editor.registerCommand(KEY_DOWN_COMMAND, (event) => resize(editor, event), COMMAND_PRIORITY_HIGH),
  );
}
