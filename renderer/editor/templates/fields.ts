/**
 * The fields ［…］ of templates on the paper: Tab selects the next one, Shift+Tab the previous one, and typing
 * replaces it.
 */
import {
  $getRoot,
  $getState,
  COMMAND_PRIORITY_LOW,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from "lexical";
import type { Block } from "../../../shared/document/schema.ts";
import { fieldsOf, type Field } from "../../../shared/templates/fields.ts";
import { $nodeToBlock } from "../nodes/adapter.ts";
import { blockElements, rangeOf } from "../find/ranges.ts";
import { $isBlock, idState, type BlockNode } from "../nodes/nodes.ts";
import type { OutlineStore } from "../document/outline-store.ts";
import { $placeOf, $getRange, $selectPlaces, type Place } from "../nodes/selection.ts";

/**
 * Ids of the blocks that were inserted from templates in this window. In these Tab goes on to the next block
 * with fields.
 */
const insertedIds = new WeakMap<LexicalEditor, Set<string>>();

const $blocks = (): BlockNode[] => $getRoot().getChildren().filter($isBlock);

/** The fields of these blocks, in order. Most paragraphs have none, so only those with ［ are converted. */
function $fields(blocks: readonly BlockNode[]): Field[] {
  return fieldsOf(blocks.filter((block) => block.getTextContent().includes("［")).map($nodeToBlock));
}

function $select(
  editor: LexicalEditor,
  blocks: readonly BlockNode[],
  { block: id, start, end }: Field,
): void {
  const block = blocks.find((each) => $getState(each, idState) === id);
  if (!block) return;
  $selectPlaces({ block, offset: start }, { block, offset: end });
  editor.getElementByKey(block.getKey())?.scrollIntoView({ block: "nearest" });
}

/** Selects the first field of blocks that were just inserted from a template. False if they have none. */
export function beginFilling(editor: LexicalEditor, blocks: readonly Block[]): boolean {
  const ids = insertedIds.get(editor) ?? new Set();
  insertedIds.set(editor, ids);
  for (const { id } of blocks) ids.add(id);
  const [first] = fieldsOf(blocks);
  if (!first) return false;
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.update(() => $select(editor, $blocks(), first), { discrete: true });
  return true;
}

/**
 * Selects the next (1) or previous (-1) field. False if there is none, or if the caret is not in a block with
 * fields.
 */
export function $goToField(editor: LexicalEditor, direction: 1 | -1): boolean {
  const range = $getRange();
  if (!range) return false;
  const [first, last] = (range.isBackward() ? [range.focus, range.anchor] : [range.anchor, range.focus]).map(
    $placeOf,
  );
  if (!first || !last) return false;
  const blocks = $blocks();
  const fields = $fields(blocks);
  const id = $getState(first.block, idState);
  if (!fields.some(({ block }) => block === id) && !insertedIds.get(editor)?.has(id)) return false;
  const order = new Map(blocks.map((block, index) => [$getState(block, idState), index]));
  const compare = (block: string, offset: number, place: Place) =>
    (order.get(block) ?? 0) - (order.get($getState(place.block, idState)) ?? 0) || offset - place.offset;
  const next =
    direction === 1
      ? fields.find(({ block, start }) => compare(block, start, last) >= 0)
      : fields.findLast(({ block, end }) => compare(block, end, first) <= 0);
  if (!next) return false;
  $select(editor, blocks, next);
  return true;
}

/** Makes Tab and Shift+Tab move through the fields. */
export function registerFieldKeys(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_TAB_COMMAND,
    (event) => {
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        !editor.isEditable() ||
        !$goToField(editor, event.shiftKey ? -1 : 1)
      )
        return false;
      event.preventDefault();
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );
}

/** Highlights the fields that are not filled in yet, without touching the text. */
export function paintFields(editor: LexicalEditor, store: OutlineStore): () => void {
  const paint = () => {
    const fields = editor.getEditorState().read(() => $fields($blocks()));
    const elements = fields.length > 0 ? blockElements(editor) : new Map<string, HTMLElement>();
    const ranges = fields.flatMap(({ block, start, end }) => {
      const element = elements.get(block);
      return (element && rangeOf(element, start, end)) ?? [];
    });
    CSS.highlights.set("template-field", new Highlight(...ranges));
  };
  paint();
  return mergeRegister(
    store.subscribe(paint),
    editor.registerRootListener(paint),
    () => void CSS.highlights.delete("template-field"),
  );
}
