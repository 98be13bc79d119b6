/** Checks the import rules of `.dependency-cruiser.cjs`: each rule reports a file that breaks it. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile, cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;

const violations: [rule: string, file: string, text: string][] = [
  ["room shared/document", "shared/document/one.ts", 'import "../editing/target.ts";'],
  ["room shared/names", "shared/names/two.ts", 'import type {} from "../layout/target.ts";'],
  ["room shared/search", "shared/search/three.ts", 'import "../../electron/core/target.ts";'],
  ["room renderer/app", "renderer/app/four.ts", 'import "../../electron/core/target.ts";'],
  ["room electron/core", "electron/core/five.ts", 'import "../../renderer/app/target.ts";'],
  ["no-row", "shared/nowhere/six.ts", 'import "../basics/target.ts";'],
  ["no-circular", "shared/basics/seven.ts", 'import type {} from "./seven.ts";'],
  ["shared-has-no-node", "shared/basics/eight.ts", 'import "node:fs";'],
  ["shared-packages", "shared/basics/nine.ts", 'import "react";'],
  ["renderer-has-no-node", "renderer/app/ten.ts", 'import "node:path";'],
  ["only-shell-imports-electron", "electron/core/eleven.ts", 'import "electron";'],
  ["only-connection-imports-sqlite", "electron/core/library/issues/issues.ts", 'import "sqlite3";'],
  ["only-editor-imports-lexical", "renderer/app/twelve.ts", 'import "lexical";'],
  ["only-docx-exporter-imports-docx", "electron/core/exporting/thirteen.ts", 'import "docx";'],
  ["only-docx-importer-imports-saxes", "electron/core/importing/fourteen.ts", 'import "saxes";'],
  ["only-widgets-import-their-styles", "renderer/page/sixteen.tsx", 'import "../ui/ui.module.css";'],
  ["room renderer/ui", "renderer/ui/fifteen.tsx", 'import styles from "../page/target.module.css";'],
];
const allowedImports: [file: string, text: string][] = [
  ["shared/basics/target.ts", "export {};"],
  ["shared/editing/target.ts", 'import "../basics/target.ts";'],
  ["shared/layout/target.ts", "export {};"],
  ["electron/core/target.ts", 'import "../../shared/basics/target.ts";'],
  ["renderer/app/target.ts", "export {};"],
  ["renderer/page/target.module.css", ".title {}"],
  ["renderer/ui/ui.module.css", ".button {}"],
  ["renderer/library/LibraryScreen.tsx", 'import styles from "../page/target.module.css";'],
  ["electron/shells/electron/main.ts", 'import "electron";'],
  ["electron/core/library/database/connection.ts", 'import "sqlite3";'],
  ["renderer/editor/index.ts", 'import "lexical";'],
  ["electron/core/exporting/docx/index.ts", 'import "docx";'],
  ["electron/core/importing/docx/parts/xml.ts", 'import "saxes";'],
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-imports-"));
  for (const [file, text] of [
    ...violations.map(([, file, text]): [string, string] => [file, text]),
    ...allowedImports,
  ]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  for (const name of [".dependency-cruiser.cjs", ".rooms.cjs"])
    await cp(join(root, name), join(folder, name));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every forbidden import is reported under its rule, and nothing else is reported", async () => {
  const complaints = await new Promise<string[]>((resolve, reject) => {
    const script = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
    const parameters = [
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "json",
      "electron",
      "renderer",
      "shared",
    ];
    execFile(process.execPath, [script, ...parameters], { cwd: folder, maxBuffer: 1e8 }, (error, output) => {
      if (!output) return reject(error ?? new Error("no output"));
      const report = JSON.parse(output) as {
        summary: { violations: { from: string; rule: { name: string } }[] };
      };
      resolve(report.summary.violations.map(({ from, rule }) => `${rule.name} ${from}`).sort());
    });
  });
  expect(complaints).toEqual(violations.map(([rule, file]) => `${rule} ${file}`).sort());
});
