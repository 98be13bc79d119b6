/** The program's one window. */
import { BrowserWindow, screen } from "electron";
import { iconFile } from "../resources.ts";
import { securePreferences } from "./security.ts";
import { minimumSize, restoredState, type Bounds, type WindowState } from "./window-state.ts";

/** `--canvas` of `renderer/app/tokens.css`, so that nothing flashes before the page is there. */
export const backgrounds = { light: "#eceae6", dark: "#121417" };

export interface WindowOptions {
  state: WindowState;
  dark: boolean;
  preload: string;
}

/** Shown only once the page is drawn. */
export function windowOptions({
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

/** Opens the window where it stood last; remembers where it stands when it is to be closed. */
export function createWindow(
  store: StateStore,
  { dark, preload }: Omit<WindowOptions, "state">,
): BrowserWindow {
  const [first = { x: 0, y: 0, ...minimumSize }, ...others] = workAreas();
  const state = restoredState(store.store, [first, ...others]);
  const window = new BrowserWindow(windowOptions({ state, dark, preload }));
  window.once("ready-to-show", () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  window.on("close", () => {
    store.store = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  });
  return window;
}

/** The main display first. */
function workAreas(): Bounds[] {
  const { id } = screen.getPrimaryDisplay();
  const displays = screen.getAllDisplays();
  return [
    ...displays.filter((display) => display.id === id),
    ...displays.filter((display) => display.id !== id),
  ].map(({ workArea }) => workArea);
}

export interface Closing {
  /** Asks the page to save and to close itself. */
  ask(): void;
  /** After a while the page is still there: does the person want to close all the same? */
  insist(): Promise<boolean>;
  /** How long the page has, in milliseconds. */
  patience?: number;
}

/**
 * Lets the page save before its window goes. The page answers with `window.close()`, which ends the window without
 * a `close` event: each of those comes from the person or the system.
 */
export function closeWhenSaved(window: BrowserWindow, { ask, insist, patience = 3000 }: Closing): void {
  let asked = false;
  window.on("close", (event) => {
    if (window.webContents.isCrashed()) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    ask();
    const timer = setTimeout(async () => {
      const close = await insist();
      asked = false;
      if (close && !window.isDestroyed()) window.destroy();
    }, patience);
    window.once("closed", () => clearTimeout(timer));
  });
}
