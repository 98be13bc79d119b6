/** Expands patterns such as `*.docx`. The shells of Windows leave that to the program. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Replaces each pattern by the files that match it, in the order of their names. A word that is the name of a
 * file, and a pattern without matches, stay unchanged.
 */
export async function expandWildcards(words: readonly string[]): Promise<string[]> {
  const fileLists = await Promise.all(words.map(expandWord));
  return fileLists.flat();
}

async function expandWord(word: string): Promise<string[]> {
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
  // Excludes hidden files, and the lock files (`~$…`) that Word creates beside an open file.
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
