/** The life of the program in Electron, from the command line to the last save. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog, ipcMain, Menu, nativeTheme, protocol, session, type BrowserWindow } from "electron";
import Store from "electron-store";
import { z } from "zod";
import { messages, type Locale } from "../../shared/messages/index.ts";
import { createCore, type Core } from "../core.ts";
import { defaultLibraryFolder, folderError } from "../folders.ts";
import { settingsOver, type SettingsStore } from "../settings.ts";
import { version } from "../version.ts";
import { rendererFolder } from "../window-files.ts";
import { isOurs, readCommandLine } from "./command-line.ts";
import { askToCloseUnsaved, askToReopen, electronServices, sentenceOf, showError } from "./dialogs.ts";
import { answerCalls, eventSender } from "./ipc.ts";
import { lockContents, lockSession } from "./lock.ts";
import { contextMenuTemplate, menuTemplate } from "./menu.ts";
import { readOpenedFile } from "./open-file.ts";
import { ElectronPrinter } from "./printer.ts";
import { registerScheme, windowAnswers } from "./protocol.ts";
import { scheme, windowAddress } from "./security.ts";
import { backgrounds, closeWhenSaved, createWindow } from "./window.ts";

/** The same as `appId` in electron-builder.yml: Windows groups windows and shortcuts by it. */
export const applicationId = "bulletin.workstation";

/** What a second program gives the first. */
const handedOver = z.object({ file: z.string().nullable() });

/** Files in the library's folder that are Electron's own. */
const ownFolder = (libraryFolder: string) => join(libraryFolder, "electron");

/**
 * Starts the program; comes back before Electron is ready. One program per library: a second one hands its file to the
 * first and ends.
 */
export function runApplication(words: readonly string[], folder: string): void {
  const { library, file } = readCommandLine(words, folder);
  const libraryFolder = library ?? defaultLibraryFolder();
  app.setName(messages["zh-CN"].menu.program);
  app.setAppUserModelId(applicationId);
  try {
    mkdirSync(ownFolder(libraryFolder), { recursive: true });
  } catch (cause) {
    return refuseToStart(folderError(cause, libraryFolder), "zh-CN");
  }
  app.setPath("userData", ownFolder(libraryFolder));
  if (!app.requestSingleInstanceLock({ file })) return app.quit();

  // Root has no sandbox on Linux: `--no-sandbox` is then for the person to give.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // No name leads anywhere, whatever asks.
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  registerScheme(protocol);
  lockContents(app);
  const program = new Program(libraryFolder);
  app.on("second-instance", (_event, _words, _folder, data) =>
    program.show(handedOver.safeParse(data).data?.file ?? null),
  );
  app.on("open-file", (event, path) => {
    event.preventDefault();
    program.show(path);
  });
  app.on("will-quit", (event) => program.end(event));
  if (file) program.show(file);
  void app.whenReady().then(() => program.start());
}

class Program {
  readonly #libraryFolder: string;
  #locale: Locale = "zh-CN";
  #core: Core | undefined;
  #window: BrowserWindow | undefined;
  #ending = false;
  /** Opened before the window was there. */
  readonly #files: string[] = [];

  constructor(libraryFolder: string) {
    this.#libraryFolder = libraryFolder;
  }

  async start(): Promise<void> {
    try {
      const settings = this.#followed(
        settingsOver(new Store({ cwd: this.#libraryFolder, name: "settings", clearInvalidConfig: true })),
      );
      this.#locale = settings.get().locale;
      const services = electronServices(
        () => this.#window as BrowserWindow,
        () => this.#locale,
      );
      this.#core = await createCore({
        libraryFolder: this.#libraryFolder,
        settings,
        printer: new ElectronPrinter(app.isPackaged),
        shell: services,
      });
      this.#apply(settings);
      await this.#open(this.#core);
    } catch (thrown) {
      await this.#core?.close();
      refuseToStart(thrown, this.#locale);
    }
  }

  /** Brings the window to the front, and gives it a file. */
  show(file: string | null): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.focus();
    if (file === null || !isOurs(file)) return;
    if (this.#window && this.#core) void this.#give(file, this.#window, this.#core);
    else this.#files.push(file);
  }

  /** Nothing is cut off: the program ends once the core has. Electron may ask more than once. */
  end(event: { preventDefault(): void }): void {
    if (!this.#core) return;
    event.preventDefault();
    if (this.#ending) return;
    this.#ending = true;
    void this.#core.close().finally(() => {
      this.#core = undefined;
      app.quit();
    });
  }

  async #open(core: Core): Promise<void> {
    lockSession(session.defaultSession, { address: windowAddress, packaged: app.isPackaged });
    session.defaultSession.protocol.handle(scheme, windowAnswers(rendererFolder()));
    const state = new Store({
      cwd: ownFolder(this.#libraryFolder),
      name: "window",
      clearInvalidConfig: true,
    });
    const preload = join(dirname(fileURLToPath(import.meta.url)), "preload.cjs");
    const window = createWindow(state, { dark: nativeTheme.shouldUseDarkColors, preload });
    this.#window = window;
    answerCalls(ipcMain, core.handlers, (contents) => contents === window.webContents);
    core.listen(eventSender(window.webContents));
    closeWhenSaved(window, {
      ask: () => core.emit("shell.command", { command: "app.close" }),
      insist: () => askToCloseUnsaved(window, this.#locale),
    });
    window.webContents.on("render-process-gone", async (_event, { reason }) => {
      if (reason === "clean-exit" || window.isDestroyed()) return;
      if (await askToReopen(window, this.#locale)) window.webContents.reload();
      else window.destroy();
    });
    window.webContents.on("context-menu", (_event, { editFlags }) =>
      Menu.buildFromTemplate(contextMenuTemplate(this.#locale, editFlags)).popup({ window }),
    );
    window.on("closed", () => {
      this.#window = undefined;
      // The printer's window, which nobody sees, would keep the program alive.
      app.quit();
    });
    await window.loadURL(windowAddress);
    for (const file of this.#files.splice(0)) await this.#give(file, window, core);
  }

  async #give(file: string, window: BrowserWindow, core: Core): Promise<void> {
    try {
      core.emit("shell.openFile", await readOpenedFile(file));
    } catch (thrown) {
      await showError(window, thrown, this.#locale);
    }
  }

  /** Settings whose changes the shell follows at once. */
  #followed(settings: SettingsStore): SettingsStore {
    return {
      get: settings.get,
      set: (change) => {
        const changed = settings.set(change);
        this.#apply(settings);
        return changed;
      },
    };
  }

  /** Language of menu and dialogs, light or dark of what the system draws. */
  #apply(settings: SettingsStore): void {
    const { locale, theme } = settings.get();
    this.#locale = locale;
    nativeTheme.themeSource = theme;
    this.#window?.setBackgroundColor(nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);
    app.setAboutPanelOptions({ applicationName: messages[locale].menu.program, applicationVersion: version });
    const send = (command: string) => this.#core?.emit("shell.command", { command });
    const options = {
      locale,
      platform: process.platform,
      packaged: app.isPackaged,
      send,
      about: () => app.showAboutPanel(),
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
  }
}

/** Says why, and ends; the library stays as it is. */
function refuseToStart(thrown: unknown, locale: Locale): void {
  dialog.showErrorBox(messages[locale].menu.dialog.cannotStart, sentenceOf(thrown, locale));
  app.exit(1);
}
