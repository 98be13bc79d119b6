/**
 * Notes where the caret or the selection of the focused text is. Returns a function that puts it back if the text
 * has the focus again: a browser that focuses a text puts the caret at its start.
 */
export function keepCaret(): () => void {
  const text = document.activeElement;
  const { anchorNode = null, anchorOffset = 0, focusNode = null, focusOffset = 0 } = getSelection() ?? {};
  return () => {
    // To select what is outside the focused element would move the focus.
    if (!anchorNode || !text?.contains(anchorNode) || !text.contains(focusNode)) return;
    if (document.activeElement !== text) return;
    // What was done meanwhile may have made the text shorter.
    if (!hasPlace(anchorNode, anchorOffset) || !hasPlace(focusNode ?? anchorNode, focusOffset)) return;
    getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, focusNode ?? anchorNode, focusOffset);
    // The editor learns of it now; the browser's own event comes a moment later.
    document.dispatchEvent(new Event("selectionchange"));
  };
}

const hasPlace = (node: Node, offset: number): boolean =>
  offset <= (node instanceof CharacterData ? node.length : node.childNodes.length);
