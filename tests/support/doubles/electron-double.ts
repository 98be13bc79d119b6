/**
 * A double of the `electron` module: the parts that `electron/shells/electron` uses, with the behaviour of Electron
 * that matters there (calls that are refused before or after `ready`, events that can be prevented, data that
 * is copied between processes).
 *
 *   vi.mock("electron", () => import("./electron-double.ts")); beforeEach(() =>
 *   resetElectron());
 *
 * It also exports `person`, which acts in place of the person and the page.
 */
import { EventEmitter } from "node:events";
import type { MenuItemConstructorOptions } from "electron";
import { ContextBridge, IpcMain, IpcRenderer } from "./electron-double-ipc.ts";
import { Session, WebContents } from "./electron-double-page.ts";

/**
 * Emits an event that a listener can prevent. True if none prevented it. As in Electron, an error of a listener
 * keeps the later listeners from being called, is an uncaught exception, and does not prevent the event.
 */
export function emitPreventable(
  target: EventEmitter,
  name: string,
  details: object = {},
  ...rest: unknown[]
): boolean {
  let isPrevented = false;
  try {
    target.emit(name, { ...details, preventDefault: () => (isPrevented = true) }, ...rest);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
  return !isPrevented;
}

class App extends EventEmitter {
  isPackaged = false;
  name = "Electron";
  readonly paths = new Map<string, string>([
    ["appData", "/appData"],
    ["userData", "/appData/Electron"],
  ]);
  readonly switches = new Map<string, string>();
  readonly calls: string[] = [];
  /** False if another program holds the lock. */
  isFirst = true;
  /** Called at each request for the lock. */
  onLockRequest = (): void => {};
  lockData: unknown;
  ready = false;
  /** How the program ended. */
  outcome: "quit" | { code: number } | undefined;
  #quitting = false;
  #whenReady = Promise.withResolvers<void>();

  readonly commandLine = {
    appendSwitch: (name: string, value = "") => void this.switches.set(name, value),
    hasSwitch: (name: string) => this.switches.has(name),
  };
  setName = (name: string) => void (this.name = name);
  setPath = (name: string, path: string) => void this.paths.set(name, path);
  getPath = (name: string) => this.paths.get(name) ?? "";
  setAppUserModelId = (id: string) => void this.calls.push(`setAppUserModelId ${id}`);
  setAboutPanelOptions = (options: { applicationName?: string }) =>
    void this.calls.push(`about ${options.applicationName}`);
  relaunch = ({ args }: { args: string[] }) => void this.calls.push(`relaunch ${args.join(" ")}`);
  showAboutPanel = () => void this.calls.push("showAboutPanel");
  whenReady = () => this.#whenReady.promise;

  requestSingleInstanceLock(data: unknown): boolean {
    this.lockData = structuredClone(data);
    this.onLockRequest();
    return this.isFirst;
  }

  enableSandbox(): void {
    if (this.ready) throw new Error("app.enableSandbox() can only be called before app is ready");
    this.calls.push("enableSandbox");
  }

  becomeReady(): void {
    this.ready = true;
    this.#whenReady.resolve();
  }

  /** Asks every window to close. The first one that refuses keeps the program running. */
  quit(): void {
    this.#quitting = true;
    this.emit("before-quit", {});
    for (const window of BrowserWindow.getAllWindows()) {
      if (!this.#quitting) return;
      window.close();
      if (!window.isDestroyed()) this.#quitting = false;
    }
    this.afterWindows();
  }

  exit(code: number): void {
    this.outcome ??= { code };
  }

  /** Called when a window is gone: Electron emits `window-all-closed` after the last one. */
  afterWindows(): void {
    if (BrowserWindow.getAllWindows().length > 0 || this.outcome) return;
    if (this.#quitting || this.listenerCount("window-all-closed") === 0) {
      if (emitPreventable(this, "will-quit")) this.outcome = "quit";
      this.#quitting = false;
    } else this.emit("window-all-closed");
  }
}

export interface Options {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  show?: boolean;
  webPreferences?: { session?: Session; preload?: string };
}

export class BrowserWindow extends EventEmitter {
  static #all = new Set<BrowserWindow>();
  static getAllWindows = () => [...BrowserWindow.#all];
  readonly options: Options;
  readonly webContents: WebContents;
  shown: boolean;
  focused = false;
  minimized = false;
  background = "";
  #maximized = false;
  #destroyed = false;

  constructor(options: Options) {
    super();
    if (!app.ready) throw new Error("Cannot create BrowserWindow before app is ready");
    this.options = options;
    this.shown = options.show ?? true;
    this.webContents = new WebContents(options.webPreferences?.session ?? session.defaultSession);
    BrowserWindow.#all.add(this);
    app.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit("ready-to-show");
  }
  show = () => void (this.shown = true);
  focus = () => void (this.focused = true);
  isMinimized = () => this.minimized;
  restore = () => void (this.minimized = false);
  maximize = () => void (this.#maximized = true);
  isMaximized = () => this.#maximized;
  isDestroyed = () => this.#destroyed;
  setBackgroundColor = (colour: string) => void (this.background = colour);
  getNormalBounds = () => ({
    x: this.options.x,
    y: this.options.y,
    width: this.options.width,
    height: this.options.height,
  });

  /** Closing by the person or the system. The page's own `window.close()` is `person.pageCloses`. */
  close(): void {
    if (emitPreventable(this, "close")) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.destroyed = true;
    BrowserWindow.#all.delete(this);
    app.afterWindows();
    this.emit("closed");
  }
}

class Dialog {
  readonly shownDialogs: { kind: "open" | "message" | "error"; options: Record<string, unknown> }[] = [];
  /** The person's answers, in order. */
  readonly answers: unknown[] = [];

  showOpenDialog = async (...[window, options]: [window: unknown, options: object] | [options: object]) =>
    this.#ask("open", options ?? (window as object), { canceled: true, filePaths: [] });
  showMessageBox = async (...[window, options]: [window: unknown, options: object] | [options: object]) =>
    this.#ask("message", options ?? (window as object), { response: 0 });
  showErrorBox = (title: string, content: string) =>
    void this.shownDialogs.push({ kind: "error", options: { title, content } });

  #ask(kind: "open" | "message", options: object, otherwise: object): unknown {
    this.shownDialogs.push({ kind, options: { ...options } });
    return this.answers.shift() ?? otherwise;
  }
}

class MenuDouble {
  static application: MenuItemConstructorOptions[] = [];
  readonly template: MenuItemConstructorOptions[];
  constructor(template: MenuItemConstructorOptions[]) {
    this.template = template;
  }
  static buildFromTemplate = (template: MenuItemConstructorOptions[]) => new MenuDouble(template);
  static setApplicationMenu = (menu: MenuDouble) => void (MenuDouble.application = menu.template);
  popup = () => {};
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

/** The state of one run of the program; `resetElectron` begins another. */
const newRun = () => {
  const ipcMain = new IpcMain();
  return {
    app: new App(),
    dialog: new Dialog(),
    ipcMain,
    ipcRenderer: new IpcRenderer(ipcMain),
    contextBridge: new ContextBridge(),
  };
};
let run = newRun();

/** An imported name stays the same over all runs; it forwards to the state of the current run. */
function ofRun<Name extends keyof typeof run>(name: Name): (typeof run)[Name] {
  return new Proxy(run[name], {
    get: (_, key) => {
      const value: unknown = Reflect.get(run[name], key);
      return typeof value === "function" ? value.bind(run[name]) : value;
    },
    set: (_, key, value) => Reflect.set(run[name], key, value),
  });
}

export const app = ofRun("app");
export const dialog = ofRun("dialog");
export const ipcMain = ofRun("ipcMain");
export const ipcRenderer = ofRun("ipcRenderer");
export const contextBridge = ofRun("contextBridge");
export const Menu = MenuDouble;
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
export const nativeTheme = {
  themeSource: "system",
  get shouldUseDarkColors() {
    return nativeTheme.themeSource === "dark";
  },
};
/** Paths that were opened or shown; `problem` is the error that the system reports. */
export const shell = {
  opened: [] as string[],
  problem: "",
  openPath: async (path: string) => {
    shell.opened.push(path);
    return shell.problem;
  },
  showItemInFolder: (path: string) => void shell.opened.push(`show ${path}`),
};
const sessions = new Map<string, Session>();
const fromPartition = (name: string): Session => {
  const knownSession = sessions.get(name) ?? new Session();
  sessions.set(name, knownSession);
  return knownSession;
};
export const session = {
  fromPartition,
  get defaultSession() {
    return fromPartition("");
  },
};
export const protocol = {
  privileged: [] as { scheme: string; privileges: object }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: object }[]) {
    if (app.ready)
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    protocol.privileged = schemes;
  },
};

/** Resets everything to the state at the start of a program. */
export function resetElectron(): void {
  for (const window of BrowserWindow.getAllWindows()) window.removeAllListeners().destroy();
  run = newRun();
  sessions.clear();
  MenuDouble.application = [];
  nativeTheme.themeSource = "system";
  Object.assign(shell, { opened: [], problem: "" });
  protocol.privileged = [];
}

/** Acts in place of the person and the page. */
export const person = {
  /** A click, or the page itself, navigates to an address. True if the shell allows it. */
  navigates: (window: BrowserWindow, url: string): boolean =>
    emitPreventable(window.webContents, "will-navigate", { url, isMainFrame: true }) &&
    emitPreventable(window.webContents, "will-frame-navigate", { url, isMainFrame: true }),
  /** A frame in the page navigates. True if the shell allows it. */
  navigatesFrame: (window: BrowserWindow, url: string): boolean =>
    emitPreventable(window.webContents, "will-frame-navigate", { url, isMainFrame: false }),
  /** An answer leads the page to another address. True if the shell allows it. */
  isRedirected: (window: BrowserWindow, url: string): boolean =>
    emitPreventable(window.webContents, "will-redirect", { url }),
  opensWindow: (window: BrowserWindow, url: string) =>
    window.webContents.windowOpenHandler?.({ url }).action ?? "allow",
  attachesWebview: (window: BrowserWindow): boolean =>
    emitPreventable(window.webContents, "will-attach-webview"),
  /** The page calls `window.close()`: the window closes without a `close` event. */
  pageCloses: (window: BrowserWindow) => window.destroy(),
  crashes(window: BrowserWindow): void {
    window.webContents.crashed = true;
    window.webContents.emit("render-process-gone", {}, { reason: "crashed" });
  },
  /** Chooses an item of the menu bar by its id. */
  chooses(id: string): void {
    const menuItem = MenuDouble.application
      .flatMap(({ submenu }) => (submenu ?? []) as MenuItemConstructorOptions[])
      .find((item) => item.id === id);
    if (!menuItem?.click) throw new Error(`no menu item ${id}`);
    (menuItem.click as () => void)();
  },
};
