/** The text that comments are on, in the editor. */
import {
  $getRoot,
  $getState,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
  type PointType,
} from "lexical";
import type { Spot } from "../../../shared/revisions/comment-place.ts";
import { $isBlock, frameState, idState, runState } from "../nodes.ts";
import { $selectedObject } from "../objects/edit.ts";
import {
  $blockOf,
  $isLeaf,
  $placeOf,
  $range,
  $selectPlace,
  $selectPlaces,
  sizeOf,
  type Leaf,
} from "../selection.ts";

/** Both ends of the selection, the first one first; null without a selection. Of an object it is where its caption begins. */
export function selectedSpots(editor: LexicalEditor): { from: Spot; to: Spot } | null {
  return editor.getEditorState().read(() => {
    const object = $selectedObject();
    if (object) {
      const spot = { block: $getState(object, idState), offset: 0 };
      return { from: spot, to: spot };
    }
    const range = $range();
    if (!range) return null;
    const [from, to] = (range.isBackward() ? [range.focus, range.anchor] : [range.anchor, range.focus]).map(
      (point) => {
        const place = $placeOf(point);
        return place && { block: $getState(place.block, idState), offset: place.offset };
      },
    );
    return from && to ? { from, to } : null;
  });
}

/** Selects again what was selected before a dialog took the focus, and leaves the focus where it is. */
export function selectSpots(editor: LexicalEditor, { from, to }: { from: Spot; to: Spot }): void {
  editor.update(
    () => {
      const blocks = $getRoot().getChildren().filter($isBlock);
      const [start, end] = [from, to].map(({ block: id, offset }) => {
        const block = blocks.find((each) => $getState(each, idState) === id);
        return block && { block, offset };
      });
      if (!start || !end) return;
      $selectPlaces(start, end);
      editor.getElementByKey(start.block.getKey())?.scrollIntoView({ block: "nearest" });
    },
    { discrete: true, tag: [SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG] },
  );
}

/**
 * The thread that the caret stands in, or touches: where one text ends and another begins, the editor hears of the caret in the
 * first one, whichever it was put into. An open one rather than a resolved one, the latest of several. All of them in `ids`.
 */
export function commentsAtCaret(editor: LexicalEditor): { ids: readonly string[]; first: string | null } {
  return editor.getEditorState().read(() => {
    const point = $range()?.focus;
    const { comments } = $getState($getRoot(), frameState);
    const ids = [
      ...new Set((point ? $leavesAt(point) : []).flatMap((leaf) => $getState(leaf, runState).comments ?? [])),
    ].filter((id) => comments[id]);
    return { ids, first: ids.findLast((id) => comments[id]?.resolved === false) ?? ids.at(-1) ?? null };
  });
}

/** The leaf in which a point stands, and the one that it touches. */
function $leavesAt(point: PointType): Leaf[] {
  const { offset } = point;
  const node = point.getNode();
  if (point.type === "element")
    return $isBlock(node)
      ? [node.getChildAtIndex(offset - 1), node.getChildAtIndex(offset)].filter($isLeaf)
      : [];
  const beside =
    offset === 0
      ? node.getPreviousSibling()
      : offset === node.getTextContentSize()
        ? node.getNextSibling()
        : null;
  return [node, beside].filter($isLeaf);
}

/** The first leaf that a thread is on; what a revision deletes only where there is no other. */
function $anchor(id: string): Leaf | null {
  let deleted: Leaf | null = null;
  for (const block of $getRoot().getChildren().filter($isBlock)) {
    for (const leaf of block.getChildren().filter($isLeaf)) {
      const properties = $getState(leaf, runState);
      if (!properties.comments?.includes(id)) continue;
      if (properties.deleted === undefined) return leaf;
      deleted ??= leaf;
    }
  }
  return deleted;
}

/** Brings the text of a thread into sight. False where it is gone. */
export function showComment(editor: LexicalEditor, id: string): boolean {
  const key = editor.getEditorState().read(() => $anchor(id)?.getKey());
  if (key === undefined) return false;
  editor.getElementByKey(key)?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Puts the caret where the text of a thread begins. False where it is gone. */
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
