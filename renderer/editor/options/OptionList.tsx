/**
 * A list of options shown beside a text. The caret stays in the text, so the component that opens the list
 * passes the keys on.
 */
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { joinClasses } from "../../app/class-names.ts";
import { createPortal } from "react-dom";
import popups from "../../ui/popups.module.css";
import styles from "./options.module.css";

export interface Option {
  key: string | number;
  text: string;
  /** The kind of the option, shown at the end of its line. */
  note: ReactNode;
}

interface OptionListProps {
  /** Id of the list element; the options have the ids `${id}-0`, `${id}-1` and so on. */
  id: string;
  label: string;
  options: readonly Option[];
  /** Index of the highlighted option; null before the first arrow key, when Tab chooses the first option. */
  current: number | null;
  /** Returns the place on the screen beside which the list opens; null while that is not rendered. */
  anchor: () => DOMRect | null;
  /** Called with the option under the pointer, if pointing highlights it. */
  onPoint?: (index: number) => void;
  onChoose: (index: number) => void;
}

/** The distance between the list and its text, and to the edges of the window, in px. */
const gap = 6;

export function OptionList({ id, label, options, current, anchor, onPoint, onChoose }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const element = list.current;
      const rect = anchor();
      if (!element || !rect) return;
      const isBelow = innerHeight - rect.bottom > element.offsetHeight + 2 * gap;
      element.style.left = `${Math.max(gap, Math.min(rect.left, innerWidth - element.offsetWidth - gap))}px`;
      element.style.top = isBelow
        ? `${rect.bottom + gap}px`
        : `${Math.max(gap, rect.top - gap - element.offsetHeight)}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    if (list.current) observer.observe(list.current);
    addEventListener("scroll", place, { capture: true });
    addEventListener("resize", place);
    return () => {
      observer.disconnect();
      removeEventListener("scroll", place, { capture: true });
      removeEventListener("resize", place);
    };
  }, [anchor]);
  return createPortal(
    <div
      ref={list}
      className={joinClasses(popups.menu, styles.optionList)}
      id={id}
      role="listbox"
      aria-label={label}
    >
      {options.map(({ key, text, note }, index) => (
        <button
          type="button"
          key={key}
          id={`${id}-${index}`}
          className={styles.option}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onPointerMove={() => onPoint?.(index)}
          ref={(element) => {
            if (index === current) element?.scrollIntoView({ block: "nearest" });
          }}
          // Keep the caret in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          {text}
          <small data-keys={current === null && index === 0 ? "Tab" : undefined}>{note}</small>
        </button>
      ))}
    </div>,
    document.body,
  );
}
