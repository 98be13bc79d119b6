/** The system's own dialogs, and its programs for files that were exported. */
import { access } from "node:fs/promises";
import { dialog, shell, type BrowserWindow } from "electron";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { errorSentence, messages, type Locale } from "../../shared/messages/index.ts";
import type { ShellServices } from "../core.ts";
import { version } from "../version.ts";

/** What the core asks of this shell. Window and language are asked for anew each time. */
export function electronServices(window: () => BrowserWindow, locale: () => Locale): ShellServices {
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
      await present(path);
      const problem = await shell.openPath(path);
      if (problem)
        throw new BulletinError("unavailable", {
          what: messages[locale()].menu.dialog.openProgram(path, problem),
        });
    },
    async showInFolder(path) {
      await present(path);
      shell.showItemInFolder(path);
    },
  };
}

/** The system would open nothing, or another folder, without a word. */
async function present(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new BulletinError("not-found", { what: path }, { cause });
  });
}

/** Anything thrown, as a sentence in the person's language. */
export function sentenceOf(thrown: unknown, locale: Locale): string {
  const { code, details } = toAnswerError(thrown);
  return errorSentence(code, details, locale);
}

export async function showError(window: BrowserWindow, thrown: unknown, locale: Locale): Promise<void> {
  await dialog.showMessageBox(window, { type: "error", message: sentenceOf(thrown, locale) });
}

/** True: close although not everything is saved. */
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

/** True: open the page again after it has crashed. */
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
