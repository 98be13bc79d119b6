/**
 * A process that runs many programs, one for each test: each has its own library folder, core and HTTP
 * server; they share the headless browser that prints. Started by `ProgramHost`, which sends it one message
 * for each start and stop.
 */
import { enableCompileCache } from "node:module";

enableCompileCache();
const { startBrowserShell } = await import("../../../electron/shells/browser/server.ts");
const { createBrowserServices } = await import("../../../electron/shells/browser/services.ts");
const { createCore } = await import("../../../electron/core/core.ts");
const { HeadlessPrinter } = await import("../../../electron/core/exporting/pdf/headless-printer.ts");
const { openSettings } = await import("../../../electron/core/settings/settings.ts");
const { version } = await import("../../../electron/core/system/version.ts");

/** A request of `ProgramHost`. */
export type HostRequest =
  { id: number; command: "start"; libraryFolder: string } | { id: number; command: "stop"; url: string };

/** The answer to the request with the same `id`. `url` carries the one-time token of a started program. */
export type HostAnswer = { id: number; url?: string; error?: string };

const printer = new HeadlessPrinter();
/** Closing a core would close its printer, which the other programs still need. */
const sharedPrinter = { print: printer.print.bind(printer), close: async () => {} };

/** Stops a program, by the address that its start gave. */
const stops = new Map<string, () => Promise<void>>();

async function start(libraryFolder: string): Promise<string> {
  const core = await createCore({
    libraryFolder,
    settings: openSettings(libraryFolder),
    printer: sharedPrinter,
    shell: createBrowserServices(version),
  });
  const shell = await startBrowserShell({ core, port: 0 });
  stops.set(shell.url, async () => {
    await shell.close();
    await core.close();
  });
  return shell.url;
}

async function stop(url: string): Promise<void> {
  const stopProgram = stops.get(url);
  stops.delete(url);
  await stopProgram?.();
}

async function answer(request: HostRequest): Promise<HostAnswer> {
  const { id } = request;
  try {
    if (request.command === "start") return { id, url: await start(request.libraryFolder) };
    await stop(request.url);
    return { id };
  } catch (cause) {
    return { id, error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}

process.on("message", (request: HostRequest) => {
  void answer(request).then((message) => process.send?.(message));
});
process.once("disconnect", () => {
  void Promise.all([...stops.keys()].map(stop))
    .then(() => printer.close())
    .finally(() => process.exit(0));
});
