/** Folders of this machine: where the library is kept, what the program's own folder dialog shows, making one. */
import { access, constants, mkdir, readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import type { Output } from "../shared/contract/calls.ts";
import { BulletinError } from "../shared/contract/errors.ts";
import { fileError } from "./whole-files.ts";

const programName = "bulletin-workstation";

/** Where programs keep a person's data on each system; the same for all three shells. */
export function defaultLibraryFolder(
  environment: Record<string, string | undefined> = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  if (platform === "win32") return join(environment.APPDATA ?? join(home, "AppData", "Roaming"), programName);
  if (platform === "darwin") return join(home, "Library", "Application Support", programName);
  return join(environment.XDG_DATA_HOME || join(home, ".local", "share"), programName);
}

/**
 * One folder's folders, hidden ones left out. `path` null: the documents folder, or home where there is none.
 * @throws BulletinError `not-found` for what is no folder, `not-writable` for one that may not be read.
 */
export async function listFolder(path: string | null): Promise<Output<"folders.list">> {
  const folder = path ?? (await documentsFolder());
  if (!isAbsolute(folder)) throw new BulletinError("not-found", { what: folder });
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    const code = cause.code === "EACCES" || cause.code === "EPERM" ? "not-writable" : "not-found";
    throw new BulletinError(code, code === "not-found" ? { what: folder } : { path: folder }, { cause });
  });
  const names: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name.startsWith("$")) continue;
    if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(join(folder, entry.name)))))
      names.push(entry.name);
  }
  names.sort(new Intl.Collator("zh-CN", { numeric: true }).compare);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  const parent = dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders: names.map((name) => ({ name, path: join(folder, name) })),
    writable,
  };
}

async function documentsFolder(): Promise<string> {
  for (const name of ["Documents", "文档", "My Documents"]) {
    const folder = join(homedir(), name);
    if (await isFolder(folder)) return folder;
  }
  return homedir();
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/**
 * Makes a folder and those above it. One by one: `mkdir` with `recursive` never comes back where the system has the folder
 * above but refuses with ENOENT, as in /proc.
 * @throws BulletinError `not-writable`, also for a file in the folder's place; `disk-full`, `disk-failed`
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above);
  await mkdir(folder).catch(async (cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST" && (await isFolder(folder))) return;
    throw folderError(cause, folder);
  });
}

/** What the file system reports when a folder cannot be made. */
export function folderError(cause: unknown, path: string): BulletinError {
  const told = fileError(cause, path);
  return told.code === "disk-full" || told.code === "disk-failed"
    ? told
    : new BulletinError("not-writable", { path }, { cause });
}
