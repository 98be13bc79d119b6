/** Where the files that come with the program are: in the source tree, or beside the packaged program. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Electron sets `resourcesPath`; in a source tree `resources/` lies beside `electron/` (or `dist/`). */
function root(): string {
  const packaged = (process as { resourcesPath?: string }).resourcesPath;
  if (packaged && existsSync(join(packaged, "samples"))) return packaged;
  return dirname(above("resources", "samples"));
}

/** A folder that lies beside this file's or one above it: in the source tree, and from the built programs in `dist/`. */
export function above(...path: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, ...path)) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, ...path);
}

/** The made-up issue that shows what the program does. */
export const sampleIssue = (): string => join(root(), "samples", "sample-issue.txt");

/**
 * The file of a font named in `shared/layout/faces.ts`; undefined where it is missing. Fonts that come by npm are
 * copied into the resources when the program is packaged.
 */
export function fontFile(name: string): string | undefined {
  if (!/^[\w.-]+\.woff2$/u.test(name)) return undefined;
  const own = join(root(), "fonts", name);
  if (existsSync(own)) return own;
  const family = /^noto-(?:serif|sans)-sc/u.exec(name)?.[0];
  if (!family) return undefined;
  try {
    const stored = join(
      dirname(createRequire(import.meta.url).resolve(`@fontsource/${family}/package.json`)),
      "files",
      name,
    );
    return existsSync(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** The program's icon, for the window. */
export const iconFile = (): string => join(root(), "icons", "bulletin.png");
