/** What stands on the command line of the Electron shell. Pure. */
import { extname, resolve } from "node:path";

/** Files that the program takes from the system; `.bulletin` is its own. */
export const fileSuffixes = [".bulletin", ".docx", ".txt", ".md"];

export interface CommandLine {
  /** `--library DIR`; null: the usual folder. */
  library: string | null;
  /** The file to open. */
  file: string | null;
}

/** `words` as `process.argv` has them; Chromium's own switches stand among them anywhere. Relative paths are of `folder`. */
export function readCommandLine(words: readonly string[], folder: string): CommandLine {
  let library: string | null = null;
  let file: string | null = null;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--library") {
      at += 1;
      library = words[at] ?? library;
    } else if (word.startsWith("--library=")) library = word.slice("--library=".length);
    else if (!word.startsWith("-") && isOurs(word)) file = word;
  }
  return { library: library ? resolve(folder, library) : null, file: file ? resolve(folder, file) : null };
}

/** True for a file that the program takes, by its name. */
export const isOurs = (path: string): boolean => fileSuffixes.includes(extname(path).toLowerCase());
