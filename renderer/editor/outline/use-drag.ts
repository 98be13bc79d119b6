/** Dragging a row of a list by mouse or pen. A finger scrolls instead. */
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

/** Distance that a pressed pointer moves before a drag begins, px. */
const threshold = 5;
/** Distance from the upper or lower edge of the panel within which it scrolls, px. */
const edge = 28;
/** Distance to the left or right of the list within which a drop still counts, px. */
const aside = 80;
/** Scrolling speed near an edge, px per frame. */
const speed = 9;

export interface Drag {
  id: string;
  /**
   * Where to draw the line that shows the drop, px from the top of the list; null if a drop would change
   * nothing.
   */
  line: number | null;
}

/** A gap, and whether a drop there would change anything. */
type DropGap = Gap & { changes: boolean };

interface Point {
  x: number;
  y: number;
}

interface DragOptions {
  /** The list; its rows are children with `data-row`. */
  list: RefObject<HTMLElement | null>;
  /** The element that follows the pointer. */
  ghost: RefObject<HTMLElement | null>;
  /** The gaps into which this entry can be dropped. */
  gapsFor: (id: string) => readonly DropGap[];
  /** True for something that is dragged in from elsewhere: it can only be dropped inside the panel. */
  isGuest: (id: string) => boolean;
  /** Called when the pressed pointer moved far enough. */
  onBegin: (id: string) => void;
  onDrop: (id: string, target: Gap["target"]) => void;
}

/**
 * Call `start` when the pointer is pressed on an entry. `drag` is null until the pointer moved far enough.
 */
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

  const pointer = useRef<Point>({ x: 0, y: 0 });
  // Place the ghost at the pointer as soon as it is rendered.
  useLayoutEffect(() => placeGhost(latest.current.ghost.current, pointer.current));

  const start = useCallback((event: ReactPointerEvent, id: string) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    stop.current?.();
    stop.current = followPointer(event, {
      onBegin: () => latest.current.onBegin(id),
      onMove: (at) => {
        const { list, ghost, gapsFor, isGuest } = latest.current;
        pointer.current = at;
        if (!list.current) return null;
        placeGhost(ghost.current, at);
        const drop = findDrop(list.current, gapsFor(id), isGuest(id), at);
        const line = drop?.line ?? null;
        setDrag((old) => (old?.id === id && old.line === line ? old : { id, line }));
        return drop?.gap.target ?? null;
      },
      panel: () => latest.current.list.current?.closest("nav") ?? null,
      onDrop: (target) => latest.current.onDrop(id, target),
      onEnd: () => {
        stop.current = undefined;
        setDrag(null);
      },
    });
  }, []);
  return { drag, start };
}

interface PointerHandlers {
  onBegin: () => void;
  /** Called for each position; gives the target of a drop there, or null. */
  onMove: (at: Point) => Gap["target"] | null;
  /** The element that scrolls while the pointer is near its edge. */
  panel: () => HTMLElement | null;
  onDrop: (target: Gap["target"]) => void;
  onEnd: () => void;
}

/**
 * Follows a pressed pointer until it is released, cancelled, or Escape is pressed. Returns a function that
 * ends it.
 */
function followPointer(event: ReactPointerEvent, handlers: PointerHandlers): () => void {
  const from: Point = { x: event.clientX, y: event.clientY };
  let at = from;
  let isDragging = false;
  let frame = 0;
  let target: Gap["target"] | null = null;
  const listeners = new AbortController();
  const { signal } = listeners;

  const end = () => {
    listeners.abort();
    cancelAnimationFrame(frame);
    handlers.onEnd();
  };
  const scroll = () => {
    const panel = handlers.panel();
    if (panel && scrollNearEdge(panel, at)) target = handlers.onMove(at);
    frame = requestAnimationFrame(scroll);
  };
  const onMove = (move: PointerEvent) => {
    at = { x: move.clientX, y: move.clientY };
    if (!isDragging) {
      if (Math.hypot(at.x - from.x, at.y - from.y) < threshold) return;
      isDragging = true;
      handlers.onBegin();
      frame = requestAnimationFrame(scroll);
    }
    move.preventDefault();
    target = handlers.onMove(at);
  };
  const onKey = (key: KeyboardEvent) => {
    if (!isDragging) return;
    key.preventDefault();
    key.stopPropagation();
    if (key.key === "Escape") end();
  };
  const onUp = () => {
    end();
    if (!isDragging) return;
    ignoreNextClick();
    if (target) handlers.onDrop(target);
  };
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointerup", onUp, { signal });
  window.addEventListener("pointercancel", end, { signal });
  window.addEventListener("blur", end, { signal });
  window.addEventListener("keydown", onKey, { signal, capture: true });
  return end;
}

/**
 * The gap nearest to the pointer and its line in px from the top of the list; null if a drop there would
 * change nothing.
 */
function findDrop(
  list: HTMLElement,
  gaps: readonly DropGap[],
  isGuest: boolean,
  at: Point,
): { gap: DropGap; line: number } | null {
  const box = list.getBoundingClientRect();
  const rects = [...list.querySelectorAll(":scope > [data-row]")].map((row) => row.getBoundingClientRect());
  let nearest: { gap: DropGap; y: number } | null = null;
  for (const gap of gaps) {
    const above = rects[gap.at - 1];
    const below = rects[gap.at];
    const y = above && below ? (above.bottom + below.top) / 2 : (above?.bottom ?? below?.top ?? box.top);
    if (!nearest || Math.abs(y - at.y) < Math.abs(nearest.y - at.y)) nearest = { gap, y };
  }
  const panel = list.closest("nav")?.getBoundingClientRect() ?? box;
  const isBeside = at.x > box.left - aside && at.x < box.right + aside;
  const isOutside = isGuest && (at.y < panel.top || at.y > panel.bottom);
  if (!nearest?.gap.changes || !isBeside || isOutside) return null;
  return { gap: nearest.gap, line: Math.round(nearest.y - box.top) };
}

/** Scrolls the panel while the pointer is near its upper or lower edge. True if it scrolled. */
function scrollNearEdge(panel: HTMLElement, at: Point): boolean {
  const { top, bottom } = panel.getBoundingClientRect();
  const before = panel.scrollTop;
  if (at.y < top + edge) panel.scrollTop -= speed;
  if (at.y > bottom - edge) panel.scrollTop += speed;
  return panel.scrollTop !== before;
}

/** Swallows the click event that the browser sends after the pointer of a drag is released. */
function ignoreNextClick(): void {
  const swallow = (click: MouseEvent) => click.stopPropagation();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}

function placeGhost(ghost: HTMLElement | null, { x, y }: Point): void {
  if (ghost) ghost.style.transform = `translate(${x + 10}px, ${y - 14}px)`;
}
