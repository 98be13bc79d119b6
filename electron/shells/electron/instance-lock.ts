/**
 * The lock of Chromium that lets one program use a folder. On Linux and macOS it is the link `SingletonLock` to
 * `HOST-PID`. Chromium takes it over if its process has ended, but only under the present name of the machine:
 * after that name changed, or the folder was copied, it would refuse every start. On Windows, the system ends
 * the lock with its program, and there is no link.
 */
import { lstatSync, readlinkSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Owner } from "../../core/system/owners.ts";

/** Files of the lock: the link, and those of the socket by which a second program reaches the first. */
const lockFiles = ["SingletonLock", "SingletonSocket", "SingletonCookie"];

/** Reads the program that has the lock; null if there is no lock that can be read. */
export function readInstanceOwner(folder: string): Owner | null {
  const link = join(folder, "SingletonLock");
  try {
    const [, host, pid] = /^(.*)-(\d+)$/u.exec(readlinkSync(link)) ?? [];
    if (!host || !pid) return null;
    return { id: "", pid: Number(pid), host, since: lstatSync(link).mtime.toISOString(), started: null };
  } catch {
    return null;
  }
}

/** Whether the lock names this machine: then Chromium itself has found its program running. */
export const isOfThisMachine = ({ host }: Owner): boolean => host === hostname();

/** Removes the lock of a program that has ended. */
export function removeInstanceLock(folder: string): void {
  for (const name of lockFiles) rmSync(join(folder, name), { force: true });
}
