/** Opens files in other programs, for the loopback shell. */
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { ShellServices } from "../../core/shell-services.ts";

/** Gives the command of each system that opens a file, or shows it in its folder. */
export function findOpenCommand(
  path: string,
  show: boolean,
  platform: NodeJS.Platform,
): [command: string, ...parameters: string[]] {
  if (platform === "win32") return show ? ["explorer.exe", `/select,${path}`] : ["explorer.exe", path];
  if (platform === "darwin") return show ? ["open", "-R", path] : ["open", path];
  return ["xdg-open", show ? dirname(path) : path];
}

/** Creates the services that the core needs from this shell. */
export function createBrowserServices(version: string): ShellServices {
  return {
    name: "browser",
    version,
    chooseFolder: null,
    openPath: (path) => openInProgram(path, false),
    showInFolder: (path) => openInProgram(path, true),
  };
}

function openInProgram(path: string, show: boolean): Promise<void> {
  return startProgram(findOpenCommand(path, show, process.platform)).catch((cause: unknown) => {
    throw new BulletinError("no-program", { path }, { cause });
  });
}

/**
 * Time in ms after which a running program counts as started. `xdg-open` and `open` hand the file over and
 * exit sooner.
 */
const startTime = 3000;

/**
 * Starts a program and leaves it running.
 * @throws BulletinError `unavailable` if the system does not have it (a server without a desktop), or it
 *   fails to open the file
 */
export function startProgram([command, ...parameters]: [string, ...string[]]): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown) =>
      reject(new BulletinError("unavailable", { what: "operation", operation: command }, { cause }));
    const child = spawn(command, parameters, { detached: true, stdio: "ignore" });
    const timer = setTimeout(resolve, startTime);
    child.once("error", fail);
    child.once("exit", (code) => {
      clearTimeout(timer);
      // Explorer exits with 1 even if it has opened the folder.
      if (code === 0 || command === "explorer.exe") resolve();
      else fail();
    });
    child.unref();
  });
}
