/**
 * How a bulletin stands in the editor: flat paragraphs (`BlockNode`), text nodes and line breaks. What they mean is
 * node state, so that splitting, copying and undoing carry it along and equal neighbours merge. Masthead, imprint,
 * revisions and comments are state of the root: one history covers the whole issue.
 */
import {
  $applyNodeReplacement,
  $create,
  $getEditor,
  $getRoot,
  $getState,
  $isBlockFullySelected,
  $isRangeSelection,
  $setState,
  createState,
  ParagraphNode,
  type BaseSelection,
  type EditorConfig,
  type ElementDOMSlot,
  type LexicalNode,
  type RangeSelection,
} from "lexical";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { emptyImprint, emptyMasthead } from "../../shared/bulletin/empty.ts";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import type { Without } from "../../shared/bulletin/without.ts";
import {
  blockStyles,
  isObjectStyle,
  schemaVersion,
  type Block,
  type BlockStyle,
  type BulletinDocument,
  type Run,
} from "../../shared/bulletin/schema.ts";
import { captionElement, createObjectElement } from "./objects/object-element.ts";
import { markNames, paintMarks } from "./revisions/paint.ts";

/** What a run carries beside its text. Bold and underline of a text node are Lexical's own formats, of a line break they stand here. */
export type RunProperties = Without<Run, "text">;
/** What a block carries beside its id and its runs. */
export type BlockProperties = Without<Block, "id" | "runs">;
/** What a document carries beside its blocks. */
export type Frame = Without<BulletinDocument, "blocks">;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const noProperties: RunProperties = {};
/** State of text nodes and line breaks. */
export const runState = createState("run", {
  parse: (value): RunProperties => (isObject(value) ? (value as RunProperties) : noProperties),
  isEqual: sameData,
});

export const bodyProperties: BlockProperties = { style: "body" };
/** State of blocks. */
export const blockState = createState("block", {
  parse: (value): BlockProperties =>
    isObject(value) && "style" in value && blockStyles.includes(value.style as BlockStyle)
      ? (value as BlockProperties)
      : bodyProperties,
  isEqual: sameData,
});

/** Id of a block. Empty until the transform below fills it, so that a copy never keeps the id of its original. */
export const idState = createState("id", {
  parse: (value): string => (typeof value === "string" ? value : ""),
  resetOnCopyNode: true,
});

const emptyFrame: Frame = {
  schema: schemaVersion,
  masthead: emptyMasthead(),
  imprint: emptyImprint(),
  revisions: {},
  comments: {},
};
/** State of the root. Compared by identity: whoever changes it makes a new object. */
export const frameState = createState("frame", {
  parse: (value): Frame => (isObject(value) ? (value as Frame) : emptyFrame),
});

/** One paragraph of the bulletin: 栏目, 正文, 简讯 or 供稿; or a table or figure, whose caption is what stands in the node. */
export class BlockNode extends ParagraphNode {
  override $config() {
    return this.config("block", { extends: ParagraphNode, stateConfigs: [idState, blockState] });
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const { style } = $getState(this, blockState);
    const element = isObjectStyle(style) ? createObjectElement(style) : super.createDOM(config);
    $paintBlock(this, element);
    return element;
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLElement> {
    const slot = super.getDOMSlot(element);
    const caption = captionElement(element);
    return caption ? slot.withElement(caption) : slot;
  }

  override updateDOM(previous: this, element: HTMLElement, config: EditorConfig): boolean {
    const { style } = $getState(this, blockState);
    if (element.dataset.object !== (isObjectStyle(style) ? style : undefined)) return true;
    $paintBlock(this, element);
    return super.updateDOM(previous, element, config);
  }

  /**
   * The second half of a split paragraph. The paragraph mark moves with it, and so do revisions of that mark: as in
   * OOXML a mark stands at the end, so the first half gets a mark of its own.
   */
  override insertNewAfter(_selection: RangeSelection, restoreSelection: boolean): BlockNode {
    const { inserted, deleted, ...first } = $getState(this, blockState);
    // What follows an object is text.
    const style = isObjectStyle(first.style) ? "body" : first.style;
    const second: BlockProperties = {
      style,
      ...(inserted === undefined ? {} : { inserted }),
      ...(deleted === undefined ? {} : { deleted }),
    };
    $setState(this, blockState, first);
    const block = $createBlock(second);
    this.insertAfter(block, restoreSelection);
    return block;
  }

  /** Whoever copies a whole heading or source line copies its style too. */
  override extractWithChild(_child: LexicalNode, selection: BaseSelection | null): boolean {
    return (
      $isRangeSelection(selection) &&
      $getState(this, blockState).style !== "body" &&
      $isBlockFullySelected(this, selection)
    );
  }
}

function $paintBlock(block: BlockNode, element: HTMLElement): void {
  const { style, ...properties } = $getState(block, blockState);
  element.className = `block block-${style}`;
  element.dataset.block = $getState(block, idState);
  paintMarks($getEditor(), element, properties, $getState($getRoot(), frameState).revisions);
  // As attributes: the style sheet asking for them with `:has` would cost every keystroke.
  const runs = block.getChildren().map((child) => $getState(child, runState));
  element.toggleAttribute("data-empty", runs.length === 0);
  element.toggleAttribute(
    "data-gone",
    properties.deleted !== undefined && runs.every(({ deleted }) => deleted !== undefined),
  );
  element.toggleAttribute(
    "data-changed",
    [properties, ...runs].some((each) => markNames.some((name) => each[name] !== undefined)),
  );
}

/** Makes a block. Without an id it gets a fresh one. */
export function $createBlock(
  properties: BlockProperties = bodyProperties,
  id: string = randomId(),
): BlockNode {
  const block = $applyNodeReplacement($create(BlockNode));
  $setState(block, idState, id);
  return $setState(block, blockState, properties);
}

export const $isBlock = (node: LexicalNode | null | undefined): node is BlockNode =>
  node instanceof BlockNode;

/** Node transform: a block that came into being without an id gets one. */
export function $nameBlock(block: BlockNode): void {
  if ($getState(block, idState) === "") $setState(block, idState, randomId());
}

/** The nodes of the editor. Whatever makes a paragraph makes a block. */
export const nodes = [
  BlockNode,
  { replace: ParagraphNode, with: () => $create(BlockNode), withKlass: BlockNode },
];
