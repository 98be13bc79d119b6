/**
 * Tracks changes (修订). Every change of the text is allowed, whether it comes from a key, an input method, a
 * paste, a command or the browser itself. After it, the new state is compared with the last one, and the
 * differences are recorded as revisions, in the same undo step. So no kind of change can bypass tracking, and
 * an input method is never disturbed: composed text is recorded once it is committed.
 *
 * Continued typing stays inside the author's own insertion and needs no further revision, so only the first
 * key of an insertion rewrites blocks.
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
import { track, type TrackResult } from "../../../shared/revisions/track.ts";
import { $nodeToBlock } from "../adapter.ts";
import { $isBlock, frameState, type BlockNode, type Frame } from "../nodes.ts";
import { $writeStretch, type BlockStretch } from "./write.ts";

/**
 * Tag of updates that must not be recorded: they decide on revisions, or their revisions are recorded
 * already.
 */
export const TRACKED_TAG = "tracked";

/** The author of revisions: name and role. */
export type Author = Omit<Stamp, "date">;
/** Returns the author of changes made now; null while tracking is off. */
export type ReadAuthor = () => Author | null;

/**
 * Records changes as revisions while `readAuthor` returns an author. Returns the function that stops it.
 *
 * @param now the clock, for the dates of revisions
 */
export function registerTracking(
  editor: LexicalEditor,
  readAuthor: ReadAuthor,
  now: () => Date = () => new Date(),
): () => void {
  /** The last state whose changes are all recorded. */
  let recordedState = editor.getEditorState();
  const dirty = new Set<NodeKey>();
  /** True if text is being deleted forwards (Delete key), so that the caret goes behind the deleted text. */
  let isForward = false;
  const setRecorded = (state: EditorState) => {
    recordedState = state;
    dirty.clear();
    isForward = false;
  };
  const recordChanges = () => {
    const author = readAuthor();
    if (!author || editor.isComposing()) return;
    const change = findChange(recordedState, editor.getEditorState(), dirty);
    if (!change) return setRecorded(editor.getEditorState());

    const stamp: Stamp = { ...author, date: now().toISOString() };
    const result = track(change.before, change.blocks, change.frame.revisions, stamp);
    const revisions = trackFields(change.frameBefore, change.frame, result.revisions, stamp);
    if (sameData(result.blocks, change.blocks) && sameData(revisions, change.frame.revisions))
      return setRecorded(editor.getEditorState());

    const side = isForward ? "after" : "before";
    editor.update(() => $writeRevisions(change, { ...result, revisions }, side), {
      discrete: true,
      tag: [HISTORY_MERGE_TAG, TRACKED_TAG],
    });
  };
  const onDelete = (isBackward: boolean) => {
    isForward = !isBackward;
    return false;
  };

  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
      if (!readAuthor() || tags.has(HISTORIC_TAG) || tags.has(TRACKED_TAG)) return setRecorded(editorState);
      for (const key of dirtyElements.keys()) dirty.add(key);
      for (const key of dirtyLeaves) dirty.add(key);
      if (dirty.size > 0) recordChanges();
    }),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, onDelete, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_WORD_COMMAND, onDelete, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_LINE_COMMAND, onDelete, COMMAND_PRIORITY_CRITICAL),
  );
}

/** The changed blocks and the frame, before and after the change. */
interface Change extends BlockStretch {
  before: Block[];
  frameBefore: Frame;
  frame: Frame;
}

/**
 * Finds what changed between two states; null if the bulletin is the same. Only the stretch from the first to
 * the last changed block is converted.
 *
 * @param dirty keys of the nodes that may have changed
 */
function findChange(
  recordedState: EditorState,
  current: EditorState,
  dirty: ReadonlySet<NodeKey>,
): Change | null {
  const older = blocksOf(recordedState);
  const newer = blocksOf(current);
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

  const nodesBefore = older.slice(start, older.length - end);
  const nodesAfter = newer.slice(start, newer.length - end);
  const before = recordedState.read(() => nodesBefore.map($nodeToBlock));
  const after = current.read(() => nodesAfter.map($nodeToBlock));
  const frameBefore = frameOf(recordedState);
  const frame = frameOf(current);
  const isFrameSame =
    sameData(frameBefore.masthead, frame.masthead) && sameData(frameBefore.imprint, frame.imprint);
  if (isFrameSame && sameData(before, after)) return null;
  return {
    before,
    blocks: after,
    keys: nodesAfter.map((block) => block.getKey()),
    next: newer[newer.length - end]?.getKey() ?? null,
    frameBefore,
    frame,
  };
}

const blocksOf = (state: EditorState): BlockNode[] =>
  state.read(() => $getRoot().getChildren().filter($isBlock));

const frameOf = (state: EditorState): Frame => state.read(() => $getState($getRoot(), frameState));

/** Replaces the changed blocks by those with revisions. */
function $writeRevisions(
  change: Change,
  { blocks, revisions, places }: TrackResult,
  side: "before" | "after",
): void {
  $addUpdateTag(HISTORY_MERGE_TAG);
  $setState($getRoot(), frameState, (frame) => ({ ...frame, revisions }));
  if (!sameData(blocks, change.blocks)) $writeStretch(change, { blocks, places }, side);
}
