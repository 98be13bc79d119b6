/**
 * The browser tells of a moved caret a moment after it moved. Who clicks and types at once, on a busy machine, would
 * have the key act where the caret was: what is typed would land in another paragraph. So before anything acts, the
 * editor is told of a move that it has not heard of.
 */
interface Place {
  anchorNode: Node | null;
  anchorOffset: number;
  focusNode: Node | null;
  focusOffset: number;
}

const acting = ["keydown", "beforeinput", "compositionstart", "paste", "cut", "copy", "drop"] as const;

/** Starts watching; the function that comes back ends it. */
export function keepSelectionFresh(): () => void {
  let told: Place | null = null;
  const now = (): Place | null => {
    const selection = getSelection();
    if (!selection) return null;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    return { anchorNode, anchorOffset, focusNode, focusOffset };
  };
  const hear = () => {
    told = now();
  };
  const act = (event: Event) => {
    // An input method moves the caret itself while it composes.
    if ("isComposing" in event && event.isComposing === true) return;
    const place = now();
    const isTold =
      place && told && (Object.keys(place) as (keyof Place)[]).every((key) => place[key] === told?.[key]);
    if (!isTold) document.dispatchEvent(new Event("selectionchange"));
  };
  document.addEventListener("selectionchange", hear);
  for (const name of acting) window.addEventListener(name, act, { capture: true });
  return () => {
    document.removeEventListener("selectionchange", hear);
    for (const name of acting) window.removeEventListener(name, act, { capture: true });
  };
}
