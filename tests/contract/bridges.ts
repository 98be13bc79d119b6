/** The bridges between window and core that the contract suite runs over: the loopback server and Electron. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCore, type Core } from "../../electron/core/core.ts";
import type { ShellServices } from "../../electron/core/shell-services.ts";
import { startBrowserShell } from "../../electron/shells/browser/server.ts";
import { HeadlessPrinter } from "../../electron/core/exporting/pdf/headless-printer.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import { electronPort } from "../support/doubles/electron-port.ts";
import { loopbackClient } from "../support/doubles/loopback-client.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";

export interface OpenBridge {
  bridge: Bridge;
  /** A folder to export into. */
  folder: string;
  close(): Promise<void>;
}

/** A real core with its own library in a temporary folder; `close` removes the folder. */
export async function temporaryCore(
  name: ShellServices["name"],
): Promise<{ core: Core; folder: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-contract-"));
  const shell = silentShell(name);
  const core = await createCore({
    libraryFolder: folder,
    settings: openSettings(folder),
    printer: new HeadlessPrinter(),
    shell,
  });
  const close = async () => {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { core, folder, close };
}

/** One entry for each way between window and core; `make` opens it on an empty library. */
export const bridges: { name: string; make: () => Promise<OpenBridge> }[] = [
  {
    name: "loopback",
    async make() {
      const { core, folder, close } = await temporaryCore("browser");
      const shell = await startBrowserShell({ core, port: 0 });
      const client = await loopbackClient(shell.url);
      return {
        bridge: bridgeOver(client),
        folder,
        async close() {
          client.close();
          await shell.close();
          await close();
        },
      };
    },
  },
  {
    name: "electron's wiring",
    async make() {
      const { core, folder, close } = await temporaryCore("electron");
      return {
        bridge: bridgeOver(electronPort(core.handlers, core.listen)),
        folder,
        close,
      };
    },
  },
];
