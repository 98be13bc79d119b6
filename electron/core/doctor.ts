/**
 * Checks everything that the program needs. The sentences about the results are in
 * `shared/messages/doctor.ts`.
 */
import { constants } from "node:fs";
import { access, open, readFile, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { isRecord } from "../../shared/basics/lookup.ts";
import { codeOf } from "../../shared/basics/thrown.ts";
import { localDay } from "../../shared/basics/dates.ts";
import type { CheckLevel, DoctorCheck } from "../../shared/contract/backups.ts";
import { settings as settingsSchema } from "../../shared/contract/settings.ts";
import { fontFiles } from "../../shared/layout/faces.ts";
import { findBrowser } from "./exporting/pdf/find-browser.ts";
import { examine } from "./library/database/driver.ts";
import type { Library } from "./library/index.ts";
import { readLog } from "./system/program-log.ts";
import { isNetworkFolder } from "./system/network-folder.ts";
import { findAccess, type Access } from "./system/privacy.ts";
import { fontFile } from "./system/resources.ts";

/** In ms. */
const day = 86_400_000;
/** Age in days from which the newest backup gets a warning. */
const oldBackup = 7;
/** In bytes. */
const megabyte = 1024 * 1024;
/** Free space in MB below which there is a warning, and an error. */
const littleSpace = 1024;
const noSpace = 100;

/** Runs all checks, including those of the content of the library. */
export async function examineAll(library: Library, now: Date): Promise<DoctorCheck[]> {
  return [
    ...(await library.examine()),
    ...(await examineBackups(library, now)),
    await examineAutosaves(library),
    await examineSettings(library.folder),
    await examineFonts(),
    await examineSpace(library.folder),
    await examinePermissions(library),
    await examinePrivacy(library.folder),
    await examineNetwork(library.folder),
    await examineClock(library, now),
    await examinePrinter(),
    await examineLog(library.folder),
  ];
}

async function examineBackups(library: Library, now: Date): Promise<DoctorCheck[]> {
  const { backups: all, second } = await library.backups.list();
  const [newest] = all;
  const ownBackups: DoctorCheck =
    newest === undefined
      ? { name: "backups", level: "warning", details: { what: "none" } }
      : await examineBackup(newest.path, newest.date, all.length, now);
  if (second === null)
    return [ownBackups, { name: "secondBackups", level: "hint", details: { what: "none" } }];
  if (!second.isThere)
    return [
      ownBackups,
      { name: "secondBackups", level: "warning", details: { what: "away", folder: second.folder } },
    ];
  const [other] = second.backups;
  if (!other)
    return [
      ownBackups,
      { name: "secondBackups", level: "warning", details: { what: "empty", folder: second.folder } },
    ];
  return [
    ownBackups,
    { ...(await examineBackup(other.path, other.date, second.backups.length, now)), name: "secondBackups" },
  ];
}

async function examineBackup(path: string, date: string, count: number, now: Date): Promise<DoctorCheck> {
  const {
    problems: [problem],
  } = await examine(path).catch((error: Error) => ({ problems: [error.message] }));
  const details = { path, date, count: String(count) };
  if (problem !== undefined)
    return { name: "backups", level: "error", details: { ...details, what: "damaged", problem } };
  const age = Math.floor((Date.parse(localDay(now)) - Date.parse(date)) / day);
  return {
    name: "backups",
    level: age > oldBackup ? "warning" : "fine",
    details: { ...details, what: age > oldBackup ? "old" : "sound", days: String(age) },
  };
}

async function examineAutosaves(library: Library): Promise<DoctorCheck> {
  const { problem } = library.autosaves;
  const { autosaves, unreadable } = await library.autosaves.read();
  if (problem !== "") return { name: "autosaves", level: "warning", details: { problem } };
  if (unreadable.length > 0)
    return { name: "autosaves", level: "warning", details: { problem: unreadable.join(", ") } };
  return { name: "autosaves", level: "fine", details: { count: String(autosaves.length) } };
}

async function examineSettings(folder: string): Promise<DoctorCheck> {
  const text = await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}");
  try {
    const invalidNames =
      settingsSchema
        .partial()
        .safeParse(JSON.parse(text))
        .error?.issues.map(({ path }) => path.join(".")) ?? [];
    return invalidNames.length > 0
      ? { name: "settings", level: "warning", details: { wrong: invalidNames.join(", ") } }
      : { name: "settings", level: "fine", details: {} };
  } catch {
    return { name: "settings", level: "warning", details: { wrong: "settings.json" } };
  }
}

async function examineFonts(): Promise<DoctorCheck> {
  const missingFonts: string[] = [];
  for (const name of fontFiles) {
    const path = fontFile(name);
    if (
      !path ||
      !(await access(path, constants.R_OK).then(
        () => true,
        () => false,
      ))
    )
      missingFonts.push(name);
  }
  return missingFonts.length > 0
    ? { name: "fonts", level: "error", details: { missing: missingFonts.join(", ") } }
    : { name: "fonts", level: "fine", details: { count: String(fontFiles.length) } };
}

async function examineSpace(folder: string): Promise<DoctorCheck> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / megabyte);
  const warning = free < littleSpace ? "warning" : "fine";
  return {
    name: "space",
    level: free < noSpace ? "error" : warning,
    details: { gigabytes: String(Math.round(free / 102.4) / 10) },
  };
}

async function examinePermissions({
  folder,
  backups: { folder: backupFolder },
}: Library): Promise<DoctorCheck> {
  for (const checkedFolder of [folder, backupFolder]) {
    const path = join(checkedFolder, `.doctor-${process.pid}`);
    try {
      await (await open(path, "w", 0o600)).close();
      await rm(path);
    } catch (error) {
      // The folder for backups does not exist before the first backup.
      if (checkedFolder === backupFolder && codeOf(error) === "ENOENT") continue;
      return { name: "permissions", level: "error", details: { folder: checkedFolder } };
    }
  }
  return { name: "permissions", level: "fine", details: { folder } };
}

const accessLevels: Record<Access, CheckLevel> = {
  inherited: "fine",
  private: "fine",
  listed: "hint",
  shared: "hint",
  readable: "warning",
  writable: "error",
};

/** Checks that nobody else on this machine can read the library; opening it took away what it could. */
async function examinePrivacy(folder: string): Promise<DoctorCheck> {
  const { access, path } = await findAccess(folder);
  return { name: "privacy", level: accessLevels[access], details: { what: access, path } };
}

const examineNetwork = async (folder: string): Promise<DoctorCheck> => ({
  name: "network",
  level: (await isNetworkFolder(folder)) ? "warning" : "fine",
  details: { folder },
});

/**
 * Checks whether the last save is in the future. If the clock was set back, new saves look older than old
 * ones.
 */
async function examineClock(library: Library, now: Date): Promise<DoctorCheck> {
  const latest = await library.latestSave();
  const isAhead = latest !== null && Date.parse(latest) > now.getTime() + day;
  return {
    name: "clock",
    level: isAhead ? "warning" : "fine",
    details: { now: now.toISOString(), latest: latest ?? "" },
  };
}

/** Checks whether printing is possible. Electron prints by itself; the other shells need a browser. */
async function examinePrinter(): Promise<DoctorCheck> {
  if (process.versions.electron) return { name: "printer", level: "fine", details: { browser: "Electron" } };
  const browser = await findBrowser();
  return browser
    ? { name: "printer", level: "fine", details: { browser: browser.executablePath } }
    : { name: "printer", level: "warning", details: {} };
}

/** Counts the errors of the program itself in its log, which goes back a week. */
async function examineLog(folder: string): Promise<DoctorCheck> {
  const errors = (await readLog(folder)).filter(({ level }) => level === "error");
  const newest = errors.at(-1);
  if (!newest) return { name: "log", level: "fine", details: {} };
  const { name = "", code = name } = isRecord(newest.fields["error"]) ? newest.fields["error"] : {};
  return {
    name: "log",
    level: "hint",
    details: { count: String(errors.length), at: newest.time, event: newest.event, kind: String(code) },
  };
}
