/**
 * How a table or a figure stands in the page: its caption is text of the editor, the object itself is drawn by React into
 * an element of its own (`Objects.tsx`), which the editor neither watches nor hears.
 */
import { setDOMUnmanaged, stopLexicalPropagation, type NodeKey } from "lexical";
import type { ObjectStyle } from "../../../shared/bulletin/schema.ts";

/** What the editor listens for. In an object it hears none of it: fields and keys there are the object's own. */
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

/** Files that are dropped are the editor's all the same: the browser would leave the program to show them. */
function keep(event: Event): void {
  const bringsFiles = event instanceof DragEvent && event.dataTransfer?.types.includes("Files");
  if (!bringsFiles) stopLexicalPropagation(event);
}

/** The element of a block with an object. A table has its caption above, a figure below, as they are printed. */
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

/** Where the caption's text stands; null for a paragraph. */
export const captionElement = (block: Element): HTMLElement | null => childOf(block, "object-caption");
/** Where the object is drawn; null for a paragraph. */
export const holderElement = (block: Element): HTMLElement | null => childOf(block, "object");

/** What of an object's block the editor does not draw: the frame of a selected one, the hint of an empty caption. */
export function dress(holder: HTMLElement, isSelected: boolean, hint: string): void {
  const block = holder.parentElement;
  block?.toggleAttribute("data-selected", isSelected);
  if (block) captionElement(block)?.setAttribute("data-hint", hint);
}

/** By this id the editor names a selected object to who listens rather than looks. */
export const objectId = (key: NodeKey): string => `object-${key}`;
