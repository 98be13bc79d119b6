/**
 * The meanings of text: 题, 要点, 标签. A run has at most one that the editor gave it. With a caret, a mark is turned on or
 * off for what is typed next. Marks also end by themselves, as bulletins are written: a title at the full-width space
 * after it, a tag at its bracket, a point at the end of its sentence. So does a comment: what is typed behind its text is none of it.
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
import { without } from "../../shared/bulletin/without.ts";
import { $isBlock, runState, type BlockNode, type RunProperties } from "./nodes.ts";
import {
  $blockOf,
  $caret,
  $cutOut,
  $isLeaf,
  $placeOf,
  $range,
  $selectedLeaves,
  type Leaf,
  type Place,
} from "./selection.ts";

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

/** A mark that was turned on or off at the caret, for what is typed there. */
interface Pending {
  place: { key: string; offset: number };
  meaning: Meaning | null;
}
const pendingOf = new WeakMap<LexicalEditor, Pending>();

function $pending(editor: LexicalEditor, caret: Place): Pending | null {
  const pending = pendingOf.get(editor);
  return pending?.place.key === caret.block.getKey() && pending.place.offset === caret.offset
    ? pending
    : null;
}

/** The text node whose marks typing at the caret takes on. */
function $nodeAtCaret(): Leaf | null {
  const point = $range()?.anchor;
  if (!point) return null;
  const node = point.getNode();
  if ($isTextNode(node)) return node;
  const before = "getChildAtIndex" in node ? node.getChildAtIndex(point.offset - 1) : null;
  return $isTextNode(before) ? before : null;
}

/** Whether a meaning holds for the whole selection, or for what is typed at the caret. */
export function $hasMeaning(editor: LexicalEditor, meaning: Meaning): boolean {
  const range = $range();
  if (!range) return false;
  if (!range.isCollapsed()) {
    const leaves = $selectedLeaves(range);
    return leaves.length > 0 && leaves.every((leaf) => $getState(leaf, runState)[meaning]);
  }
  const caret = $caret();
  const pending = caret && $pending(editor, caret);
  if (pending) return pending.meaning === meaning;
  const node = $nodeAtCaret();
  return node !== null && $getState(node, runState)[meaning] === true;
}

/** Gives the selection a meaning in place of the one it had, or takes it away where all of it has it. */
export function $toggleMeaning(editor: LexicalEditor, meaning: Meaning): void {
  $giveMeaning(editor, $hasMeaning(editor, meaning) ? null : meaning);
}

function $giveMeaning(editor: LexicalEditor, meaning: Meaning | null): void {
  const range = $range();
  const caret = $caret();
  if (!range) return;
  if (caret) {
    pendingOf.set(editor, { place: { key: caret.block.getKey(), offset: caret.offset }, meaning });
    // Nothing changed yet, but the toolbar is to show it.
    range.dirty = true;
    return;
  }
  $addUpdateTag(HISTORY_PUSH_TAG);
  for (const leaf of range.extract())
    if ($isTextNode(leaf) || $isLineBreakNode(leaf)) $setMeaning(leaf, meaning);
}

/** Takes all meanings and looks from the selection. Revisions and comments stay. */
export function $clearMarks(editor: LexicalEditor): void {
  const range = $range();
  if (!range) return;
  $giveMeaning(editor, null);
  range.format = 0;
  if (range.isCollapsed()) return;
  for (const leaf of $selectedLeaves(range)) {
    if ($isTextNode(leaf)) leaf.setFormat(0);
    else $setState(leaf, runState, (properties) => without(properties, "bold", "underline"));
  }
}

/** What typing at the caret follows: a pending mark, the end of a mark, or a selection that it replaces. */
interface Following {
  place: { key: string; offset: number };
  pending: Pending | null;
  /** The mark that ends at the caret, with its text. */
  ending: { meaning: Meaning; text: string } | null;
  /** The comments whose text ends at the caret. */
  ended: readonly string[];
  /** The meaning of a selection that is typed over, where it has one or stands beside one. */
  over?: Meaning | null;
}

function $following(editor: LexicalEditor): Following | null {
  const range = $range();
  if (range && !range.isCollapsed()) return $typedOver(range);
  const caret = $caret();
  if (!caret) return null;
  const pending = $pending(editor, caret);
  const node = $nodeAtCaret();
  const meaning = node && meaningOf($getState(node, runState));
  const next = node?.getNextSibling() ?? null;
  const goesOn = $isTextNode(next) && meaning !== null && $getState(next, runState)[meaning] === true;
  const isAtEnd =
    $isTextNode(node) &&
    ($range()?.anchor.type !== "text" || $range()?.anchor.offset === node.getTextContentSize());
  const ending = meaning && isAtEnd && !goesOn ? { meaning, text: node.getTextContent() } : null;
  const ended = node && isAtEnd ? $endedComments(node) : [];
  return pending || ending || ended.length > 0
    ? { place: { key: caret.block.getKey(), offset: caret.offset }, pending, ending, ended }
    : null;
}

/** The comments of a text that what follows it, in this paragraph or the next, has not. */
function $endedComments(node: Leaf): string[] {
  const next = node.getNextSibling() ?? $blockOf(node)?.getNextSibling<BlockNode>()?.getFirstChild();
  const following = $isLeaf(next) ? ($getState(next, runState).comments ?? []) : [];
  return ($getState(node, runState).comments ?? []).filter((id) => !following.includes(id));
}

/** What replaces a selection means what its first character meant: a title typed over stays a title. */
function $typedOver(range: RangeSelection): Following | null {
  const start = $placeOf(range.isBackward() ? range.focus : range.anchor);
  const [first] = $selectedLeaves(range);
  if (!start || !first || !first.getParent()?.is(start.block)) return null;
  const before = first.getPreviousSibling();
  const over = meaningOf($getState(first, runState));
  const beside = $isTextNode(before) ? meaningOf($getState(before, runState)) : null;
  return over || beside
    ? {
        place: { key: start.block.getKey(), offset: start.offset },
        pending: null,
        ending: null,
        ended: [],
        over,
      }
    : null;
}

/** The meaning of a text typed there; undefined: that of the text before it. */
function meaningOfTyped({ pending, ending, over }: Following, typed: string): Meaning | null | undefined {
  if (over !== undefined) return over;
  if (pending) return pending.meaning;
  if (ending?.meaning === "title" && typed.startsWith("\u3000")) return null;
  if (ending?.meaning === "tag" && ending.text.endsWith("】")) return null;
  if (ending?.meaning === "point" && /[。！？；]$/u.test(ending.text) && !/^[”’」』）]/u.test(typed))
    return null;
  return undefined;
}

/** Gives typed text its meaning, and takes from it the comments that end before it. */
function $markTyped(typed: readonly Leaf[], { ended }: Following, meaning: Meaning | null | undefined): void {
  for (const leaf of typed) {
    if (meaning !== undefined) $setMeaning(leaf, meaning);
    if (ended.length > 0) $setState(leaf, runState, (properties) => withoutComments(properties, ended));
  }
}

function withoutComments(properties: RunProperties, ids: readonly string[]): RunProperties {
  const comments = properties.comments?.filter((id) => !ids.includes(id)) ?? [];
  return { ...without(properties, "comments"), ...(comments.length > 0 && { comments }) };
}

/** Gives typed text its meaning, where it differs from that of the text before it. */
export function registerTyping(editor: LexicalEditor): () => void {
  let composing: Following | null = null;
  return mergeRegister(
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        if (event.inputType !== "insertText" || !event.data || editor.isComposing()) return false;
        const following = $following(editor);
        const meaning = following ? meaningOfTyped(following, event.data) : undefined;
        if (!following || (meaning === undefined && following.ended.length === 0)) return false;
        event.preventDefault();
        $range()?.insertText(event.data);
        const { key, offset } = following.place;
        const block = $getNodeByKey(key);
        if ($isBlock(block))
          $markTyped($cutOut(block, offset, offset + event.data.length), following, meaning);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // An input method writes into the node where it began; moving it elsewhere midway disturbs it. So composed text is
    // given its meaning when it is committed, in the same update: undo takes back both.
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        composing = $following(editor);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      COMPOSITION_END_COMMAND,
      (event) => {
        const following = composing;
        composing = null;
        const meaning = following && event.data ? meaningOfTyped(following, event.data) : undefined;
        if (following && event.data && (meaning !== undefined || following.ended.length > 0))
          editor.update(() => $markComposed(following, event.data, meaning));
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

function $markComposed(following: Following, text: string, meaning: Meaning | null | undefined): void {
  const { key, offset } = following.place;
  const caret = $caret();
  const end = offset + text.length;
  if (
    caret?.block.getKey() !== key ||
    caret.offset !== end ||
    !caret.block.getTextContent().slice(offset).startsWith(text)
  )
    return;
  $markTyped($cutOut(caret.block, offset, end), following, meaning);
}
