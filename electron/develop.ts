/** Hot reload for `npm run dev`: Vite serves the window in the place of the built files. */
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import type { ShellOptions } from "./browser/server.ts";

export async function developWith(): Promise<NonNullable<ShellOptions["develop"]>> {
  const vite = await createServer({
    configFile: fileURLToPath(new URL("../renderer/vite.config.ts", import.meta.url)),
    server: { middlewareMode: true, hmr: { host: "127.0.0.1" } },
    appType: "spa",
  });
  return (request, response) => vite.middlewares(request, response);
}
