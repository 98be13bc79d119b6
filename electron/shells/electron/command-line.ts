/** Parses the command line of the Electron shell. Pure. */
import { extname, resolve } from "node:path";

/** Suffixes of the files that the program opens. `.bulletin` is its own format. */
export const fileSuffixes = [".bulletin", ".docx", ".txt", ".md"];

export interface CommandLine {
  /** `--library DIR`; null for the default folder. */
  library: string | null;
  /** `--new-library`: makes a new library, even if another one was opened in this folder before. */
  isNew: boolean;
  /** The file to open. */
  file: string | null;
}

/**
 * @param words `process.argv`; switches of Chromium may be anywhere in it. @param folder the base of relative
 *   paths
 */
export function readCommandLine(words: readonly string[], folder: string): CommandLine {
  let library: string | null = null;
  let isNew = false;
  let file: string | null = null;
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--library") {
      index += 1;
      library = words[index] ?? library;
    } else if (word.startsWith("--library=")) library = word.slice("--library=".length);
    else if (word === "--new-library") isNew = true;
    else if (!word.startsWith("-") && isSupportedFile(word)) file = word;
  }
  return {
    library: library ? resolve(folder, library) : null,
    isNew,
    file: file ? resolve(folder, file) : null,
  };
}

/** Whether the program opens files with this name. */
export const isSupportedFile = (path: string): boolean => fileSuffixes.includes(extname(path).toLowerCase());
