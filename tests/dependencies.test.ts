/** `package-lock.json` and `package.json` pin what is installed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/steps.ts";

interface Entry {
  version?: string;
  integrity?: string;
  link?: boolean;
  resolved?: string;
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), "utf8"));
const lock = readJson("package-lock.json") as { packages: Record<string, Entry> };
const installedPackages = Object.entries(lock.packages).filter(([path, { link }]) => path !== "" && !link);

test("every package from the registry is locked with the hash of its content", () => {
  expect(installedPackages.length).toBeGreaterThan(100);
  const unlockedPackages = installedPackages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
  expect(unlockedPackages.map(([path]) => path)).toEqual([]);
});

// npm takes the host from its own settings then: the lock file works behind every mirror.
test("the lock file names no registry", () => {
  expect(
    installedPackages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path),
  ).toEqual([]);
});

test("direct dependencies have exact versions, and all packages of lexical have one", () => {
  const { dependencies, devDependencies } = readJson("package.json") as Record<
    string,
    Record<string, string>
  >;
  const requestedVersions = Object.entries({ ...dependencies, ...devDependencies });
  const exact = /^(npm:[\w-]+@)?\d+\.\d+\.\d+$/u;
  expect(requestedVersions.filter(([, version]) => !exact.test(version))).toEqual([]);

  const lexical = installedPackages.filter(([path]) =>
    /node_modules\/(@lexical\/[\w-]+|lexical)$/u.test(path),
  );
  expect(lexical.length).toBeGreaterThan(5);
  expect(new Set(lexical.map(([, { version }]) => version)).size).toBe(1);
});
