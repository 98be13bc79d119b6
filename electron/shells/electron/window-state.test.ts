import * as fc from "fast-check";
import { expect, test } from "vitest";
import { minimumSize, restoreState, type Bounds } from "./window-state.ts";

const main: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Bounds = { x: 1920, y: 0, width: 2560, height: 1400 };
const usual: Bounds = { x: 240, y: 70, width: 1440, height: 900 };
const savedBounds = { x: 2000, y: 100, width: 1500, height: 900 };

test.each<[string, unknown, [Bounds, ...Bounds[]], Bounds]>([
  ["nothing saved", {}, [main], usual],
  ["nonsense saved", { bounds: { x: "1", y: 2 }, maximized: 1 }, [main], usual],
  ["no whole numbers", { bounds: { ...usual, x: 0.5 }, maximized: false }, [main], usual],
  ["endless", { bounds: { ...usual, width: Infinity }, maximized: false }, [main], usual],
  ["where it was", { bounds: savedBounds, maximized: false }, [main, right], savedBounds],
  ["display gone", { bounds: savedBounds, maximized: false }, [main], usual],
  ["above the display", { bounds: { ...savedBounds, x: 100, y: -880 }, maximized: false }, [main], usual],
  ["only a corner to be seen", { bounds: { ...savedBounds, x: 1900 }, maximized: false }, [main], usual],
  [
    "half out: moved in",
    { bounds: { x: 1200, y: 500, width: 1200, height: 800 }, maximized: false },
    [main],
    { x: 720, y: 240, width: 1200, height: 800 },
  ],
  [
    "larger than its display: shrunk",
    { bounds: { x: -50, y: -50, width: 4000, height: 3000 }, maximized: false },
    [main],
    main,
  ],
  [
    "smaller than allowed: grown",
    { bounds: { x: 10, y: 10, width: 300, height: 200 }, maximized: false },
    [main],
    { x: 10, y: 10, ...minimumSize },
  ],
  [
    "on both: the one that shows most",
    { bounds: { x: 1800, y: 0, width: 1200, height: 800 }, maximized: false },
    [main, right],
    { x: 1920, y: 0, width: 1200, height: 800 },
  ],
  ["small display", {}, [{ x: 0, y: 0, width: 1280, height: 720 }], { x: 0, y: 0, width: 1280, height: 720 }],
])("%s", (_name, savedState, areas, bounds) =>
  expect(restoreState(savedState, areas).bounds).toEqual(bounds),
);

test("a maximized window is maximized again, even if its display is missing", () => {
  expect(restoreState({ bounds: savedBounds, maximized: true }, [main, right])).toEqual({
    bounds: savedBounds,
    maximized: true,
  });
  expect(restoreState({ bounds: savedBounds, maximized: true }, [main])).toEqual({
    bounds: usual,
    maximized: true,
  });
});

test("for any saved state the window can be dragged and is not too small", () => {
  const whole = fc.integer({ min: -10_000, max: 10_000 });
  const size = fc.integer({ min: 1, max: 10_000 });
  const bounds = fc.record({ x: whole, y: whole, width: size, height: size });
  fc.assert(
    fc.property(bounds, fc.boolean(), (bounds, maximized) => {
      const { bounds: restoredBounds } = restoreState({ bounds, maximized }, [main, right]);
      expect(restoredBounds.width).toBeGreaterThanOrEqual(minimumSize.width);
      expect(restoredBounds.height).toBeGreaterThanOrEqual(minimumSize.height);
      const fits = [main, right].some(
        (area) =>
          restoredBounds.x >= area.x &&
          restoredBounds.y >= area.y &&
          restoredBounds.x + restoredBounds.width <= area.x + area.width &&
          restoredBounds.y + restoredBounds.height <= area.y + area.height,
      );
      expect(fits).toBe(true);
    }),
  );
});
