/** Which file answers an address of the window: the built renderer, and the bundled faces under `fonts/`. */
import { existsSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { above, fontFile } from "./resources.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".bcmap": "application/octet-stream",
};

/** The built renderer: `dist/renderer` beside the source tree's folders, or beside the bundled main. */
export const rendererFolder = (): string => above("dist", "renderer");

/**
 * The file and its type for a path such as `/assets/index.js`; undefined where there is none or the path leaves the
 * folder. `/` is the window itself.
 */
export function windowFile(pathname: string, folder: string): { path: string; type: string } | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return undefined;
  if (decoded.startsWith("/fonts/")) {
    const path = fontFile(decoded.slice("/fonts/".length));
    return path ? { path, type: "font/woff2" } : undefined;
  }
  const path = normalize(join(folder, decoded === "/" ? "index.html" : decoded));
  const type = types[extname(path)];
  return path.startsWith(folder + sep) && type && existsSync(path) ? { path, type } : undefined;
}
