/** Dragging a line of a list by mouse or pen. A finger scrolls. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from "react";
import type { Gap } from "./rows.ts";

/** How far a pressed pointer goes before it drags, px. */
const threshold = 5;
/** So near to the edge of what scrolls, and so far outside the list to the sides, px. */
const edge = 28;
const aside = 80;
/** How fast it scrolls there, px a frame. */
const speed = 9;

export interface Drag {
  id: string;
  /** Where the line of the drop is drawn, px from the top of the list; null where nothing would move. */
  line: number | null;
}

interface DragOptions {
  /** Holds the lines: its children with `data-row`. */
  list: RefObject<HTMLElement | null>;
  /** Follows the pointer. */
  ghost: RefObject<HTMLElement | null>;
  /** Where this entry may go. Gaps that would change nothing have no place here. */
  gapsFor: (id: string) => readonly (Gap & { changes: boolean })[];
  /** What is dragged in from elsewhere: it goes nowhere outside the panel. */
  isGuest: (id: string) => boolean;
  /** The pressed pointer went far enough to drag. */
  onBegin: (id: string) => void;
  onDrop: (id: string, target: Gap["target"]) => void;
}

export function useDrag(options: DragOptions): {
  drag: Drag | null;
  start: (event: ReactPointerEvent, id: string) => void;
} {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const pointer = useRef({ x: 0, y: 0 });
  // Drawn for the first time, it is where the pointer is.
  useLayoutEffect(() => place(latest.current.ghost.current, pointer.current));

  const start = useCallback((event: ReactPointerEvent, id: string) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    stop.current?.();
    const from = { x: event.clientX, y: event.clientY };
    let at = from;
    let isDragging = false;
    let frame = 0;
    let found: Gap | null = null;

    const look = () => {
      const { list, ghost, gapsFor, isGuest } = latest.current;
      pointer.current = at;
      if (!list.current) return;
      place(ghost.current, at);
      const box = list.current.getBoundingClientRect();
      const rects = [...list.current.querySelectorAll(":scope > [data-row]")].map((row) =>
        row.getBoundingClientRect(),
      );
      let nearest: { gap: Gap & { changes: boolean }; y: number } | null = null;
      for (const gap of gapsFor(id)) {
        const [above, below] = [rects[gap.at - 1], rects[gap.at]];
        const y = above && below ? (above.bottom + below.top) / 2 : (above?.bottom ?? below?.top ?? box.top);
        if (!nearest || Math.abs(y - at.y) < Math.abs(nearest.y - at.y)) nearest = { gap, y };
      }
      const panel = list.current.closest("nav")?.getBoundingClientRect() ?? box;
      const isNear =
        at.x > box.left - aside &&
        at.x < box.right + aside &&
        !(isGuest(id) && (at.y < panel.top || at.y > panel.bottom));
      found = nearest?.gap.changes && isNear ? nearest.gap : null;
      const line = found && nearest ? Math.round(nearest.y - box.top) : null;
      setDrag((old) => (old?.id === id && old.line === line ? old : { id, line }));
    };
    const scroll = () => {
      const scroller = latest.current.list.current?.closest("nav");
      if (scroller) {
        const { top, bottom } = scroller.getBoundingClientRect();
        const before = scroller.scrollTop;
        if (at.y < top + edge) scroller.scrollTop -= speed;
        if (at.y > bottom - edge) scroller.scrollTop += speed;
        if (scroller.scrollTop !== before) look();
      }
      frame = requestAnimationFrame(scroll);
    };
    const onMove = (move: PointerEvent) => {
      at = { x: move.clientX, y: move.clientY };
      if (!isDragging) {
        if (Math.hypot(at.x - from.x, at.y - from.y) < threshold) return;
        isDragging = true;
        latest.current.onBegin(id);
        frame = requestAnimationFrame(scroll);
      }
      move.preventDefault();
      look();
    };
    const onKey = (key: KeyboardEvent) => {
      if (!isDragging) return;
      key.preventDefault();
      key.stopPropagation();
      if (key.key === "Escape") stop.current?.();
    };
    const onUp = () => {
      const target = found?.target;
      const wasDragging = isDragging;
      stop.current?.();
      if (!wasDragging) return;
      // The click that ends a drag is none.
      const swallow = (click: MouseEvent) => click.stopPropagation();
      window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
      if (target) latest.current.onDrop(id, target);
    };
    const cancel = () => stop.current?.();
    const listeners = new AbortController();
    const { signal } = listeners;
    window.addEventListener("pointermove", onMove, { signal });
    window.addEventListener("pointerup", onUp, { signal });
    window.addEventListener("pointercancel", cancel, { signal });
    window.addEventListener("blur", cancel, { signal });
    window.addEventListener("keydown", onKey, { signal, capture: true });
    stop.current = () => {
      listeners.abort();
      cancelAnimationFrame(frame);
      stop.current = undefined;
      setDrag(null);
    };
  }, []);
  return { drag, start };
}

function place(ghost: HTMLElement | null, { x, y }: { x: number; y: number }): void {
  if (ghost) ghost.style.transform = `translate(${x + 10}px, ${y - 14}px)`;
}
