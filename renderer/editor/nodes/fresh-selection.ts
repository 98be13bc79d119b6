/**
 * Keeps the selection of the editor up to date with the browser's. The browser fires `selectionchange` a
 * moment after the caret has moved. On a busy machine, a person who clicks and types at once would type at
 * the old caret, in another paragraph. So before any event that acts on the selection, a missing
 * `selectionchange` is dispatched to the editor.
 */
import { namesOf } from "../../../shared/basics/lookup.ts";
interface DomSelection {
  anchorNode: Node | null;
  anchorOffset: number;
  focusNode: Node | null;
  focusOffset: number;
}

/** Events that act on the selection. */
const actingEvents = ["keydown", "beforeinput", "compositionstart", "paste", "cut", "copy", "drop"] as const;

/** Starts watching; returns the function that stops it. */
export function keepSelectionFresh(): () => void {
  let lastNotified: DomSelection | null = null;
  const readSelection = (): DomSelection | null => {
    const selection = getSelection();
    if (!selection) return null;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    return { anchorNode, anchorOffset, focusNode, focusOffset };
  };
  const onSelectionChange = () => {
    lastNotified = readSelection();
  };
  const beforeAction = (event: Event) => {
    // An input method moves the caret itself while it composes.
    if ("isComposing" in event && event.isComposing === true) return;
    const current = readSelection();
    const isUpToDate =
      current && lastNotified && namesOf(current).every((name) => current[name] === lastNotified?.[name]);
    if (!isUpToDate) document.dispatchEvent(new Event("selectionchange"));
  };

  document.addEventListener("selectionchange", onSelectionChange);
  for (const name of actingEvents) window.addEventListener(name, beforeAction, { capture: true });
  return () => {
    document.removeEventListener("selectionchange", onSelectionChange);
    for (const name of actingEvents) window.removeEventListener(name, beforeAction, { capture: true });
  };
}
