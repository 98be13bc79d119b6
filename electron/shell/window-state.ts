/** Where the window stood last, and where it may stand now. Pure. */
import { z } from "zod";

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
export const windowState = z.object({ bounds, maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

export const minimumSize = { width: 1024, height: 680 };
export const usualSize = { width: 1440, height: 900 };

/** So much of a window must be seen on a display for a person to take hold of it. */
const grip = { width: 160, height: 40 };

const overlap = (a: Bounds, b: Bounds) => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/**
 * Where to open the window: where it was, moved and shrunk into the work area of the display that shows most of it; in
 * the middle of the first display, at the usual size, where that display is gone or `saved` is no window state.
 */
export function restoredState(saved: unknown, workAreas: readonly [Bounds, ...Bounds[]]): WindowState {
  const read = windowState.safeParse(saved);
  const fallback = { bounds: centred(workAreas[0]), maximized: read.data?.maximized ?? false };
  if (!read.success) return fallback;
  const { bounds, maximized } = read.data;
  const visible = workAreas
    .map((area) => ({ area, ...overlap(bounds, area) }))
    .filter(({ width, height }) => width >= grip.width && height >= grip.height)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const area = visible[0]?.area;
  if (!area) return fallback;
  const width = between(minimumSize.width, bounds.width, Math.max(area.width, minimumSize.width));
  const height = between(minimumSize.height, bounds.height, Math.max(area.height, minimumSize.height));
  const x = between(area.x, bounds.x, Math.max(area.x, area.x + area.width - width));
  const y = between(area.y, bounds.y, Math.max(area.y, area.y + area.height - height));
  return { bounds: { x, y, width, height }, maximized };
}

function centred(area: Bounds): Bounds {
  const width = Math.max(minimumSize.width, Math.min(usualSize.width, area.width));
  const height = Math.max(minimumSize.height, Math.min(usualSize.height, area.height));
  return {
    x: area.x + Math.max(0, Math.round((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.round((area.height - height) / 2)),
    width,
    height,
  };
}
