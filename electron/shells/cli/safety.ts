/** The commands that keep a library safe: `backup`, `restore` and `doctor`. */
import { basename, join, resolve } from "node:path";
import type { BackupFile, DoctorCheck } from "../../../shared/contract/backups.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { Locale } from "../../../shared/messages/index.ts";
import { makeFolder } from "../../core/system/folders.ts";
import type { NamedCommand } from "./arguments.ts";
import { requireLibrary, withLibrary } from "./sources.ts";

/** The result of `backup`. */
export interface BackupReport extends Pick<BackupFile, "number" | "date" | "bytes"> {
  file: string;
  /** Every page of the backup was checked. */
  examined: true;
}

/** Makes a backup in the backup folder of the library, and copies it into the folder `out`, if any. */
export async function makeBackup(
  { out }: NamedCommand<"backup">,
  library: string | undefined,
): Promise<BackupReport> {
  await requireLibrary(library);
  return withLibrary(library, async ({ backups }) => {
    const { path, number, date, bytes } = await backups.make("manual");
    if (out === undefined) return { file: path, number, date, bytes, examined: true };
    const { copyFileWhole } = await import("../../core/system/whole-files.ts");
    const file = join(resolve(out), basename(path));
    await makeFolder(resolve(out));
    await copyFileWhole(path, file);
    return { file, number, date, bytes, examined: true };
  });
}

/** The result of `restore`. */
export interface RestoreReport {
  restored: string;
  /** The backup of the replaced content. */
  before: string;
}

/** Restores the backup `path`, or the newest one. (Opening a damaged library already restores it.) */
export async function restoreBackup(
  { path }: NamedCommand<"restore">,
  library: string | undefined,
): Promise<RestoreReport> {
  return withLibrary(library, async ({ backups }) => {
    const file = path === "newest" ? (await backups.list()).backups[0]?.path : resolve(path);
    if (file === undefined) throw new BulletinError("not-found", { what: "path", path: backups.folder });
    const { before } = await backups.restore(file);
    return { restored: file, before: before.path };
  });
}

/** The result of `doctor`. */
export interface DoctorReport {
  checks: DoctorCheck[];
  /** The path of the report; absent if none was asked for. */
  report?: string;
}

/**
 * Runs all checks of the doctor on a library, and writes the report if a file is given.
 * @throws BulletinError `not-found` if there is no library, and the errors of `writeFileWhole`
 */
export async function examine(
  { report }: NamedCommand<"doctor">,
  library: string | undefined,
  locale: Locale,
): Promise<DoctorReport> {
  await requireLibrary(library);
  const { examineAll } = await import("../../core/doctor.ts");
  return withLibrary(library, async (openedLibrary) => {
    const checks = await examineAll(openedLibrary, new Date());
    if (report === undefined) return { checks };
    const [{ writeReport }, { writeFileWhole }] = await Promise.all([
      import("../../core/report.ts"),
      import("../../core/system/whole-files.ts"),
    ]);
    await writeFileWhole(resolve(report), await writeReport(openedLibrary, locale, new Date()));
    return { checks, report: resolve(report) };
  });
}
