/**
 * Converts a bulletin to the nodes of an editor, and nodes to blocks, without loss up to the canonical form
 * (equal neighbouring runs become one).
 */
import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $getState,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  type LexicalNode,
} from "lexical";
import { canonicalRuns } from "../../../shared/document/canonical.ts";
import type { Block, BulletinDocument, Run } from "../../../shared/document/schema.ts";
import {
  $createBlock,
  blockState,
  frameState,
  idState,
  runState,
  type BlockNode,
  type RunProperties,
} from "./nodes.ts";

/** Replaces the content of the editor by a bulletin. Call inside `editor.update`. */
export function $documentToState(bulletin: BulletinDocument): void {
  const { blocks, ...frame } = bulletin;
  const root = $getRoot().clear();
  $setState(root, frameState, frame);
  root.append(...blocks.map($blockToNode));
}

/** Creates the node of a block, with its runs as child nodes. */
export function $blockToNode({ id, runs, ...properties }: Block): BlockNode {
  return $createBlock(properties, id).append(...runs.flatMap($runToNodes));
}

/** Reads the block that a node represents. */
export function $nodeToBlock(node: BlockNode): Block {
  const runs = node.getChildren().flatMap($nodeToRun);
  return { id: $getState(node, idState), ...$getState(node, blockState), runs: canonicalRuns(runs) };
}

/** Creates the text nodes of a run, with a line break node for every `\n`. */
export function $runToNodes({ text, ...properties }: Run): LexicalNode[] {
  return text.split(/(\n)/u).flatMap((part): LexicalNode[] => {
    if (part === "") return [];
    if (part === "\n") return [$withProperties($createLineBreakNode(), properties)];
    const { bold, underline, ...state } = properties;
    const node = $createTextNode(part);
    if (bold) node.toggleFormat("bold");
    if (underline) node.toggleFormat("underline");
    return [$withProperties(node, state)];
  });
}

// Most runs are plain, and a node without state needs less memory.
const $withProperties = <T extends LexicalNode>(node: T, properties: RunProperties): T =>
  Object.keys(properties).length > 0 ? $setState(node, runState, properties) : node;

function $nodeToRun(node: LexicalNode): Run[] {
  if ($isLineBreakNode(node)) return [{ text: "\n", ...$getState(node, runState) }];
  if (!$isTextNode(node) || node.getTextContent() === "") return [];
  const run: Run = { text: node.getTextContent(), ...$getState(node, runState) };
  if (node.hasFormat("bold")) run.bold = true;
  if (node.hasFormat("underline")) run.underline = true;
  return [run];
}
