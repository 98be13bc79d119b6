/** The dialogs of the system, and opening exported files in other programs. */
import { access } from "node:fs/promises";
import { dialog, shell, type BrowserWindow } from "electron";
import { BulletinError, toErrorData } from "../../../shared/basics/errors.ts";
import { errorSentence, messages, type Locale } from "../../../shared/messages/index.ts";
import { formatMoment } from "../../../shared/messages/moment.ts";
import type { Owner } from "../../core/system/owners.ts";
import type { ShellServices } from "../../core/shell-services.ts";
import { version } from "../../core/system/version.ts";

/**
 * Creates the services that the core needs from this shell. Window and language are read at each call, as
 * they may change.
 */
export function createElectronServices(window: () => BrowserWindow, locale: () => Locale): ShellServices {
  return {
    name: "electron",
    version,
    async chooseFolder(start) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: messages[locale()].menu.dialog.chooseFolder,
        properties: ["openDirectory", "createDirectory"],
        ...(start ? { defaultPath: start } : {}),
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async openPath(path) {
      await requirePath(path);
      const problem = await shell.openPath(path);
      if (problem)
        throw new BulletinError("unavailable", {
          what: "operation",
          operation: messages[locale()].menu.dialog.openProgram(path, problem),
        });
    },
    async showInFolder(path) {
      await requirePath(path);
      shell.showItemInFolder(path);
    },
  };
}

/**
 * Checks that a path exists. For a missing one the system would silently open nothing, or another folder.
 * @throws BulletinError `not-found`
 */
async function requirePath(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new BulletinError("not-found", { what: "path", path }, { cause });
  });
}

/** Describes anything thrown as a sentence in the language of the person. */
export const toErrorSentence = (cause: unknown, locale: Locale): string =>
  errorSentence(toErrorData(cause), locale);

/** Shows anything thrown in a dialog of the system, and waits until the person closes it. */
export async function showError(window: BrowserWindow, cause: unknown, locale: Locale): Promise<void> {
  await dialog.showMessageBox(window, { type: "error", message: toErrorSentence(cause, locale) });
}

/** Asks whether to close although not everything is saved. */
export async function askToCloseUnsaved(window: BrowserWindow, locale: Locale): Promise<boolean> {
  const words = messages[locale].menu.dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: words.notSaved,
    detail: words.notSavedHint,
    buttons: [words.keepOpen, words.closeAnyway],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** Asks whether to open the page again after it has crashed. */
export async function askToReopen(window: BrowserWindow, locale: Locale): Promise<boolean> {
  const words = messages[locale].menu.dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: words.stopped,
    detail: words.stoppedHint,
    buttons: [words.reopen, words.quit],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}

/** Asks whether to open a library that a program on another machine seems to use. There is no window yet. */
export async function askToOpenAnyway({ host, since }: Owner, locale: Locale): Promise<boolean> {
  const words = messages[locale].menu.dialog;
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message: words.inUse(host, formatMoment(since, locale)),
    detail: words.inUseHint,
    buttons: [words.quit, words.openAnyway],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
