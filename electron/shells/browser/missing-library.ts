/** A start without its library in a browser: there is no window yet, so the terminal asks what to do. */
import { resolve } from "node:path";
import type { Interface } from "node:readline/promises";
import { messages, type Locale } from "../../../shared/messages/index.ts";
import { findMissing, type MissingChoice } from "../../core/known-libraries.ts";

const choices: readonly MissingChoice[] = ["again", "other", "new", "quit"];

/** @returns the folder, and whether a new library is to be made there; null: end the program */
export function askInTerminal(
  terminal: Pick<Interface, "question">,
  libraryFolder: string,
  locale: Locale,
): Promise<{ folder: string; isNew: boolean } | null> {
  const words = messages[locale].missingLibrary;
  const ask = async (folder: string): Promise<MissingChoice> => {
    const lines = choices.map((choice, index) => `  ${index + 1}  ${words.choices[choice]}`);
    const question = [words.missing(folder), words.hint, ...lines, words.number].join("\n");
    for (;;) {
      const choice = choices[Number(await terminal.question(question)) - 1];
      if (choice) return choice;
    }
  };
  const chooseFolder = async (): Promise<string | null> => {
    const path = (await terminal.question(words.path)).trim();
    return path === "" ? null : resolve(path);
  };
  return findMissing(libraryFolder, ask, chooseFolder);
}
