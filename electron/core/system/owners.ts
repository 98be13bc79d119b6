/**
 * Owners of locks and leases. Each names the program that holds it, so that what a killed program left can be
 * told from what a running one holds, and is taken over at once.
 */
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";
import { codeOf } from "../../../shared/basics/thrown.ts";
import { randomId } from "../../../shared/basics/identifiers.ts";
import { isoMoment } from "../../../shared/document/schema.ts";
import { isNetworkFolder } from "./network-folder.ts";

/** A program that has a library open. */
export const owner = z.object({
  /** Differs for each opening, also within one process. */
  id: z.string(),
  pid: z.int().positive(),
  host: z.string(),
  since: isoMoment,
  /** Start of the process by the clock of the system, so that a pid that was given again is recognised. */
  started: z.string().nullable(),
  /** When a lease was taken or renewed last, in s since the machine started. Locks and older programs have none. */
  renewed: z.number().nonnegative().optional(),
});
export type Owner = z.infer<typeof owner>;

/** The owners of this process that have not ended. */
const present = new Set<string>();

/** Creates an owner in this process. */
export function createOwner(now: Date): Owner {
  const id = randomId();
  present.add(id);
  return { id, pid: process.pid, host: hostname(), since: now.toISOString(), started: startOf(process.pid) };
}

/** Ends an owner of this process: what it still holds is free. */
export const endOwner = ({ id }: Owner): void => void present.delete(id);

/** Reads an owner from the text in a lock or lease; null if there is none, or a part of one. */
export function readOwner(text: string): Owner | null {
  try {
    return owner.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export const isOnThisMachine = ({ host }: Owner): boolean => host === hostname();

/** Whether an owner on this machine has ended. False for those on others, of which nothing is known here. */
export const isGone = (owner: Owner): boolean => isOnThisMachine(owner) && hasEnded(owner);

/**
 * Whether the owner of something in a folder has ended. On a disk of this machine, another host is an earlier
 * name of this machine. On a network folder, nothing is known of other machines.
 */
export const isAbandoned = async (owner: Owner, folder: string): Promise<boolean> =>
  hasEnded(owner) && (isOnThisMachine(owner) || !(await isNetworkFolder(folder)));

/** Whether no process of this machine is the owner. */
function hasEnded({ id, pid, started }: Owner): boolean {
  if (pid === process.pid) return !present.has(id);
  return !isRunning(pid) || (started !== null && started !== startOf(pid));
}

/** Whether a process of this machine is running, perhaps that of another person. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * The start of a process in ticks since the machine started: field 22 of `/proc/PID/stat` (proc(5)). Null on
 * systems without it. The name of the program, field 2, is in brackets and may contain anything.
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
