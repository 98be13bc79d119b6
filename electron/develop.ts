/** Hot reload for `npm run dev` and `npm run gallery`: Vite serves the page in place of the built files. */
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import type { ShellOptions } from "./browser/server.ts";

/** @param root Folder of the page that is served at `/`; by default that of the window. */
export async function developWith(root?: string): Promise<NonNullable<ShellOptions["develop"]>> {
  const vite = await createServer({
    configFile: fileURLToPath(new URL("../renderer/vite.config.ts", import.meta.url)),
    ...(root !== undefined && { root }),
    server: { middlewareMode: true, hmr: { host: "127.0.0.1" } },
    appType: "spa",
  });
  return (request, response) => vite.middlewares(request, response);
}
