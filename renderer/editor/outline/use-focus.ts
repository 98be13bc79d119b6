/** Keeps the keyboard focus on an entry of a list while entries move. */
import { useLayoutEffect, useRef, useState, type RefObject } from "react";

export interface Focus {
  /** The entry that had the focus last; Tab returns to it. */
  last: string | null;
  /** Focuses an entry, now or when it is rendered. */
  on(id: string): void;
  /** The entry that gets the focus when it is rendered; null without one. */
  getAwaitedId(): string | null;
  /** Call when the focus enters an entry of the list. */
  came(id: string | undefined): void;
  /** Call when the focus leaves the list. */
  went(): void;
}

/** Keeps the focus in a list whose focused entry may move or get another id. */
export function useFocus(list: RefObject<HTMLElement | null>): Focus {
  const [last, setLast] = useState<string | null>(null);
  const awaitedId = useRef<string | null>(null);
  // A blur event arrives when the person leaves the list, but not when React removes the focused element.
  const isInside = useRef(false);

  useLayoutEffect(() => {
    if (awaitedId.current !== null) {
      const button = buttonOf(list.current, awaitedId.current);
      if (!button) return;
      awaitedId.current = null;
      button.focus();
    } else if (isInside.current && document.activeElement === document.body) {
      list.current?.querySelector<HTMLElement>("button[tabindex='0']")?.focus();
    }
  });

  return {
    last,
    on: (id) => {
      awaitedId.current = id;
      // Until the entry is rendered, another one holds the focus, so that the next key does not reach the
      // paper.
      const button = buttonOf(list.current, id);
      (button ?? list.current?.querySelector<HTMLElement>("button[tabindex='0']"))?.focus();
      if (button) awaitedId.current = null;
    },
    getAwaitedId: () => awaitedId.current,
    came: (id) => {
      isInside.current = true;
      if (id !== undefined) setLast(id);
    },
    went: () => {
      isInside.current = false;
    },
  };
}

const buttonOf = (list: HTMLElement | null, id: string) =>
  list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] > button`);
