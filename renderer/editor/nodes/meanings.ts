/**
 * The meanings of text: 题, 要点, 标签. The editor gives a run at most one meaning. With a caret, a command turns
 * a meaning on or off for the text typed next. While a person types, a meaning also ends by itself, as is
 * usual in bulletins: a title at the full-width space after it, a tag at its closing bracket, a point at the
 * end of its sentence. A comment ends in the same way: text typed directly after the commented text does not
 * belong to it.
 */
import {
  $addUpdateTag,
  $getNodeByKey,
  $getState,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_END_COMMAND,
  COMPOSITION_START_COMMAND,
  HISTORY_PUSH_TAG,
  mergeRegister,
  type LexicalEditor,
  type RangeSelection,
} from "lexical";
import { without } from "../../../shared/basics/without.ts";
import { $isBlock, runState, type BlockNode, type RunProperties } from "./nodes.ts";
import {
  $blockOf,
  $getCaret,
  $cutOut,
  $isLeaf,
  $placeOf,
  $getRange,
  $selectedLeaves,
  type Leaf,
  type Place,
} from "./selection.ts";

/** The meanings in the order of precedence: if a run has several (from a file), the first one counts. */
export const meanings = ["title", "point", "tag"] as const;
export type Meaning = (typeof meanings)[number];

const meaningOf = (properties: RunProperties): Meaning | null =>
  meanings.find((meaning) => properties[meaning]) ?? null;

function withMeaning(properties: RunProperties, meaning: Meaning | null): RunProperties {
  const rest = without(properties, ...meanings);
  return meaning ? { ...rest, [meaning]: true } : rest;
}

const $setMeaning = (leaf: Leaf, meaning: Meaning | null): void =>
  void $setState(leaf, runState, (properties) => withMeaning(properties, meaning));

/** A meaning turned on (or off: null) at the caret, for the text that is typed there next. */
interface PendingMeaning {
  place: { key: string; offset: number };
  meaning: Meaning | null;
}
const pendingOf = new WeakMap<LexicalEditor, PendingMeaning>();

function $pendingMeaning(editor: LexicalEditor, caret: Place): PendingMeaning | null {
  const pendingMeaning = pendingOf.get(editor);
  return pendingMeaning?.place.key === caret.block.getKey() && pendingMeaning.place.offset === caret.offset
    ? pendingMeaning
    : null;
}

/** The text node whose properties are inherited by text typed at the caret. */
function $nodeAtCaret(): Leaf | null {
  const point = $getRange()?.anchor;
  if (!point) return null;
  const node = point.getNode();
  if ($isTextNode(node)) return node;
  const before = "getChildAtIndex" in node ? node.getChildAtIndex(point.offset - 1) : null;
  return $isTextNode(before) ? before : null;
}

/** True if the whole selection has the meaning or, with a caret, if the text typed next will have it. */
export function $hasMeaning(editor: LexicalEditor, meaning: Meaning): boolean {
  const range = $getRange();
  if (!range) return false;
  if (!range.isCollapsed()) {
    const leaves = $selectedLeaves(range);
    return leaves.length > 0 && leaves.every((leaf) => $getState(leaf, runState)[meaning]);
  }
  const caret = $getCaret();
  const pendingMeaning = caret && $pendingMeaning(editor, caret);
  if (pendingMeaning) return pendingMeaning.meaning === meaning;
  const node = $nodeAtCaret();
  return node !== null && $getState(node, runState)[meaning] === true;
}

/** Replaces the meaning of the selection by this one, or removes it if the whole selection has it already. */
export function $toggleMeaning(editor: LexicalEditor, meaning: Meaning): void {
  $applyMeaning(editor, $hasMeaning(editor, meaning) ? null : meaning);
}

/** Sets the meaning of the selection or, with a caret, of the text that is typed next. */
function $applyMeaning(editor: LexicalEditor, meaning: Meaning | null): void {
  const range = $getRange();
  const caret = $getCaret();
  if (!range) return;
  if (caret) {
    pendingOf.set(editor, { place: { key: caret.block.getKey(), offset: caret.offset }, meaning });
    // No content changes yet; marking the selection dirty makes Lexical notify the toolbar.
    range.dirty = true;
    return;
  }
  $addUpdateTag(HISTORY_PUSH_TAG);
  for (const leaf of range.extract())
    if ($isTextNode(leaf) || $isLineBreakNode(leaf)) $setMeaning(leaf, meaning);
}

/** Removes all meanings and formats from the selection. Revisions and comments stay. */
export function $clearFormatting(editor: LexicalEditor): void {
  const range = $getRange();
  if (!range) return;
  $applyMeaning(editor, null);
  range.format = 0;
  if (range.isCollapsed()) return;
  for (const leaf of $selectedLeaves(range)) {
    if ($isTextNode(leaf)) leaf.setFormat(0);
    else $setState(leaf, runState, (properties) => without(properties, "bold", "underline"));
  }
}

/**
 * Where text is about to be typed, and what decides on its meaning and its comments: a pending meaning, a
 * meaning or a comment that ends at the caret, or the selection that the text replaces.
 */
interface TypingContext {
  /** Key of the block and number of UTF-16 units before the typed text. */
  place: { key: string; offset: number };
  pendingMeaning: PendingMeaning | null;
  /** The meaning that ends at the caret, with the text that has it. */
  endingMeaning: { meaning: Meaning; text: string } | null;
  /** Ids of the comments whose text ends at the caret. */
  endingComments: readonly string[];
  /**
   * The meaning of the replaced selection; present only if the selection or the text before it has a meaning.
   */
  replacedMeaning?: Meaning | null;
}

/** Returns the context of typing now; null if typed text simply continues the text before it. */
function $typingContext(editor: LexicalEditor): TypingContext | null {
  const range = $getRange();
  if (range && !range.isCollapsed()) return $replacingContext(range);
  const caret = $getCaret();
  if (!caret) return null;
  const pendingMeaning = $pendingMeaning(editor, caret);
  const node = $nodeAtCaret();
  const meaning = node && meaningOf($getState(node, runState));

  const next = node?.getNextSibling() ?? null;
  const continues = $isTextNode(next) && meaning !== null && $getState(next, runState)[meaning] === true;
  const isAtEnd =
    $isTextNode(node) &&
    ($getRange()?.anchor.type !== "text" || $getRange()?.anchor.offset === node.getTextContentSize());
  const endingMeaning = meaning && isAtEnd && !continues ? { meaning, text: node.getTextContent() } : null;
  const endingComments = node && isAtEnd ? $endingComments(node) : [];

  return pendingMeaning || endingMeaning || endingComments.length > 0
    ? {
        place: { key: caret.block.getKey(), offset: caret.offset },
        pendingMeaning,
        endingMeaning,
        endingComments,
      }
    : null;
}

/**
 * Comments on this text that do not continue into the text after it (even across the end of the paragraph).
 */
function $endingComments(node: Leaf): string[] {
  const next = node.getNextSibling() ?? $blockOf(node)?.getNextSibling<BlockNode>()?.getFirstChild();
  const nextComments = $isLeaf(next) ? ($getState(next, runState).comments ?? []) : [];
  return ($getState(node, runState).comments ?? []).filter((id) => !nextComments.includes(id));
}

/**
 * Text that replaces a selection gets the meaning of its first character: a title stays a title when it is
 * typed over.
 */
function $replacingContext(range: RangeSelection): TypingContext | null {
  const start = $placeOf(range.isBackward() ? range.focus : range.anchor);
  const [first] = $selectedLeaves(range);
  if (!start || !first || !first.getParent()?.is(start.block)) return null;
  const before = first.getPreviousSibling();
  const replacedMeaning = meaningOf($getState(first, runState));
  const meaningBefore = $isTextNode(before) ? meaningOf($getState(before, runState)) : null;
  return replacedMeaning || meaningBefore
    ? {
        place: { key: start.block.getKey(), offset: start.offset },
        pendingMeaning: null,
        endingMeaning: null,
        endingComments: [],
        replacedMeaning,
      }
    : null;
}

/** The meaning that typed text gets; undefined if it keeps the meaning of the text before it. */
function meaningOfTyped(
  { pendingMeaning, endingMeaning, replacedMeaning }: TypingContext,
  typedText: string,
): Meaning | null | undefined {
  if (replacedMeaning !== undefined) return replacedMeaning;
  if (pendingMeaning) return pendingMeaning.meaning;
  if (endingMeaning?.meaning === "title" && typedText.startsWith("\u3000")) return null;
  if (endingMeaning?.meaning === "tag" && endingMeaning.text.endsWith("】")) return null;
  if (
    endingMeaning?.meaning === "point" &&
    /[。！？；]$/u.test(endingMeaning.text) &&
    !/^[”’」』）]/u.test(typedText)
  )
    return null;
  return undefined;
}

/** Gives typed text its meaning, and removes the comments that ended before it. */
function $applyToTyped(
  leaves: readonly Leaf[],
  { endingComments }: TypingContext,
  meaning: Meaning | null | undefined,
): void {
  for (const leaf of leaves) {
    if (meaning !== undefined) $setMeaning(leaf, meaning);
    if (endingComments.length > 0)
      $setState(leaf, runState, (properties) => withoutComments(properties, endingComments));
  }
}

function withoutComments(properties: RunProperties, ids: readonly string[]): RunProperties {
  const comments = properties.comments?.filter((id) => !ids.includes(id)) ?? [];
  return { ...without(properties, "comments"), ...(comments.length > 0 && { comments }) };
}

/**
 * Gives typed text its meaning where that differs from the text before it, and ends comments. Handles both
 * keys (`beforeinput`) and input methods (composition). Returns the function that unregisters it.
 */
export function registerTyping(editor: LexicalEditor): () => void {
  let compositionContext: TypingContext | null = null;
  return mergeRegister(
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        if (event.inputType !== "insertText" || !event.data || editor.isComposing()) return false;
        const context = $typingContext(editor);
        const meaning = context ? meaningOfTyped(context, event.data) : undefined;
        if (!context || (meaning === undefined && context.endingComments.length === 0)) return false;

        event.preventDefault();
        $getRange()?.insertText(event.data);
        const { key, offset } = context.place;
        const block = $getNodeByKey(key);
        if ($isBlock(block))
          $applyToTyped($cutOut(block, offset, offset + event.data.length), context, meaning);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // An input method writes into the text node where the composition began, and moving the text to another
    // node midway disturbs it. So composed text gets its meaning when it is committed, in the same update,
    // and undo takes back both.
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        compositionContext = $typingContext(editor);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      COMPOSITION_END_COMMAND,
      (event) => {
        const context = compositionContext;
        compositionContext = null;
        const meaning = context && event.data ? meaningOfTyped(context, event.data) : undefined;
        if (context && event.data && (meaning !== undefined || context.endingComments.length > 0))
          editor.update(() => $applyToComposed(context, event.data, meaning));
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/**
 * Does the same for committed text, if it really stands between the start of the composition and the caret.
 */
function $applyToComposed(context: TypingContext, text: string, meaning: Meaning | null | undefined): void {
  const { key, offset } = context.place;
  const caret = $getCaret();
  const end = offset + text.length;
  if (
    caret?.block.getKey() !== key ||
    caret.offset !== end ||
    !caret.block.getTextContent().slice(offset).startsWith(text)
  )
    return;
  $applyToTyped($cutOut(caret.block, offset, end), context, meaning);
}
