/**
 * Folders of this machine: the default folder of the library, the content of the folder dialog, and creating
 * folders.
 */
import { access, constants, mkdir, readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { codeOf } from "../../../shared/basics/thrown.ts";
import type { Output } from "../../../shared/contract/calls.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { randomId } from "../../../shared/basics/identifiers.ts";
import { usualModes } from "./privacy.ts";
import { toFileError } from "./whole-files.ts";

const programName = "bulletin-workstation";

/**
 * Gives the default folder of the library: where programs of this system store the data of a person. The same
 * for all shells.
 */
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
 * Gives the folder for what the program remembers about this machine, and which belongs to no library.
 * `BULLETIN_STATE` names another one, for tests.
 */
export function stateFolder(
  environment: Record<string, string | undefined> = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  if (environment.BULLETIN_STATE) return environment.BULLETIN_STATE;
  if (platform === "win32")
    return join(environment.LOCALAPPDATA ?? join(home, "AppData", "Local"), programName);
  if (platform === "darwin") return join(home, "Library", "Preferences", programName);
  return join(environment.XDG_STATE_HOME || join(home, ".local", "state"), programName);
}

/** Gives a new folder for damaged files, inside the folder of a library. */
export const damagedFolder = (libraryFolder: string, now: Date): string =>
  join(
    libraryFolder,
    "damaged",
    `${now.toISOString().slice(0, 19).replaceAll(":", "-")}-${randomId().slice(0, 4)}`,
  );

/**
 * Lists the visible folders in a folder.
 * @param path null for the documents folder, or the home folder if there is none
 * @throws BulletinError `not-found` if it is not a folder, `not-writable` if access is denied
 */
export async function listFolder(path: string | null): Promise<Output<"folders.list">> {
  const folder = path ?? (await findDocumentsFolder());
  if (!isAbsolute(folder)) throw new BulletinError("not-found", { what: "path", path: folder });
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "EACCES" || cause.code === "EPERM"
      ? new BulletinError("not-writable", { path: folder }, { cause })
      : new BulletinError("not-found", { what: "path", path: folder }, { cause });
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

async function findDocumentsFolder(): Promise<string> {
  for (const name of ["Documents", "文档", "My Documents"]) {
    const folder = join(homedir(), name);
    if (await isFolder(folder)) return folder;
  }
  return homedir();
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/**
 * Creates a folder and the folders above it, one by one: `mkdir` with `recursive` never returns if the folder
 * above exists but the system answers ENOENT, as in /proc.
 * @param mode of each folder that is created
 * @throws BulletinError `not-writable` (also if a file has this path), `disk-full`, `disk-failed`
 */
export async function makeFolder(folder: string, mode = usualModes.folder): Promise<void> {
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above, mode);
  await mkdir(folder, { mode }).catch(async (cause: unknown) => {
    if (codeOf(cause) === "EEXIST" && (await isFolder(folder))) return;
    throw toFolderError(cause, folder);
  });
}

/** Turns the error of creating a folder into one for people. */
export function toFolderError(cause: unknown, path: string): BulletinError {
  const error = toFileError(cause, path);
  return error.code === "disk-full" || error.code === "disk-failed"
    ? error
    : new BulletinError("not-writable", { path }, { cause });
}
