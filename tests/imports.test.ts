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
  ["shared-is-pure", "shared/one.ts", 'import "../electron/target.ts";'],
  ["shared-has-no-node", "shared/two.ts", 'import "node:fs";'],
  ["shared-packages", "shared/three.ts", 'import "react";'],
  ["renderer-is-browser-only", "renderer/four.ts", 'import "../electron/target.ts";'],
  ["renderer-has-no-node", "renderer/five.ts", 'import "node:path";'],
  ["core-has-no-renderer", "electron/six.ts", 'import "../renderer/target.ts";'],
  ["only-shell-imports-electron", "electron/seven.ts", 'import "electron";'],
  ["only-connection-imports-sqlite", "electron/core/library/issues/issues.ts", 'import "sqlite3";'],
  ["only-editor-imports-lexical", "renderer/app/eight.ts", 'import "lexical";'],
  ["only-docx-exporter-imports-docx", "electron/core/exporting/nine.ts", 'import "docx";'],
  ["only-docx-importer-imports-saxes", "electron/core/importing/ten.ts", 'import "saxes";'],
  ["gallery-is-a-tool", "renderer/app/eleven.ts", 'import "../gallery/specimens.ts";'],
];
const allowedImports: [file: string, text: string][] = [
  ["electron/target.ts", "export {};"],
  ["renderer/target.ts", "export {};"],
  ["renderer/gallery/specimens.ts", "export {};"],
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
  for (const name of [".dependency-cruiser.cjs", ".rooms.cjs"]) await cp(join(root, name), join(folder, name));
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
