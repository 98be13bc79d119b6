/** The life cycle of the program in Electron, from the command line to the last save. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog, ipcMain, Menu, nativeTheme, protocol, session, type BrowserWindow } from "electron";
import Store from "electron-store";
import { z } from "zod";
import type { CommandId } from "../../../shared/contract/commands.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { messages, type Locale } from "../../../shared/messages/index.ts";
import { createCore, type Core } from "../../core/core.ts";
import { watchFaults } from "../window/faults.ts";
import { isAbandoned, type Owner } from "../../core/system/owners.ts";
import { writeLog } from "../../core/system/program-log.ts";
import { defaultLibraryFolder, stateFolder, toFolderError } from "../../core/system/folders.ts";
import { isMissing } from "../../core/known-libraries.ts";
import { openSettings, readLocale, type SettingsStore } from "../../core/settings/settings.ts";
import { version } from "../../core/system/version.ts";
import { rendererFolder } from "../window/window-files.ts";
import { isSupportedFile, readCommandLine } from "./command-line.ts";
import {
  askToCloseUnsaved,
  askToOpenAnyway,
  askToReopen,
  createElectronServices,
  toErrorSentence,
  showError,
} from "./dialogs.ts";
import { isOfThisMachine, readInstanceOwner, removeInstanceLock } from "./instance-lock.ts";
import { answerCalls, createEventSender } from "./ipc.ts";
import { lockContents, lockSession } from "./lock.ts";
import { createContextMenuTemplate, createMenuTemplate } from "./menu.ts";
import { startWithoutLibrary } from "./missing-library.ts";
import { readOpenedFile } from "./open-file.ts";
import { ElectronPrinter } from "./printer.ts";
import { createWindowHandler, registerScheme } from "./protocol.ts";
import { scheme, windowAddress } from "./security.ts";
import { backgrounds, createWindow, delayCloseUntilSaved } from "./window.ts";

/** The same as `appId` in electron-builder.yml. Windows groups windows and shortcuts by it. */
export const applicationId = "bulletin.workstation";

/** The data that a second program hands to the first one. */
const handoverSchema = z.object({ file: z.string().nullable() });

/** Gives the folder for the files of Electron itself, inside the folder of the library. */
const electronFolder = (libraryFolder: string) => join(libraryFolder, "electron");

/**
 * Starts the program, and returns before Electron is ready. There is one program per library: a second one
 * hands its file to the first and exits.
 * @param words `process.argv`
 * @param folder the working directory
 */
export function runApplication(words: readonly string[], folder: string): void {
  const { library, isNew, file } = readCommandLine(words, folder);
  const libraryFolder = library ?? defaultLibraryFolder();
  app.setName(messages["zh-CN"].menu.program);
  app.setAppUserModelId(applicationId);
  if (!isNew && isMissing(libraryFolder)) {
    // The files of Electron must not be the first ones in the place of the library.
    app.setPath("userData", electronFolder(stateFolder()));
    void app.whenReady().then(() => startWithoutLibrary(words, libraryFolder, "zh-CN"));
    return;
  }
  try {
    mkdirSync(electronFolder(libraryFolder), { recursive: true });
  } catch (cause) {
    return refuseToStart(toFolderError(cause, libraryFolder), readLocale(libraryFolder));
  }
  app.setPath("userData", electronFolder(libraryFolder));
  const owner = app.requestSingleInstanceLock({ file }) ? null : findForeignOwner(libraryFolder);
  if (owner === "refused") return;

  // On Linux, root has no sandbox and has to start the program with `--no-sandbox`.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // No host name is resolved, so that nothing can reach the network.
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  registerScheme(protocol);
  lockContents(app);
  const program = new Program(libraryFolder, isNew);
  app.on("second-instance", (_event, _words, _folder, data) =>
    program.show(handoverSchema.safeParse(data).data?.file ?? null),
  );
  app.on("open-file", (event, path) => {
    event.preventDefault();
    program.show(path);
  });
  app.on("will-quit", (event) => program.end(event));
  if (file) program.show(file);
  void app.whenReady().then(async () => {
    if (owner && !(await takeOver(owner, libraryFolder, file))) return app.exit(1);
    await program.start();
    if (owner)
      writeLog(libraryFolder, "warning", "instance.taken-over", { process: owner.pid, since: owner.since });
  });
}

/**
 * Decides what becomes of a start whose folder is locked.
 * @returns the owner of the lock, if it is on another machine or this one under an earlier name; "refused" if
 *   this start has ended, because the first program shows its window, or the reason was shown
 */
function findForeignOwner(libraryFolder: string): Owner | "refused" {
  const folder = electronFolder(libraryFolder);
  const owner = readInstanceOwner(folder);
  if (owner && !isOfThisMachine(owner)) return owner;
  if (owner || process.platform === "win32") {
    process.stderr.write(`${messages[readLocale(libraryFolder)].menu.alreadyRunning}\n`);
    app.quit();
  } else refuseToStart(new BulletinError("not-writable", { path: folder }), readLocale(libraryFolder));
  return "refused";
}

/** Takes the lock over from a program that has ended, or that the person says has ended. */
async function takeOver(owner: Owner, libraryFolder: string, file: string | null): Promise<boolean> {
  const locale = readLocale(libraryFolder);
  if (!(await isAbandoned(owner, libraryFolder)) && !(await askToOpenAnyway(owner, locale))) return false;
  removeInstanceLock(electronFolder(libraryFolder));
  if (app.requestSingleInstanceLock({ file })) return true;
  const words = messages[locale].menu;
  dialog.showErrorBox(words.dialog.cannotStart, words.alreadyRunning);
  return false;
}

class Program {
  readonly #libraryFolder: string;
  readonly #isNew: boolean;
  #locale: Locale;
  #core: Core | undefined;
  #window: BrowserWindow | undefined;
  #isEnding = false;
  /** Leaves faults to Electron again. */
  #stopWatching = (): void => {};
  /** Files that were opened before the window existed. */
  readonly #pendingFiles: string[] = [];

  constructor(libraryFolder: string, isNew: boolean) {
    this.#libraryFolder = libraryFolder;
    this.#isNew = isNew;
    this.#locale = readLocale(libraryFolder);
  }

  /** The window that sends a call. @throws if there is none */
  #requireWindow(): BrowserWindow {
    if (!this.#window) throw new Error("no window is open");
    return this.#window;
  }

  async start(): Promise<void> {
    try {
      const settings = this.#applyChanges(openSettings(this.#libraryFolder));
      this.#locale = settings.get().locale;
      const services = createElectronServices(
        () => this.#requireWindow(),
        () => this.#locale,
      );
      this.#core = await createCore({
        libraryFolder: this.#libraryFolder,
        settings,
        printer: new ElectronPrinter(app.isPackaged),
        shell: services,
        isNew: this.#isNew,
      });
      this.#stopWatching = watchFaults({
        libraryFolder: this.#libraryFolder,
        core: this.#core,
        end: () => endAfterFaults(this.#locale),
      }).stop;
      this.#apply(settings);
      await this.#openWindow(this.#core);
    } catch (cause) {
      await this.#core?.close();
      refuseToStart(cause, this.#locale);
    }
  }

  /** Brings the window to the front and opens a file in it, if any. */
  show(file: string | null): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.focus();
    if (file === null || !isSupportedFile(file)) return;
    if (this.#window && this.#core) void this.#openFile(file, this.#window, this.#core);
    else this.#pendingFiles.push(file);
  }

  /**
   * Delays the end of the program until the core is closed, so that no save is lost. Electron may call this
   * more than once.
   */
  end(event: { preventDefault(): void }): void {
    if (!this.#core) return;
    event.preventDefault();
    if (this.#isEnding) return;
    this.#isEnding = true;
    void this.#core.close().finally(() => {
      this.#core = undefined;
      this.#stopWatching();
      app.quit();
    });
  }

  async #openWindow(core: Core): Promise<void> {
    lockSession(session.defaultSession, { address: windowAddress, isPackaged: app.isPackaged });
    session.defaultSession.protocol.handle(scheme, createWindowHandler(rendererFolder()));
    const state = new Store({
      cwd: electronFolder(this.#libraryFolder),
      name: "window",
      clearInvalidConfig: true,
    });
    const preload = join(dirname(fileURLToPath(import.meta.url)), "preload.cjs");
    const window = createWindow(state, { dark: nativeTheme.shouldUseDarkColors, preload });
    this.#window = window;
    answerCalls(ipcMain, core.handlers, (contents) => contents === window.webContents, core.noteFailure);
    core.listen(createEventSender(window.webContents));
    delayCloseUntilSaved(window, {
      ask: () => core.emit("shell.command", { command: "app.close" }),
      insist: () => askToCloseUnsaved(window, this.#locale),
    });
    window.webContents.on("render-process-gone", async (_event, { reason }) => {
      if (reason === "clean-exit" || window.isDestroyed()) return;
      writeLog(this.#libraryFolder, "error", "window.gone", { reason });
      if (await askToReopen(window, this.#locale)) window.webContents.reload();
      else window.destroy();
    });
    window.webContents.on("context-menu", (_event, { editFlags }) =>
      Menu.buildFromTemplate(createContextMenuTemplate(this.#locale, editFlags)).popup({ window }),
    );
    window.on("closed", () => {
      this.#window = undefined;
      // Without this, the hidden window of the printer would keep the program running.
      app.quit();
    });
    await window.loadURL(windowAddress);
    for (const file of this.#pendingFiles.splice(0)) await this.#openFile(file, window, core);
  }

  async #openFile(file: string, window: BrowserWindow, core: Core): Promise<void> {
    try {
      core.emit("shell.openFile", await readOpenedFile(file));
    } catch (cause) {
      await showError(window, cause, this.#locale);
    }
  }

  /** Wraps the settings so that the shell applies each change at once. */
  #applyChanges(settings: SettingsStore): SettingsStore {
    return {
      get: settings.get,
      set: (change) => {
        const newSettings = settings.set(change);
        this.#apply(settings);
        return newSettings;
      },
    };
  }

  /** Applies the language to the menu and the dialogs, and the theme to everything that the system draws. */
  #apply(settings: SettingsStore): void {
    const { locale, theme } = settings.get();
    this.#locale = locale;
    nativeTheme.themeSource = theme;
    this.#window?.setBackgroundColor(nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);
    app.setAboutPanelOptions({ applicationName: messages[locale].menu.program, applicationVersion: version });
    const send = (command: CommandId) => this.#core?.emit("shell.command", { command });
    const options = {
      locale,
      platform: process.platform,
      isPackaged: app.isPackaged,
      send,
      about: () => app.showAboutPanel(),
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(createMenuTemplate(options)));
  }
}

/** Shows the reason and exits. The library stays unchanged. */
function refuseToStart(cause: unknown, locale: Locale): void {
  dialog.showErrorBox(messages[locale].menu.dialog.cannotStart, toErrorSentence(cause, locale));
  app.exit(1);
}

/** Says why the program ends, after it has saved. */
function endAfterFaults(locale: Locale): void {
  const words = messages[locale].menu.dialog;
  dialog.showErrorBox(words.ended, words.endedHint);
  app.exit(1);
}
