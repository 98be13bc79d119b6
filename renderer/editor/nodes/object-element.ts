/**
 * The DOM of a table or a figure. Its caption is text of the editor; React renders the object itself into a
 * separate element (`Objects.tsx`), which the editor neither observes nor listens to.
 */
import { setDOMUnmanaged, stopLexicalPropagation, type NodeKey } from "lexical";
import type { ObjectStyle } from "../../../shared/document/schema.ts";

/**
 * Events that the editor listens to. They are stopped inside an object, which handles its own fields and
 * keys.
 */
const ownEvents = [
  "keydown",
  "pointerdown",
  "click",
  "compositionstart",
  "compositionend",
  "beforeinput",
  "input",
  "cut",
  "copy",
  "paste",
  "dragstart",
  "dragover",
  "dragend",
  "drop",
];

/** Dropped files still reach the editor; else the browser would navigate to them. */
function keep(event: Event): void {
  const bringsFiles = event instanceof DragEvent && event.dataTransfer?.types.includes("Files");
  if (!bringsFiles) stopLexicalPropagation(event);
}

/**
 * Creates the element of a block with an object. As in print, a table has its caption above, a figure below.
 */
export function createObjectElement(style: ObjectStyle): HTMLElement {
  const block = document.createElement("div");
  block.dataset.object = style;
  const caption = document.createElement("p");
  caption.className = "object-caption";
  const holder = document.createElement("div");
  holder.className = "object";
  holder.contentEditable = "false";
  setDOMUnmanaged(holder, { captureSelection: true });
  for (const name of ownEvents) holder.addEventListener(name, keep);
  block.append(...(style === "table" ? [caption, holder] : [holder, caption]));
  return block;
}

const childOf = (block: Element, name: string): HTMLElement | null =>
  block.querySelector<HTMLElement>(`:scope > .${name}`);

/** The element with the text of the caption; null for a paragraph. */
export const captionElement = (block: Element): HTMLElement | null => childOf(block, "object-caption");
/** The element that the object is rendered into; null for a paragraph. */
export const holderElement = (block: Element): HTMLElement | null => childOf(block, "object");

/** Sets what the editor does not render: the frame of a selected object and the hint of an empty caption. */
export function dress(holder: HTMLElement, isSelected: boolean, hint: string): void {
  const block = holder.parentElement;
  block?.toggleAttribute("data-selected", isSelected);
  if (block) captionElement(block)?.setAttribute("data-hint", hint);
}

/** The DOM id of an object, with which the editor names a selected object to screen readers. */
export const objectId = (key: NodeKey): string => `object-${key}`;
