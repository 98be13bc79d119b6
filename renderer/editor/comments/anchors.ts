/** The commented text in the editor: finding it, selecting it and going to it. */
import {
  $getRoot,
  $getState,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
  type PointType,
} from "lexical";
import type { Spot } from "../../../shared/revisions/comment-place.ts";
import { $isBlock, frameState, idState, runState } from "../nodes/nodes.ts";
import { $selectedObject } from "../document/edit.ts";
import {
  $blockOf,
  $isLeaf,
  $placeOf,
  $getRange,
  $selectPlace,
  $selectPlaces,
  sizeOf,
  type Leaf,
} from "../nodes/selection.ts";

/**
 * Both ends of the selection in the order of the text; null without a selection. For a selected object, both
 * are the start of its caption.
 */
export function selectedSpots(editor: LexicalEditor): { from: Spot; to: Spot } | null {
  return editor.getEditorState().read(() => {
    const object = $selectedObject();
    if (object) {
      const spot = { block: $getState(object, idState), offset: 0 };
      return { from: spot, to: spot };
    }
    const range = $getRange();
    if (!range) return null;
    const isBackward = range.isBackward();
    const from = $spotOf(isBackward ? range.focus : range.anchor);
    const to = $spotOf(isBackward ? range.anchor : range.focus);
    return from && to ? { from, to } : null;
  });
}

/** The block id and offset of a point of the selection; null if it is not inside a block. */
function $spotOf(point: PointType): Spot | null {
  const place = $placeOf(point);
  return place && { block: $getState(place.block, idState), offset: place.offset };
}

/** Restores a selection after a dialog took the focus; the focus itself does not move. */
export function selectSpots(editor: LexicalEditor, { from, to }: { from: Spot; to: Spot }): void {
  editor.update(
    () => {
      const blocks = $getRoot().getChildren().filter($isBlock);
      const placeOf = ({ block: id, offset }: Spot) => {
        const block = blocks.find((each) => $getState(each, idState) === id);
        return block && { block, offset };
      };
      const start = placeOf(from);
      const end = placeOf(to);
      if (!start || !end) return;

      $selectPlaces(start, end);
      editor.getElementByKey(start.block.getKey())?.scrollIntoView({ block: "nearest" });
    },
    { discrete: true, tag: [SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG] },
  );
}

/**
 * The threads at the caret. A thread counts if the caret is inside its text or touches it, because between
 * two text nodes the browser reports the caret in the first one, even if it was put into the second.
 *
 * @returns `ids`: all threads at the caret. `first`: the one to show, an open one before a resolved one, the
 *   latest of several.
 */
export function commentsAtCaret(editor: LexicalEditor): { ids: readonly string[]; first: string | null } {
  return editor.getEditorState().read(() => {
    const point = $getRange()?.focus;
    const { comments } = $getState($getRoot(), frameState);
    const ids = [
      ...new Set((point ? $leavesAt(point) : []).flatMap((leaf) => $getState(leaf, runState).comments ?? [])),
    ].filter((id) => comments[id]);
    return { ids, first: ids.findLast((id) => comments[id]?.resolved === false) ?? ids.at(-1) ?? null };
  });
}

/** The leaf that contains a point, and the one that it touches. */
function $leavesAt(point: PointType): Leaf[] {
  const { offset } = point;
  const node = point.getNode();
  if (point.type === "element")
    return $isBlock(node)
      ? [node.getChildAtIndex(offset - 1), node.getChildAtIndex(offset)].filter($isLeaf)
      : [];
  if (offset === 0) return [node, node.getPreviousSibling()].filter($isLeaf);
  if (offset === node.getTextContentSize()) return [node, node.getNextSibling()].filter($isLeaf);
  return $isLeaf(node) ? [node] : [];
}

/** The first leaf of the commented text; one that a revision deletes only if there is no other. */
function $anchor(id: string): Leaf | null {
  let deletedLeaf: Leaf | null = null;
  for (const block of $getRoot().getChildren().filter($isBlock)) {
    for (const leaf of block.getChildren().filter($isLeaf)) {
      const properties = $getState(leaf, runState);
      if (!properties.comments?.includes(id)) continue;
      if (properties.deleted === undefined) return leaf;
      deletedLeaf ??= leaf;
    }
  }
  return deletedLeaf;
}

/** Scrolls to the text of a thread. Returns false if the text no longer exists. */
export function showComment(editor: LexicalEditor, id: string): boolean {
  const key = editor.getEditorState().read(() => $anchor(id)?.getKey());
  if (key === undefined) return false;
  editor.getElementByKey(key)?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Moves caret and focus to the start of the text of a thread. Returns false if the text no longer exists. */
export function goToComment(editor: LexicalEditor, id: string): boolean {
  let isThere = false;
  editor.update(
    () => {
      const leaf = $anchor(id);
      const block = leaf && $blockOf(leaf);
      if (!leaf || !block) return;
      isThere = true;
      $selectPlace({
        block,
        offset: leaf.getPreviousSiblings().reduce((sum, each) => sum + sizeOf(each), 0),
      });
    },
    { discrete: true },
  );
  if (!isThere) return false;
  editor.getRootElement()?.focus({ preventScroll: true });
  return showComment(editor, id);
}
