/**
 * The nodes of the editor: flat paragraphs (`BlockNode`), text nodes and line breaks. Their properties are
 * node state, so that splitting, copying and undoing carry them along and equal neighbours merge. Masthead,
 * imprint, revisions and comments are state of the root, so that one history covers the whole issue.
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
import { isMember } from "../../../shared/basics/elements.ts";
import { sameData } from "../../../shared/document/canonical.ts";
import { emptyImprint, emptyMasthead } from "../../../shared/document/empty.ts";
import { randomId } from "../../../shared/basics/identifiers.ts";
import type { Without } from "../../../shared/basics/without.ts";
import {
  blockStyles,
  isObjectStyle,
  schemaVersion,
  type Block,
  type BulletinDocument,
  type Run,
} from "../../../shared/document/schema.ts";
import { captionElement, createObjectElement } from "./object-element.ts";
import { revisionProperties, paintMarks } from "./paint.ts";

/**
 * The properties of a run besides its text. Bold and underline of a text node are Lexical's own formats;
 * those of a line break are properties in its state.
 */
export type RunProperties = Without<Run, "text">;
/** The properties of a block besides its id and its runs. */
export type BlockProperties = Without<Block, "id" | "runs">;
/** The properties of a bulletin besides its blocks: masthead, imprint, revisions, comments. */
export type Frame = Without<BulletinDocument, "blocks">;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const noProperties: RunProperties = {};
/** The node state of text nodes and line breaks. */
export const runState = createState("run", {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- an editor of the program wrote it
  parse: (value): RunProperties => (isObject(value) ? (value as RunProperties) : noProperties),
  isEqual: sameData,
});

export const bodyProperties: BlockProperties = { style: "body" };
/** The node state of blocks. */
export const blockState = createState("block", {
  parse: (value): BlockProperties =>
    isObject(value) && "style" in value && isMember(blockStyles, value.style)
      ? // oxlint-disable-next-line typescript/consistent-type-assertions -- an editor of the program wrote it
        (value as BlockProperties)
      : bodyProperties,
  isEqual: sameData,
});

/**
 * The id of a block. Empty until `$ensureBlockId` fills it in, so that a copy never keeps the id of its
 * original.
 */
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
/** The node state of the root. It is compared by identity, so every change must create a new object. */
export const frameState = createState("frame", {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- an editor of the program wrote it
  parse: (value): Frame => (isObject(value) ? (value as Frame) : emptyFrame),
});

/**
 * One block of the bulletin: a paragraph (栏目, 正文, 简讯, 供稿, 按语, 附件), or a table or figure, whose caption is the
 * content of the node.
 */
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
   * Creates the second half of a split paragraph. The paragraph end moves to it, and so do the revisions of
   * that end: as in OOXML, the ¶ belongs to the end of the text, so the first half gets a new paragraph end
   * without revisions.
   */
  override insertNewAfter(_selection: RangeSelection, restoreSelection: boolean): BlockNode {
    const { inserted, deleted, ...first } = $getState(this, blockState);
    // The block after a table or figure is text.
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

  /** Copying a whole heading or source line also copies its style. */
  override extractWithChild(_child: LexicalNode, selection: BaseSelection | null): boolean {
    return (
      $isRangeSelection(selection) &&
      $getState(this, blockState).style !== "body" &&
      $isBlockFullySelected(this, selection)
    );
  }
}

/** Shows the properties of a block as classes and attributes of its element. */
function $paintBlock(block: BlockNode, element: HTMLElement): void {
  const { style, ...properties } = $getState(block, blockState);
  element.className = `block block-${style}`;
  element.dataset.block = $getState(block, idState);
  paintMarks($getEditor(), element, properties, $getState($getRoot(), frameState).revisions);
  // Attributes rather than `:has` selectors in the style sheet, which would slow down every keystroke.
  const runs = block.getChildren().map((child) => $getState(child, runState));
  element.toggleAttribute("data-empty", runs.length === 0);
  element.toggleAttribute(
    "data-gone",
    properties.deleted !== undefined && runs.every(({ deleted }) => deleted !== undefined),
  );
  element.toggleAttribute(
    "data-changed",
    [properties, ...runs].some((each) => revisionProperties.some((property) => each[property] !== undefined)),
  );
}

/** Creates a block, by default an empty 正文 paragraph with a new id. */
export function $createBlock(
  properties: BlockProperties = bodyProperties,
  id: string = randomId(),
): BlockNode {
  const block = $applyNodeReplacement($create(BlockNode));
  $setState(block, idState, id);
  return $setState(block, blockState, properties);
}

/** Whether a node is a block: a paragraph, heading, source line, table or figure. */
export const $isBlock = (node: LexicalNode | null | undefined): node is BlockNode =>
  node instanceof BlockNode;

/** Node transform that gives a new id to a block without one: a copy, or a paragraph that Lexical created. */
export function $ensureBlockId(block: BlockNode): void {
  if ($getState(block, idState) === "") $setState(block, idState, randomId());
}

/** The node classes of the editor. `replace` makes everything that creates a paragraph create a block. */
export const nodes = [
  BlockNode,
  { replace: ParagraphNode, with: () => $create(BlockNode), withKlass: BlockNode },
];
