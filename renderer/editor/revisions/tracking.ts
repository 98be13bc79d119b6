/**
 * Tracking changes (修订). Whatever changes the text, a key, an input method, a paste, a command or the browser itself, is let
 * through; then what is there is compared with what was there and marked, in the same step of the history. So nothing slips
 * through unmarked, and an input method is never disturbed: what it composes is marked once it is committed.
 *
 * Typing goes on inside one's own insertion, which needs no further mark: only the first key of a stretch costs anything.
 */
import {
  $addUpdateTag,
  $getRoot,
  $getState,
  $setState,
  COMMAND_PRIORITY_CRITICAL,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  mergeRegister,
  type EditorState,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import type { Block } from "../../../shared/bulletin/schema.ts";
import type { Stamp } from "../../../shared/revisions/compare.ts";
import { trackFields } from "../../../shared/revisions/fields.ts";
import { track, type Tracked } from "../../../shared/revisions/track.ts";
import { $nodeToBlock } from "../adapter.ts";
import { $isBlock, frameState, type BlockNode, type Frame } from "../nodes.ts";
import { $writeStretch, type Stretch } from "./write.ts";

/** Of updates whose changes are decisions on marks, or marked already: they are not marked again. */
export const TRACKED_TAG = "tracked";

/** By whom changes are marked. */
export type Author = Omit<Stamp, "date">;
/** Who changes something now; null where changes are not tracked. */
export type WhoTracks = () => Author | null;

/** Tracks changes while `who` tells somebody. */
export function registerTracking(
  editor: LexicalEditor,
  who: WhoTracks,
  now: () => Date = () => new Date(),
): () => void {
  /** The last state in which all that is to be marked is. */
  let settled = editor.getEditorState();
  const dirty = new Set<NodeKey>();
  let isForward = false;
  const settle = (state: EditorState) => {
    settled = state;
    dirty.clear();
    isForward = false;
  };
  const markNow = () => {
    const author = who();
    if (!author || editor.isComposing()) return;
    const change = changeSince(settled, editor.getEditorState(), dirty);
    if (!change) return settle(editor.getEditorState());
    const stamp: Stamp = { ...author, date: now().toISOString() };
    const tracked = track(change.before, change.blocks, change.frame.revisions, stamp);
    const revisions = trackFields(change.frameBefore, change.frame, tracked.revisions, stamp);
    if (sameData(tracked.blocks, change.blocks) && sameData(revisions, change.frame.revisions))
      return settle(editor.getEditorState());
    const side = isForward ? "after" : "before";
    editor.update(() => $write(change, { ...tracked, revisions }, side), {
      discrete: true,
      tag: [HISTORY_MERGE_TAG, TRACKED_TAG],
    });
  };
  const onForward = (isBackward: boolean) => {
    isForward = !isBackward;
    return false;
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
      if (!who() || tags.has(HISTORIC_TAG) || tags.has(TRACKED_TAG)) return settle(editorState);
      for (const key of dirtyElements.keys()) dirty.add(key);
      for (const key of dirtyLeaves) dirty.add(key);
      if (dirty.size > 0) markNow();
    }),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, onForward, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_WORD_COMMAND, onForward, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_LINE_COMMAND, onForward, COMMAND_PRIORITY_CRITICAL),
  );
}

/** A stretch of blocks that changed, as it was and as it is. */
interface Change extends Stretch {
  before: Block[];
  frameBefore: Frame;
  frame: Frame;
}

/** What changed between two states; null where nothing of the document did. Only `dirty` blocks are converted. */
function changeSince(settled: EditorState, current: EditorState, dirty: ReadonlySet<NodeKey>): Change | null {
  const [older, newer] = [blocksOf(settled), blocksOf(current)];
  const isSame = (one: BlockNode | undefined, other: BlockNode | undefined) =>
    one !== undefined && one.getKey() === other?.getKey() && !dirty.has(one.getKey());
  let start = 0;
  while (start < older.length && start < newer.length && isSame(older[start], newer[start])) start += 1;
  let end = 0;
  while (
    end < older.length - start &&
    end < newer.length - start &&
    isSame(older.at(-1 - end), newer.at(-1 - end))
  )
    end += 1;
  const [changedBefore, changedAfter] = [
    older.slice(start, older.length - end),
    newer.slice(start, newer.length - end),
  ];
  const before = settled.read(() => changedBefore.map($nodeToBlock));
  const after = current.read(() => changedAfter.map($nodeToBlock));
  const [frameBefore, frame] = [settled, current].map((state) =>
    state.read(() => $getState($getRoot(), frameState)),
  ) as [Frame, Frame];
  const isFrameSame =
    sameData(frameBefore.masthead, frame.masthead) && sameData(frameBefore.imprint, frame.imprint);
  if (isFrameSame && sameData(before, after)) return null;
  return {
    before,
    blocks: after,
    keys: changedAfter.map((block) => block.getKey()),
    next: newer[newer.length - end]?.getKey() ?? null,
    frameBefore,
    frame,
  };
}

const blocksOf = (state: EditorState): BlockNode[] =>
  state.read(() => $getRoot().getChildren().filter($isBlock));

/** Puts the marked blocks in the place of those that changed. */
function $write(change: Change, { blocks, revisions, places }: Tracked, side: "before" | "after"): void {
  $addUpdateTag(HISTORY_MERGE_TAG);
  $setState($getRoot(), frameState, (frame) => ({ ...frame, revisions }));
  if (!sameData(blocks, change.blocks)) $writeStretch(change, { blocks, places }, side);
}
