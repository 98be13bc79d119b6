/** What keys do to a list of options that is open beside a text, in which the caret stays. */
export type ListAction = { kind: "move"; to: number } | { kind: "choose"; index: number } | { kind: "close" };

/** The names of the keys that such a list may take for itself. */
export type ListKey = "ArrowDown" | "ArrowUp" | "Enter" | "Tab" | "Escape";

/**
 * @param current the option that is pointed at; null: the person has not turned to the list. Then Enter and ArrowUp are
 * the text's, and Tab takes the first option.
 * @returns null where the key keeps its own meaning.
 */
export function listAction(key: string, current: number | null, size: number): ListAction | null {
  switch (key as ListKey) {
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
