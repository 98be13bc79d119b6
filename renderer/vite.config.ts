import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * The name of a class in the page: its folder and its name, such as `desk-head_title`, so that people and
 * tests can find it.
 */
const nameClass = (name: string, file: string): string =>
  `${relative(root, dirname(file)).replaceAll(/[\\/]/gu, "-")}_${name}`;

/**
 * Builds the window. URLs are relative because Electron (`app://`) and the browser shell (HTTP) serve the
 * same files.
 */
export default defineConfig({
  root,
  base: "./",
  plugins: [react()],
  css: { modules: { generateScopedName: nameClass } },
  build: {
    outDir: fileURLToPath(new URL("../dist/renderer", import.meta.url)),
    emptyOutDir: true,
    // No inlining: the content security policy forbids `data:` scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
