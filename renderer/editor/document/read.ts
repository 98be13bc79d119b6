/**
 * Reads the bulletin that is in the editor. What did not change since an earlier call is the same object:
 * unchanged blocks, and the whole bulletin if nothing in it changed. So callers compare by identity, and a
 * call after each keystroke converts one block only.
 */
import { $getRoot, $getState, type EditorState, type LexicalEditor, type LexicalNode } from "lexical";
import type { Block, BulletinDocument } from "../../../shared/document/schema.ts";
import { $nodeToBlock } from "../nodes/adapter.ts";
import { $isBlock, frameState, type BlockNode, type Frame } from "../nodes/nodes.ts";

/** A block, and the text nodes and line breaks that it was read from. */
interface BlockMemo {
  block: Block;
  leaves: readonly LexicalNode[];
}

/**
 * The block of each version of a node that was read. A committed version never changes; but a change of a
 * child's text makes a new version of the child only, not of its parent.
 */
const memosByNode = new WeakMap<BlockNode, BlockMemo>();
/** Weak values: the history keeps hundreds of states, which should not keep a bulletin each. */
const bulletinsByState = new WeakMap<EditorState, WeakRef<BulletinDocument>>();
/** The bulletin that was read last with each frame. */
const bulletinsByFrame = new WeakMap<Frame, WeakRef<BulletinDocument>>();

/** The bulletin that is in the editor now. Must not be changed. */
export const readBulletin = (editor: LexicalEditor): BulletinDocument => bulletinOf(editor.getEditorState());

/** The bulletin of a state that the editor has committed. Must not be changed. */
export function bulletinOf(state: EditorState): BulletinDocument {
  const memo = bulletinsByState.get(state)?.deref();
  if (memo) return memo;
  const bulletin = state.read($readState);
  bulletinsByState.set(state, new WeakRef(bulletin));
  return bulletin;
}

function $readState(): BulletinDocument {
  const frame = $getState($getRoot(), frameState);
  const blocks = $getRoot().getChildren().filter($isBlock).map($readBlock);
  const last = bulletinsByFrame.get(frame)?.deref();
  if (last && sameMembers(last.blocks, blocks)) return last;
  const bulletin: BulletinDocument = { ...frame, blocks };
  bulletinsByFrame.set(frame, new WeakRef(bulletin));
  return bulletin;
}

function $readBlock(node: BlockNode): Block {
  const memo = memosByNode.get(node);
  if (memo && $isUnchanged(memo)) return memo.block;
  const block = $nodeToBlock(node);
  memosByNode.set(node, { block, leaves: node.getChildren() });
  return block;
}

/** Whether a node, which may have changed since, still is this block that was read from it. */
export function $isBlockAsRead(node: BlockNode, block: Block): boolean {
  const memo = memosByNode.get(node.getLatest());
  return memo?.block === block && $isUnchanged(memo);
}

/** Whether the children are as they were read. The same version of their parent has no other children. */
const $isUnchanged = ({ leaves }: BlockMemo): boolean => leaves.every((leaf) => leaf.getLatest() === leaf);

const sameMembers = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((member, index) => member === other[index]);
