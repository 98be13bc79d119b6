import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { otherSuites, suitesByFolder, suitesFor } from "./screen-suites.ts";
import { root } from "./support/steps.ts";

describe("the table of screen suites", () => {
  test("names folders that exist, and every suite", () => {
    for (const folder of Object.keys(suitesByFolder))
      expect(existsSync(join(root, folder)), folder).toBe(true);
    const specs = new Set(
      readdirSync(join(root, "tests/screen"), { recursive: true })
        .filter((path) => String(path).endsWith(".spec.ts"))
        .map((path) => basename(String(path), ".spec.ts")),
    );
    expect(new Set([...Object.values(suitesByFolder).flat(), ...otherSuites])).toEqual(specs);
  });
});

describe("the suites for a change", () => {
  test.each<[paths: string[], suites: readonly string[] | "all"]>([
    [["tests/screen/desk/mail.spec.ts"], ["mail"]],
    [
      ["renderer/transfer/ExportDialog.tsx", "tests/screen/desk/mail.spec.ts"],
      ["axe", "gallery", "mail", "transfer"],
    ],
    [["renderer/editor/find/FindBar.tsx"], ["axe", "finding"]],
    [["renderer/editor/paper/Paper.tsx"], "all"],
    [["shared/document/schema.ts"], "all"],
    [["tests/support/window/program.ts"], "all"],
    [["shared/document/schema.test.ts", "README.md", "tests/crash/worker.ts"], []],
  ])("%j: %j", (paths, suites) => expect(suitesFor(paths)).toEqual(suites));
});
