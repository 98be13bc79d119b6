/**
 * Backups as files: `library-0012-2026-11-25-daily.db`. The number rises with each one, whatever the clock says: it tells which is
 * the newest.
 */
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BackupFile, BackupKind } from "../../shared/contract/backups.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { makeFolder } from "../folders.ts";
import { localDay } from "../../shared/bulletin/dates.ts";

const form = /^library-(\d{4,9})-(\d{4}-\d{2}-\d{2})-(daily|manual|upgrade|restore)\.db$/u;

export const backupFolder = (libraryFolder: string): string => join(libraryFolder, "backups");

/** The backups of a folder, the newest first; none where there is no such folder. */
export async function backupsIn(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<BackupFile[]> => {
      const [, number = "", date = "", kind = ""] = form.exec(name) ?? [];
      if (number === "") return [];
      const path = join(folder, name);
      const file = await stat(path).catch(() => undefined);
      return file?.isFile()
        ? [
            {
              path,
              number: Number(number),
              date,
              at: file.mtime.toISOString(),
              kind: kind as BackupKind,
              bytes: file.size,
            },
          ]
        : [];
    }),
  );
  return found.flat().toSorted((a, b) => b.number - a.number);
}

/**
 * Where the next backup goes, in a folder that is made where it is missing. Never over another one.
 * @param above a number that is given already, elsewhere.
 */
export async function nextBackup(folder: string, kind: BackupKind, now: Date, above = 0): Promise<string> {
  await makeFolder(folder);
  const last = Math.max(above, (await backupsIn(folder))[0]?.number ?? 0);
  const path = join(folder, `library-${String(last + 1).padStart(4, "0")}-${localDay(now)}-${kind}.db`);
  if (existsSync(path)) throw new BulletinError("file-busy", { path }, { retry: true });
  return path;
}
