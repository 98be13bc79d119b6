/** Checks the table of folders (`.rooms.cjs`) itself, and that the READMEs say what it says. */
import { existsSync, globSync, readFileSync } from "node:fs";
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
