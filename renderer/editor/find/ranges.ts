/** Where matches stand on the screen, and how they are shown: by the highlight API, so that the text stays as it is. */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import { boundsOf, type Match, type Within } from "../../../shared/bulletin/find.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { $isBlock, idState } from "../nodes.ts";
import { captionElement } from "../objects/object-element.ts";

/** More than these are counted and listed, but not painted. */
const mostPainted = 2000;

/** The elements in which all blocks have their text, by id; of an object, its caption. */
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

/** The cell in which a match stands. Fields have no ranges: it is shown as a whole. */
const cellOf = (element: Element | undefined, { cell }: Match): Element | null =>
  (cell && element?.closest(".block")?.querySelector(`[data-cell="${cell.row} ${cell.column}"]`)) ?? null;

/** A stretch of a block as a range of the page; null where the page has not caught up with the text. */
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

/** Paints all matches, and the one that is looked at. */
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
  CSS.highlights.set("find", new Highlight(...ranges(matches.slice(0, mostPainted))));
  CSS.highlights.set("find-current", new Highlight(...ranges(current ? [current] : [])));
}

function unmarkCells(): void {
  for (const cell of document.querySelectorAll("[data-found]")) cell.removeAttribute("data-found");
}

/** Paints where is looked, where that is not everywhere: the selection itself is gone once the panel has the focus. */
export function paintScope(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  within: ReadonlyMap<string, Within> | undefined,
): void {
  const elements = blockElements(editor);
  const ranges = blocks.flatMap((block) => {
    const [element, stretch] = [elements.get(block.id), within?.get(block.id)];
    if (!element || !stretch) return [];
    const { start, end } = boundsOf(block, stretch);
    return rangeOf(element, start, end) ?? [];
  });
  const highlight = new Highlight(...ranges);
  // Matches lie over it.
  highlight.priority = -1;
  CSS.highlights.set("find-scope", highlight);
}

export function clearPaint(): void {
  unmarkCells();
  CSS.highlights.delete("find-scope");
  CSS.highlights.delete("find");
  CSS.highlights.delete("find-current");
}

/** Brings a match into sight. */
export function showMatch(editor: LexicalEditor, match: Match): void {
  const element = blockElements(editor).get(match.block);
  const shown = match.cell ? cellOf(element, match) : element && rangeOf(element, match.start, match.end);
  const canvas = element?.closest(".canvas");
  if (!shown || !canvas) return;
  const [place, frame] = [shown.getBoundingClientRect(), canvas.getBoundingClientRect()];
  // The panel itself lies over a part of the paper.
  const panel = canvas.parentElement?.querySelector(".find")?.getBoundingClientRect();
  const top = panel && place.right > panel.left ? panel.bottom : frame.top;
  if (place.top < top + 40 || place.bottom > frame.bottom - 40)
    canvas.scrollBy({ top: place.top - (top + frame.bottom) / 2 });
}
