/** What the loopback shell does with the system's own programs. */
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { ShellServices } from "../core.ts";

/** The command that opens a file, or shows it in its folder, on each system. */
export function openCommand(path: string, show: boolean, platform: NodeJS.Platform): [command: string, ...parameters: string[]] {
  if (platform === "win32") return show ? ["explorer.exe", `/select,${path}`] : ["explorer.exe", path];
  if (platform === "darwin") return show ? ["open", "-R", path] : ["open", path];
  return ["xdg-open", show ? dirname(path) : path];
}

export function browserServices(version: string): ShellServices {
  return {
    name: "browser",
    version,
    chooseFolder: null,
    openPath: (path) => start(openCommand(path, false, process.platform)),
    showInFolder: (path) => start(openCommand(path, true, process.platform)),
  };
}

/** Starts a program and leaves it running. A system without it (a server without a desktop) is told so. */
export function start([command, ...parameters]: [string, ...string[]]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { detached: true, stdio: "ignore" });
    child.once("error", (cause) => reject(new BulletinError("unavailable", { what: command }, { cause })));
    child.once("spawn", () => {
      child.unref();
      resolve();
    });
  });
}
