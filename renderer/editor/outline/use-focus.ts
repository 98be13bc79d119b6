import { useLayoutEffect, useRef, useState, type RefObject } from "react";

export interface Focus {
  /** The entry that had the focus last: Tab comes back to it. */
  last: string | null;
  /** Focuses an entry, as soon as it is drawn. */
  on(id: string): void;
  /** The entry that is to have the focus and is not drawn yet. */
  awaited(): string | null;
  /** To be told by the list. */
  came(id: string | undefined): void;
  went(): void;
}

/** Keeps the focus in a list whose entries move, and get other ids, while they have it. */
export function useFocus(list: RefObject<HTMLElement | null>): Focus {
  const [last, setLast] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  // Leaving is told, being taken out of the screen is not.
  const isInside = useRef(false);

  useLayoutEffect(() => {
    if (wanted.current !== null) {
      const button = buttonOf(list.current, wanted.current);
      if (!button) return;
      wanted.current = null;
      button.focus();
    } else if (isInside.current && document.activeElement === document.body) {
      list.current?.querySelector<HTMLElement>("button[tabindex='0']")?.focus();
    }
  });

  return {
    last,
    on: (id) => {
      wanted.current = id;
      // Until it is drawn the focus stays in the list: the next key must not go to the paper.
      const own = buttonOf(list.current, id);
      (own ?? list.current?.querySelector<HTMLElement>("button[tabindex='0']"))?.focus();
      if (own) wanted.current = null;
    },
    awaited: () => wanted.current,
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
