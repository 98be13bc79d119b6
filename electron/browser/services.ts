/** What the loopback shell does with the system's own programs. */
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { ShellServices } from "../core.ts";

/** The command that opens a file, or shows it in its folder, on each system. */
export function openCommand(
  path: string,
  show: boolean,
  platform: NodeJS.Platform,
): [command: string, ...parameters: string[]] {
  if (platform === "win32") return show ? ["explorer.exe", `/select,${path}`] : ["explorer.exe", path];
  if (platform === "darwin") return show ? ["open", "-R", path] : ["open", path];
  return ["xdg-open", show ? dirname(path) : path];
}

export function browserServices(version: string): ShellServices {
  return {
    name: "browser",
    version,
    chooseFolder: null,
    openPath: (path) => startFor(path, false),
    showInFolder: (path) => startFor(path, true),
  };
}

function startFor(path: string, show: boolean): Promise<void> {
  return start(openCommand(path, show, process.platform)).catch((cause: unknown) => {
    throw new BulletinError("no-program", { path }, { cause });
  });
}

/** `xdg-open` and `open` hand over and end; one that runs on longer than this, ms, is the program that shows the file. */
const handOver = 3000;

/**
 * Starts a program and leaves it running. Where the system has none (a server without a desktop), or no program for the
 * file, the person is told.
 */
export function start([command, ...parameters]: [string, ...string[]]): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (cause?: unknown) =>
      reject(new BulletinError("unavailable", { what: command }, { cause }));
    const child = spawn(command, parameters, { detached: true, stdio: "ignore" });
    const timer = setTimeout(resolve, handOver);
    child.once("error", failed);
    child.once("exit", (code) => {
      clearTimeout(timer);
      // Explorer ends with 1 also where it has opened the folder.
      if (code === 0 || command === "explorer.exe") resolve();
      else failed();
    });
    child.unref();
  });
}
