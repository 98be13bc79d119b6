/**
 * Finds the places of matches on the screen and paints them with the CSS Custom Highlight API, which does not
 * touch the text.
 */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import { boundsOf, type Match, type Within } from "../../../shared/editing/find.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { $isBlock, idState } from "../nodes/nodes.ts";
import { captionElement } from "../nodes/object-element.ts";
import styles from "./find.module.css";

/** Number of matches that are painted; further ones are only counted and listed. */
const maximumPainted = 2000;

/** The elements that contain the text of the blocks, by block id; for a table or figure, its caption. */
export function blockElements(editor: LexicalEditor): Map<string, HTMLElement> {
  return editor.getEditorState().read(() => {
    const pairs = $getRoot()
      .getChildren()
      .filter($isBlock)
      .map((node) => [$getState(node, idState), textElement(editor.getElementByKey(node.getKey()))] as const);
    return new Map(pairs.filter((pair): pair is [string, HTMLElement] => pair[1] !== null));
  });
}

const textElement = (block: HTMLElement | null): HTMLElement | null =>
  (block && captionElement(block)) ?? block;

/**
 * The cell that contains a match. A cell is a text field, which has no ranges, so the whole cell is painted.
 */
const cellOf = (element: Element | undefined, { cell }: Match): Element | null =>
  (cell && element?.closest(".block")?.querySelector(`[data-cell="${cell.row} ${cell.column}"]`)) ?? null;

/** A stretch of a block (UTF-16 offsets) as a DOM range; null if the DOM does not have this text yet. */
export function rangeOf(element: HTMLElement, start: number, end: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let at = 0;
  let hasStart = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") at += 1;
    if (!(node instanceof Text)) continue;
    if (!hasStart && start < at + node.length) {
      range.setStart(node, Math.max(0, start - at));
      hasStart = true;
    }
    if (hasStart && end <= at + node.length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += node.length;
  }
  return null;
}

/** Paints all matches, and the current one in its own colour. */
export function paintMatches(
  editor: LexicalEditor,
  matches: readonly Match[],
  current: Match | undefined,
): void {
  const elements = blockElements(editor);
  const ranges = (some: readonly Match[]) =>
    some.flatMap((match) => {
      const element = elements.get(match.block);
      return (element && !match.cell && rangeOf(element, match.start, match.end)) || [];
    });
  unmarkCells();
  for (const match of current ? [...matches, current] : matches)
    if (match.cell)
      cellOf(elements.get(match.block), match)?.setAttribute(
        "data-found",
        match === current ? "current" : "",
      );
  CSS.highlights.set("find", new Highlight(...ranges(matches.slice(0, maximumPainted))));
  CSS.highlights.set("find-current", new Highlight(...ranges(current ? [current] : [])));
}

function unmarkCells(): void {
  for (const cell of document.querySelectorAll("[data-found]")) cell.removeAttribute("data-found");
}

/**
 * Paints the selection that the search is limited to: the browser hides the selection itself while the panel
 * has the focus.
 */
export function paintScope(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  within: ReadonlyMap<string, Within> | undefined,
): void {
  const elements = blockElements(editor);
  const ranges = blocks.flatMap((block) => {
    const element = elements.get(block.id);
    const stretch = within?.get(block.id);
    if (!element || !stretch) return [];
    const { start, end } = boundsOf(block, stretch);
    return rangeOf(element, start, end) ?? [];
  });
  const highlight = new Highlight(...ranges);
  // Matches are painted over the scope.
  highlight.priority = -1;
  CSS.highlights.set("find-scope", highlight);
}

/** Removes everything that this file painted. */
export function clearPaint(): void {
  unmarkCells();
  CSS.highlights.delete("find-scope");
  CSS.highlights.delete("find");
  CSS.highlights.delete("find-current");
}

/** Scrolls a match into view, unless it is visible. */
export function showMatch(editor: LexicalEditor, match: Match): void {
  const element = blockElements(editor).get(match.block);
  const target = match.cell ? cellOf(element, match) : element && rangeOf(element, match.start, match.end);
  const canvas = element?.closest(".canvas");
  if (!target || !canvas) return;
  const place = target.getBoundingClientRect();
  const frame = canvas.getBoundingClientRect();
  // The panel covers a part of the paper.
  const panel = canvas.parentElement?.querySelector(`.${styles.find}`)?.getBoundingClientRect();
  const top = panel && place.right > panel.left ? panel.bottom : frame.top;
  if (place.top < top + 40 || place.bottom > frame.bottom - 40)
    canvas.scrollBy({ top: place.top - (top + frame.bottom) / 2 });
}
