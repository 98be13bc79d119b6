/** Computes the position of the window at the start from its last position. Pure. */
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
export const defaultSize = { width: 1440, height: 900 };

/** Size of the part of a window that must be visible on a display, so that a person can drag it. */
const minimumVisible = { width: 160, height: 40 };

const overlap = (a: Bounds, b: Bounds) => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

const clamp = (minimum: number, value: number, maximum: number) =>
  Math.max(minimum, Math.min(value, maximum));

/**
 * Gives the state in which to open the window: the last one, moved and shrunk into the work area of the
 * display that shows most of it. If no display shows enough of it, or `saved` is no window state, the window
 * has the default size in the centre of the first display.
 * @param workAreas of all displays, the main one first
 */
export function restoreState(savedState: unknown, workAreas: readonly [Bounds, ...Bounds[]]): WindowState {
  const result = windowState.safeParse(savedState);
  const fallback = { bounds: centreIn(workAreas[0]), maximized: result.data?.maximized ?? false };
  if (!result.success) return fallback;
  const { bounds, maximized } = result.data;
  const visible = workAreas
    .map((area) => ({ area, ...overlap(bounds, area) }))
    .filter(({ width, height }) => width >= minimumVisible.width && height >= minimumVisible.height)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const area = visible[0]?.area;
  if (!area) return fallback;
  const width = clamp(minimumSize.width, bounds.width, Math.max(area.width, minimumSize.width));
  const height = clamp(minimumSize.height, bounds.height, Math.max(area.height, minimumSize.height));
  const x = clamp(area.x, bounds.x, Math.max(area.x, area.x + area.width - width));
  const y = clamp(area.y, bounds.y, Math.max(area.y, area.y + area.height - height));
  return { bounds: { x, y, width, height }, maximized };
}

/** Gives the bounds of a window of the default size in the centre of a work area. */
function centreIn(area: Bounds): Bounds {
  const width = Math.max(minimumSize.width, Math.min(defaultSize.width, area.width));
  const height = Math.max(minimumSize.height, Math.min(defaultSize.height, area.height));
  return {
    x: area.x + Math.max(0, Math.round((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.round((area.height - height) / 2)),
    width,
    height,
  };
}
