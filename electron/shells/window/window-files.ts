/** Finds the files that the window loads: the built renderer, the bundled fonts below `fonts/`, and the speller's below `language/`. */
import { existsSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { spellerFiles } from "../../../shared/proofing/spelling/index.ts";
import { findAbove, fontFile, languageFile } from "../../core/system/resources.ts";

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

/**
 * Gives the folder of the built renderer: `dist/renderer` in the source tree, or beside the bundled main
 * module.
 */
export const rendererFolder = (): string => findAbove("dist", "renderer");

/**
 * Finds the file and its content type for a path such as `/assets/index.js`. `/` is the page of the window.
 * Gives `undefined` if there is no such file, or the path leaves the folder.
 * @param folder of the built renderer
 */
export function windowFile(pathname: string, folder: string): { path: string; type: string } | undefined {
  let decodedPath: string;
  try {
    decodedPath = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decodedPath.includes("\0") || decodedPath.includes("\\")) return undefined;
  if (decodedPath.startsWith("/fonts/")) {
    const path = fontFile(decodedPath.slice("/fonts/".length));
    return path ? { path, type: "font/woff2" } : undefined;
  }
  const ofSpeller = spellerFiles.find((name) => decodedPath === `/language/${name}`);
  if (ofSpeller) return { path: languageFile(ofSpeller), type: "application/octet-stream" };
  const path = normalize(join(folder, decodedPath === "/" ? "index.html" : decodedPath));
  const type = types[extname(path)];
  return path.startsWith(folder + sep) && type && existsSync(path) ? { path, type } : undefined;
}
