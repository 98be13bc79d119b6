/** What Enter, Backspace and Shift+Enter do to paragraphs, and how a paragraph gets its style. */
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
import { isObjectStyle, type BlockStyle, type TextStyle } from "../../shared/bulletin/schema.ts";
import {
  $createBlock,
  $isBlock,
  $nameBlock,
  BlockNode,
  blockState,
  runState,
  type RunProperties,
} from "./nodes.ts";
import { $caret, $range, $selectedBlocks } from "./selection.ts";

/** The styles of which one paragraph is seldom followed by another of the same. */
const single: readonly BlockStyle[] = ["section", "source", "note", "attachment"];

/** Gives all selected paragraphs a style. A table or figure stays what it is. */
export function $setStyle(style: TextStyle): void {
  for (const block of $selectedBlocks()) $restyle(block, style);
}

const $restyle = (block: BlockNode, style: TextStyle): void =>
  void $setState(block, blockState, (properties) =>
    isObjectStyle(properties.style) ? properties : { ...properties, style },
  );
const $styleOf = (block: BlockNode): BlockStyle => $getState(block, blockState).style;

/** An editor always has a paragraph to type into. */
export function $ensureBlock(): void {
  if (!$getRoot().getChildren().some($isBlock)) $getRoot().append($createBlock());
}

function $enter(): boolean {
  const range = $range();
  if (!range) return false;
  if (!range.isCollapsed()) range.removeText();
  const caret = $caret();
  if (!caret) return false;
  const { block, offset } = caret;
  const style = $styleOf(block);
  const size = block.getTextContentSize();
  if (size === 0 && style !== "body") {
    // An empty line of a special style: Enter leaves the style, as it leaves a list elsewhere.
    $restyle(block, "body");
  } else if (offset === 0 && size > 0) {
    // The text keeps its paragraph and its id; the new line stands before it.
    block.insertBefore($createBlock({ style: single.includes(style) ? "body" : style }));
  } else {
    const next = range.insertParagraph();
    if ($isBlock(next) && offset === size && single.includes(style)) $restyle(next, "body");
  }
  return true;
}

function $backspace(isBackward: boolean): boolean {
  const caret = $caret();
  if (!isBackward || caret?.offset !== 0 || $styleOf(caret.block) === "body") return false;
  $restyle(caret.block, "body");
  return true;
}

/** A line break goes on with the marks of the text before it. */
function $breakLine(): boolean {
  const range = $range();
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

/** Registers the above. A bulletin has no italics and no indents of its own: those commands do nothing. */
export function registerParagraphs(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(BlockNode, $nameBlock),
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
