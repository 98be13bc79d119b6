import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Builds the window. URLs are relative because Electron (`app://`) and the browser shell (HTTP) serve the
 * same files.
 */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("../dist/renderer", import.meta.url)),
    emptyOutDir: true,
    // No inlining: the content security policy forbids `data:` scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
