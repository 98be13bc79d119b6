/** Finds the files that come with the program, in the source tree or beside the packaged program. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Finds the folder of resources: `resourcesPath` of a packaged Electron, or `resources/` beside `electron/`
 * (or `dist/`).
 */
function findResources(): string {
  // Electron adds it to `process`.
  const packagedResources = "resourcesPath" in process ? String(process.resourcesPath ?? "") : "";
  if (packagedResources && existsSync(join(packagedResources, "samples"))) return packagedResources;
  return dirname(findAbove("resources", "samples"));
}

/**
 * Finds a path in the folder of this file or in one above it, which works in the source tree and in the built
 * programs in `dist/`. If it exists nowhere, the path is below the root of the file system.
 */
export function findAbove(...path: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, ...path)) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, ...path);
}

/** Gives the path of the fictional sample issue. */
export const sampleIssue = (): string => join(findResources(), "samples", "sample-issue.txt");

/**
 * Finds the file of a font named in `shared/layout/faces.ts`; `undefined` if it is missing. Fonts from npm
 * packages are copied into the resources when the program is packaged.
 */
export function fontFile(name: string): string | undefined {
  if (!/^[\w.-]+\.woff2$/u.test(name)) return undefined;
  const bundledFile = join(findResources(), "fonts", name);
  if (existsSync(bundledFile)) return bundledFile;
  const family = /^noto-(?:serif|sans)-sc/u.exec(name)?.[0];
  if (!family) return undefined;
  try {
    const installedFile = join(
      dirname(createRequire(import.meta.url).resolve(`@fontsource/${family}/package.json`)),
      "files",
      name,
    );
    return existsSync(installedFile) ? installedFile : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the path of the icon of the program, for the window. */
export const iconFile = (): string => join(findResources(), "icons", "bulletin.png");

/** Gives the path of a file of the speller (`spellerFiles`). */
export const languageFile = (name: string): string => join(findResources(), "language", name);
