/**
 * The files of backups, with names such as `library-0012-2026-11-25-daily.db`. The number rises with each
 * backup. It decides which is the newest, because the clock of the machine may be wrong.
 */
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isMember } from "../../../../shared/basics/elements.ts";
import type { BackupFile, BackupKind } from "../../../../shared/contract/backups.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { makeFolder } from "../../system/folders.ts";
import { modesIn } from "../../system/privacy.ts";
import { syncFolder } from "../../system/whole-files.ts";
import { localDay } from "../../../../shared/basics/dates.ts";

const kinds: readonly BackupKind[] = ["daily", "manual", "upgrade", "restore"];
const form = new RegExp(`^library-(\\d{4,9})-(\\d{4}-\\d{2}-\\d{2})-(${kinds.join("|")})\\.db$`, "u");

/** Gives the backup folder inside the folder of a library. */
export const backupFolder = (libraryFolder: string): string => join(libraryFolder, "backups");

/** Lists the backups of a folder, newest first. A folder that does not exist has none. */
export async function backupsIn(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch(() => []);
  const backups = await Promise.all(
    names.map(async (name): Promise<BackupFile[]> => {
      const [, number = "", date = "", kind] = form.exec(name) ?? [];
      if (!isMember(kinds, kind)) return [];
      const path = join(folder, name);
      const file = await stat(path).catch(() => undefined);
      return file?.isFile()
        ? [
            {
              path,
              number: Number(number),
              date,
              at: file.mtime.toISOString(),
              kind,
              bytes: file.size,
            },
          ]
        : [];
    }),
  );
  return backups.flat().toSorted((a, b) => b.number - a.number);
}

/** Lists the backups of a library in both folders, newest first. @param otherFolder null for none */
export async function listCandidates(
  libraryFolder: string,
  otherFolder: string | null,
): Promise<BackupFile[]> {
  return [
    ...(await backupsIn(backupFolder(libraryFolder))),
    ...(otherFolder === null ? [] : await backupsIn(otherFolder)),
  ].toSorted((a, b) => b.number - a.number);
}

/**
 * Determines the path of the next backup, and creates its folder if necessary.
 * @param above a number that is in use elsewhere; the new one is higher
 * @throws BulletinError `file-busy` if a file with this name exists, `library-gone`
 */
export async function prepareNextBackup(
  folder: string,
  kind: BackupKind,
  now: Date,
  above = 0,
): Promise<string> {
  // The folder of a library that is gone must not be created anew: it would be in the way of its return.
  const libraryFolder = dirname(folder);
  if (!existsSync(libraryFolder)) throw new BulletinError("library-gone", { path: libraryFolder });
  if (!existsSync(folder)) {
    await makeFolder(folder, modesIn(libraryFolder).folder);
    await syncFolder(libraryFolder);
  }
  const last = Math.max(above, (await backupsIn(folder))[0]?.number ?? 0);
  const path = join(folder, `library-${String(last + 1).padStart(4, "0")}-${localDay(now)}-${kind}.db`);
  if (existsSync(path)) throw new BulletinError("file-busy", { what: "file", path }, { retry: true });
  return path;
}
