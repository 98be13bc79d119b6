/** Hot reload for `npm run dev` and `npm run gallery`: Vite serves the page in place of the built files. */
import { once } from "node:events";
import { createServer as createTcpServer } from "node:net";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { boundPort } from "../core/system/bound-port.ts";
import type { ShellOptions } from "../shells/browser/server.ts";

/** @param root Folder of the page that is served at `/`; by default that of the window. */
export async function developWith(root?: string): Promise<NonNullable<ShellOptions["develop"]>> {
  const vite = await createServer({
    configFile: fileURLToPath(new URL("../../renderer/vite.config.ts", import.meta.url)),
    ...(root !== undefined && { root }),
    server: { middlewareMode: true, hmr: { host: "127.0.0.1", port: await findFreePort() } },
    appType: "spa",
  });
  return (request, response) => vite.middlewares(request, response);
}

/**
 * A free port for the WebSocket of hot reload, because Vite's own port can serve one page at a time: the
 * window, the gallery, or the test of the gallery.
 */
async function findFreePort(): Promise<number> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = boundPort(server);
  server.close();
  await once(server, "close");
  return port;
}
