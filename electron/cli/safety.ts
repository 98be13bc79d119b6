/** `bulletin backup`, `restore`, `doctor`. */
import { basename, join, resolve } from "node:path";
import type { BackupFile, DoctorCheck } from "../../shared/contract/backups.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { makeFolder } from "../folders.ts";
import type { Command } from "./arguments.ts";
import { requireLibrary, withLibrary } from "./sources.ts";

type Named<N extends Command["name"]> = Extract<Command, { name: N }>;

export interface BackedUp extends Pick<BackupFile, "number" | "date" | "bytes"> {
  file: string;
  /** It was opened, and every page read. */
  examined: true;
}

/** Into the library's own folder of backups, and into `out` too. */
export async function backup({ out }: Named<"backup">, library: string | undefined): Promise<BackedUp> {
  await requireLibrary(library);
  return withLibrary(library, async ({ backups }) => {
    const { path, number, date, bytes } = await backups.make("manual");
    if (out === undefined) return { file: path, number, date, bytes, examined: true };
    const { copyFileWhole } = await import("../whole-files.ts");
    const file = join(resolve(out), basename(path));
    await makeFolder(resolve(out));
    await copyFileWhole(path, file);
    return { file, number, date, bytes, examined: true };
  });
}

export interface Restored {
  restored: string;
  /** The backup of what was there before. */
  before: string;
}

/** @param path of a backup, or `newest`. A damaged library is restored by opening it. */
export async function restore({ path }: Named<"restore">, library: string | undefined): Promise<Restored> {
  return withLibrary(library, async ({ backups }) => {
    const newest = path === "newest" ? (await backups.list()).backups[0]?.path : resolve(path);
    if (newest === undefined) throw new BulletinError("not-found", { what: backups.folder });
    const { before } = await backups.restore(newest);
    return { restored: newest, before: before.path };
  });
}

export async function doctor(library: string | undefined): Promise<{ checks: DoctorCheck[] }> {
  await requireLibrary(library);
  const { examineAll } = await import("../doctor.ts");
  return withLibrary(library, async (opened) => ({ checks: await examineAll(opened, new Date()) }));
}
