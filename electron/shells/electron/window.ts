/** The window of the program. There is only one. */
import { BrowserWindow, screen } from "electron";
import { iconFile } from "../../core/system/resources.ts";
import { securePreferences } from "./security.ts";
import { minimumSize, restoreState, type Bounds, type WindowState } from "./window-state.ts";

/**
 * The colours `--canvas` of `renderer/app/tokens.css`, so that the window does not flash before the page is
 * loaded.
 */
export const backgrounds = { light: "#eceae6", dark: "#121417" };

export interface WindowOptions {
  state: WindowState;
  dark: boolean;
  preload: string;
}

/** Gives the options of the window. It is hidden until the page is drawn. */
export function toConstructorOptions({
  state,
  dark,
  preload,
}: WindowOptions): Electron.BrowserWindowConstructorOptions {
  return {
    ...state.bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: "快报工作站",
    icon: iconFile(),
    backgroundColor: dark ? backgrounds.dark : backgrounds.light,
    show: false,
    webPreferences: { ...securePreferences, preload },
  };
}

/** The part of `electron-store` that is used here. */
interface StateStore {
  store: Record<string, unknown>;
}

/**
 * Opens the window at its last position, and stores its position when it is closed. A position that cannot be
 * stored (the disk is full) is given up: an error here would let the window close without saving its text.
 */
export function createWindow(
  store: StateStore,
  { dark, preload }: Omit<WindowOptions, "state">,
): BrowserWindow {
  const [first = { x: 0, y: 0, ...minimumSize }, ...others] = listWorkAreas();
  const state = restoreState(store.store, [first, ...others]);
  const window = new BrowserWindow(toConstructorOptions({ state, dark, preload }));
  window.once("ready-to-show", () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  window.on("close", () => {
    try {
      store.store = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    } catch {
      // The window opens at the position before.
    }
  });
  return window;
}

/** Lists the work areas of all displays, the main display first. */
function listWorkAreas(): Bounds[] {
  const { id } = screen.getPrimaryDisplay();
  const displays = screen.getAllDisplays();
  return [
    ...displays.filter((display) => display.id === id),
    ...displays.filter((display) => display.id !== id),
  ].map(({ workArea }) => workArea);
}

export interface ClosingOptions {
  /** Asks the page to save and to close itself. */
  ask(): void;
  /** Asks the person whether to close although the page has not answered in time. */
  insist(): Promise<boolean>;
  /** Time for the answer of the page, in ms. */
  patience?: number;
}

/**
 * Lets the page save before its window closes. The page answers with `window.close()`, which closes the
 * window without a `close` event; each `close` event therefore comes from the person or the system.
 *
 * This listener comes before all others, whenever they were added: when a listener throws, Electron calls no
 * later one and closes the window.
 */
export function delayCloseUntilSaved(
  window: BrowserWindow,
  { ask, insist, patience = 3000 }: ClosingOptions,
): void {
  let isWaiting = false;
  window.prependListener("close", (event) => {
    if (window.webContents.isCrashed()) return;
    event.preventDefault();
    if (isWaiting) return;
    isWaiting = true;
    // Before the page is asked, so that the person can close a window whose page cannot be reached.
    const timer = setTimeout(async () => {
      // A question that could not be asked is not answered with yes.
      const closesAnyway = await insist().catch(() => false);
      isWaiting = false;
      if (closesAnyway && !window.isDestroyed()) window.destroy();
    }, patience);
    window.once("closed", () => clearTimeout(timer));
    ask();
  });
}
