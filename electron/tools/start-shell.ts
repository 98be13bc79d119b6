/**
 * `npm start`: starts Electron if its binary is present or can be fetched and there is a display, otherwise
 * the loopback shell in a browser. Prints which one was chosen and why.
 *
 * - `--shell electron|browser`: the shell to use
 * - `--library DIR`: the folder of the library
 * - `--new-library`: makes a new library, even if another one was opened in this folder before
 * - `--port N` (browser): the port; 0 for any free one
 * - `--no-open` (browser): opens no window, and prints `ready ADDRESS`
 * - `--dev` (browser): hot reload
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { messageOf } from "../../shared/basics/thrown.ts";
import { BulletinError, toErrorData } from "../../shared/basics/errors.ts";
import { errorSentence, messages, type Locale } from "../../shared/messages/index.ts";
import { askInTerminal } from "../shells/browser/missing-library.ts";
import { hasDisplay, runBrowserShell } from "../shells/browser/run.ts";
import { build, isStale } from "./build.ts";
import { findElectron, toAbsenceSentence } from "./electron-binary.ts";
import { defaultLibraryFolder } from "../core/system/folders.ts";
import { readLocale } from "../core/settings/settings.ts";
import { isMissing } from "../core/known-libraries.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Prints to standard error. Standard output is reserved for `ready …`, which scripts read. */
const remark = (line: string) => console.error(line);

/** @throws BulletinError `usage` */
function readOptions() {
  const createUsageError = (problem: string) => new BulletinError("usage", { problem });
  try {
    const { values } = parseArgs({
      options: {
        shell: { type: "string" },
        open: { type: "boolean", default: true },
        port: { type: "string", default: "0" },
        library: { type: "string" },
        "new-library": { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
      },
      allowNegative: true,
    });
    if (values.shell !== undefined && values.shell !== "electron" && values.shell !== "browser")
      throw createUsageError(`--shell ${values.shell}`);
    if (!/^\d{1,5}$/u.test(values.port) || Number(values.port) > 65535)
      throw createUsageError(`--port ${values.port}`);
    return values;
  } catch (cause) {
    throw cause instanceof BulletinError ? cause : createUsageError(messageOf(cause));
  }
}

type Options = ReturnType<typeof readOptions>;

async function start(values: Options): Promise<void> {
  const wanted = {
    folder: resolve(values.library ?? defaultLibraryFolder()),
    isNew: values["new-library"],
  };
  const locale = readLocale(wanted.folder);
  const words = messages[locale].browser;
  const { shell, reason, path } = await chooseShell(values, locale);
  if (values.open) remark(words.startingIn(shell, reason));
  if (!values.dev && isStale()) {
    remark(words.building);
    await build();
  }
  if (path) return startElectron(path, wanted);
  const library = await findLibrary(wanted);
  if (!library) return;
  const { developWith } = values.dev ? await import("./develop.ts") : {};
  return runBrowserShell({
    libraryFolder: library.folder,
    isNew: library.isNew,
    port: Number(values.port),
    open: values.open,
    say: (line) => console.log(line),
    ...(developWith && { develop: await developWith() }),
  });
}

interface WantedLibrary {
  folder: string;
  isNew: boolean;
}

/**
 * Asks in the terminal about a library that is missing; null: end the program. Without a person at the terminal, the
 * core refuses to start.
 */
async function findLibrary(wanted: WantedLibrary): Promise<WantedLibrary | null> {
  if (wanted.isNew || !isMissing(wanted.folder) || !process.stdin.isTTY) return wanted;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl+C and Ctrl+D close the terminal, and then no question is answered.
    const isClosed = once(terminal, "close").then(() => null);
    return await Promise.race([askInTerminal(terminal, wanted.folder, readLocale(wanted.folder)), isClosed]);
  } finally {
    terminal.close();
  }
}

/**
 * Chooses the shell. `path` is the binary of Electron. @throws Error if Electron was requested and is not
 * available
 */
async function chooseShell(
  values: Options,
  locale: Locale,
): Promise<{ shell: "electron" | "browser"; reason: string; path?: string }> {
  const words = messages[locale].browser;
  if (values.shell === "browser" || values.dev || !values.open)
    return { shell: "browser", reason: words.asked };
  if (values.shell !== "electron" && !hasDisplay()) return { shell: "browser", reason: words.noDisplay };
  const installedElectron = await findElectron({ fetch: false });
  if (!("path" in installedElectron)) remark(words.fetching);
  const electron =
    "path" in installedElectron ? installedElectron : await findElectron({ fetch: true, limit: 60_000 });
  if ("path" in electron)
    return {
      shell: "electron",
      reason: values.shell === "electron" ? words.asked : words.hasElectron,
      path: electron.path,
    };
  const reason = words.noElectron(toAbsenceSentence(electron.absence, locale));
  if (values.shell === "electron") throw new Error(reason);
  return { shell: "browser", reason };
}

/** Runs Electron until it exits, and takes over its exit code. As root on Linux it needs `--no-sandbox`. */
function startElectron(path: string, { folder, isNew }: WantedLibrary): Promise<void> {
  const parameters = [
    join(root, "dist/electron/main.js"),
    "--library",
    folder,
    ...(isNew ? ["--new-library"] : []),
  ];
  const child = spawn(path, process.getuid?.() === 0 ? [...parameters, "--no-sandbox"] : parameters, {
    stdio: "inherit",
    cwd: root,
  });
  return new Promise((finish, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => {
      process.exitCode = code ?? 1;
      finish();
    });
  });
}

/** The folder that the command line names, also if the rest of it is wrong. */
const readFolder = (): string => {
  const { values } = parseArgs({ options: { library: { type: "string" } }, strict: false });
  return resolve(typeof values.library === "string" ? values.library : defaultLibraryFolder());
};

try {
  await start(readOptions());
} catch (cause) {
  const error = toErrorData(cause);
  remark(error.code === "internal" ? messageOf(cause) : errorSentence(error, readLocale(readFolder())));
  process.exitCode = error.code === "usage" ? 2 : 1;
}
