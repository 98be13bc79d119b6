/** What keys do in a list of options that is open beside a text, while the caret stays in the text. */

/** What a key does in the list. */
export type ListAction = { kind: "move"; to: number } | { kind: "choose"; index: number } | { kind: "close" };

/** The names of the keys that such a list may handle. */
export type ListKey = "ArrowDown" | "ArrowUp" | "Enter" | "Tab" | "Escape";

/**
 * Returns what a key does in the list; null if the key acts on the text as usual.
 *
 * @param key `KeyboardEvent.key`
 * @param current index of the highlighted option; null before the first arrow key. Then Enter and ArrowUp act
 *   on the text, and Tab chooses the first option.
 * @param size number of options
 */
export function listAction(key: string, current: number | null, size: number): ListAction | null {
  switch (key) {
    case "ArrowDown":
      return { kind: "move", to: current === null ? 0 : (current + 1) % size };
    case "ArrowUp":
      return current === null ? null : { kind: "move", to: (current - 1 + size) % size };
    case "Enter":
      return current === null ? null : { kind: "choose", index: current };
    case "Tab":
      return { kind: "choose", index: current ?? 0 };
    case "Escape":
      return { kind: "close" };
    default:
      return null;
  }
}
