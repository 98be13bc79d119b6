/**
 * Checks the table of folders (`.rooms.cjs`) itself, that the READMEs say what it says, and that the paths in
 * them exist.
 */
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/steps.ts";

const rooms = createRequire(import.meta.url)("../.rooms.cjs") as Record<string, string[]>;

/** The folders with production code. */
const codeFolders = new Set(
  globSync("{electron,renderer,shared}/**/*.{ts,tsx}", { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !/\.test\.tsx?$|\.d\.ts$|vite\.config\.ts$/u.test(path))
    .map(dirname),
);

describe("the table of folders", () => {
  test("has a row for each folder with code, and no other row", () => {
    expect(new Set(Object.keys(rooms))).toEqual(codeFolders);
  });

  test("lets a folder import only folders above it, so that folders form no circle", () => {
    const above = new Set<string>();
    for (const [room, allowed] of Object.entries(rooms)) {
      expect(
        allowed.filter((each) => !above.has(each)),
        room,
      ).toEqual([]);
      above.add(room);
    }
  });

  test.each(Object.entries(rooms))("is in the README of %s", (room, allowed) => {
    const path = join(root, room, "README.md");
    if (!existsSync(path)) return;
    const folders = allowed.map((each) => `\`${each}\``).join(", ");
    const sentence = allowed.length === 0 ? "Imports no other folder." : `Imports from: ${folders}.`;
    expect(readFileSync(path, "utf8").replaceAll(/\s+/gu, " ")).toContain(sentence);
  });
});

/** All files of the project, as paths from its root with `/`. */
const files = [
  ...readdirSync(root),
  ...globSync("{.github,electron,renderer,resources,shared,tests}/**/*.*", { cwd: root }),
].map((path) => path.replaceAll("\\", "/"));

/** True if a path of a README is that of a file or folder: from the root, or the end of a file's path. */
function exists(path: string): boolean {
  if (!/^(?:electron|renderer|resources|shared|tests)\//u.test(path))
    return files.some((file) => `/${file}`.endsWith(`/${path}`));
  // Without a suffix it is a folder, or the first part of a file's name: `tests/contract/effects`.
  const start = path.replace(/\/$/u, "");
  return files.some((file) => file.startsWith(start) && /^(?:$|[/.])/u.test(file.slice(start.length)));
}

describe("the READMEs", () => {
  const documents = files.filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md");

  test.each(documents)("name only paths that exist: %s", (document) => {
    const paths = [...readFileSync(join(root, document), "utf8").matchAll(/`([\w./-]+)`/gu)].map(
      ([, path]) => path ?? "",
    );
    const isPath =
      /^(?:electron|renderer|resources|shared|tests)\/|\w\.(?:cjs|css|html|md|mjs|sql|tsx?|yml)$/u;
    // A pattern for names, such as `NAME.test.ts`, is no path.
    expect(paths.filter((path) => isPath.test(path) && !/NAME|NNNN/u.test(path) && !exists(path))).toEqual(
      [],
    );
  });

  test.each(documents)("link only to files that exist: %s", (document) => {
    const links = [...readFileSync(join(root, document), "utf8").matchAll(/\]\(([^)#:]+)[)#]/gu)].map(
      ([, link]) => link ?? "",
    );
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });
});
