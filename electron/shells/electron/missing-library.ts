/**
 * A start without its library: asks what to do, and starts the program anew with the answer. Nothing is created in the
 * place of the library meanwhile.
 */
import { app, dialog } from "electron";
import { messages, type Locale } from "../../../shared/messages/index.ts";
import { findMissing, type MissingChoice } from "../../core/known-libraries.ts";

const choices: readonly MissingChoice[] = ["again", "other", "new", "quit"];

/** @param words `process.argv` @param locale the settings are missing, too, so that they do not say it */
export async function startWithoutLibrary(
  words: readonly string[],
  libraryFolder: string,
  locale: Locale,
): Promise<void> {
  const answer = await findMissing(
    libraryFolder,
    (folder) => askAboutMissing(folder, locale),
    () => chooseFolder(locale),
  );
  if (answer) {
    const { folder, isNew } = answer;
    // A later word of the command line counts more than an earlier one.
    app.relaunch({ args: [...words.slice(1), "--library", folder, ...(isNew ? ["--new-library"] : [])] });
  }
  app.exit(0);
}

async function askAboutMissing(folder: string, locale: Locale): Promise<MissingChoice> {
  const words = messages[locale].missingLibrary;
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message: words.missing(folder),
    detail: words.hint,
    buttons: choices.map((choice) => words.choices[choice]),
    defaultId: choices.indexOf("again"),
    cancelId: choices.indexOf("quit"),
  });
  return choices[response] ?? "quit";
}

async function chooseFolder(locale: Locale): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: messages[locale].menu.dialog.chooseFolder,
    properties: ["openDirectory", "createDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
