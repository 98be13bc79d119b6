/** A list of options beside a text. The caret stays in the text: whoever opens the list gives it the keys. */
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import "./options.css";

export interface Option {
  key: string | number;
  text: string;
  /** What kind of option it is, at the end of its line. */
  note: ReactNode;
}

interface OptionListProps {
  /** Of the list; its options are `${id}-0`, …. */
  id: string;
  label: string;
  options: readonly Option[];
  /** The option that is pointed at; null: none yet, and Tab takes the first one. */
  current: number | null;
  /** What the list belongs to, on the screen; null where that is not drawn yet. */
  anchor: () => DOMRect | null;
  /** Told of the option under the pointer, where pointing means turning to it. */
  onPoint?: (index: number) => void;
  onChoose: (index: number) => void;
}

/** Between the list and its text, and around it at the window's edge, px. */
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
    <div ref={list} className="menu option-list" id={id} role="listbox" aria-label={label}>
      {options.map(({ key, text, note }, index) => (
        <button
          type="button"
          key={key}
          id={`${id}-${index}`}
          className="option"
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onPointerMove={() => onPoint?.(index)}
          ref={(element) => {
            if (index === current) element?.scrollIntoView({ block: "nearest" });
          }}
          // The caret stays in the text.
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
