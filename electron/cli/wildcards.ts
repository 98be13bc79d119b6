/** `*.docx`, where the shell has not filled it in: those of Windows leave that to the program. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The files that the words of a command mean, in the order of their names. A file of that very name goes first, and a pattern without any stays as it is. */
export async function fillIn(words: readonly string[]): Promise<string[]> {
  const filled = await Promise.all(words.map(matching));
  return filled.flat();
}

async function matching(word: string): Promise<string[]> {
  const pattern = basename(word);
  if (!/[*?]/u.test(pattern) || existsSync(word)) return [word];
  const form = new RegExp(
    `^${pattern
      .replaceAll(/[$()+.[\\\]^{|}]/gu, String.raw`\$&`)
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "iu",
  );
  const folder = dirname(word);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  // Hidden files, and the locks that Word sets beside an open file, are not meant.
  const names = entries
    .filter((entry) => !entry.isDirectory() && form.test(entry.name) && !/^(?:\.|~\$)/u.test(entry.name))
    .map(({ name }) => name);
  if (names.length === 0) return [word];
  return names
    .toSorted()
    .map((name) =>
      word.startsWith(`${folder}/`) || word.startsWith(`${folder}\\`) ? join(folder, name) : name,
    );
}
