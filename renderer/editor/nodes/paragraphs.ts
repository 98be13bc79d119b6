/** Paragraphs: their styles, and what Enter, Backspace and Shift+Enter do. */
import {
  $createLineBreakNode,
  $getRoot,
  $getState,
  $isTextNode,
  $setState,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
} from "lexical";
import { isObjectStyle, type BlockStyle, type TextStyle } from "../../../shared/document/schema.ts";
import {
  $createBlock,
  $isBlock,
  $ensureBlockId,
  BlockNode,
  blockState,
  runState,
  type RunProperties,
} from "./nodes.ts";
import { $getCaret, $getRange, $selectedBlocks } from "./selection.ts";

/**
 * Styles of which a bulletin rarely has two paragraphs in a row: Enter at the end of one continues with 正文.
 */
const singleStyles: readonly BlockStyle[] = ["section", "source", "note", "attachment"];

/** Gives all selected paragraphs a style. Tables and figures keep theirs. */
export function $setStyle(style: TextStyle): void {
  for (const block of $selectedBlocks()) $restyle(block, style);
}

const $restyle = (block: BlockNode, style: TextStyle): void =>
  void $setState(block, blockState, (properties) =>
    properties.style === "table" || properties.style === "figure" ? properties : { ...properties, style },
  );
const $styleOf = (block: BlockNode): BlockStyle => $getState(block, blockState).style;

/** Adds an empty paragraph to a document without blocks, so that there is always one to type into. */
export function $ensureBlock(): void {
  if (!$getRoot().getChildren().some($isBlock)) $getRoot().append($createBlock());
}

/** Enter: splits the paragraph at the caret. */
function $enter(): boolean {
  const range = $getRange();
  if (!range) return false;
  if (!range.isCollapsed()) range.removeText();
  const caret = $getCaret();
  if (!caret) return false;

  const { block, offset } = caret;
  const style = $styleOf(block);
  const size = block.getTextContentSize();
  if (size === 0 && style !== "body") {
    // Enter in an empty line of a special style resets it to 正文, as Enter in an empty list item ends the list
    // in Word.
    $restyle(block, "body");
  } else if (offset === 0 && size > 0) {
    // The text keeps its block and its id; the new paragraph is inserted before it.
    block.insertBefore(
      $createBlock({ style: isObjectStyle(style) || singleStyles.includes(style) ? "body" : style }),
    );
  } else {
    const next = range.insertParagraph();
    if ($isBlock(next) && offset === size && singleStyles.includes(style)) $restyle(next, "body");
  }
  return true;
}

/**
 * Backspace at the start of a styled paragraph resets its style first; only the next one joins it to the
 * paragraph before.
 */
function $backspace(isBackward: boolean): boolean {
  const caret = $getCaret();
  if (!isBackward || caret?.offset !== 0 || $styleOf(caret.block) === "body") return false;
  $restyle(caret.block, "body");
  return true;
}

/** Shift+Enter: inserts a line break with the meaning and format of the text before it. */
function $breakLine(): boolean {
  const range = $getRange();
  if (!range) return false;
  const lineBreak = $createLineBreakNode();
  range.insertNodes([lineBreak]);

  const before = lineBreak.getPreviousSibling();
  if ($isTextNode(before)) {
    const properties: RunProperties = { ...$getState(before, runState) };
    if (before.hasFormat("bold")) properties.bold = true;
    if (before.hasFormat("underline")) properties.underline = true;
    $setState(lineBreak, runState, properties);
  }
  lineBreak.selectNext(0, 0);
  return true;
}

/**
 * Registers the keys of paragraphs. Returns the function that unregisters them. Commands for italics and
 * indents do nothing, because a bulletin has neither.
 */
export function registerParagraphs(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(BlockNode, $ensureBlockId),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $backspace, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, $breakLine, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (format) => format !== "bold" && format !== "underline",
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(INDENT_CONTENT_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(OUTDENT_CONTENT_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
  );
}
