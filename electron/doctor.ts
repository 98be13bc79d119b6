/** Looks at everything that the program needs and says of each thing whether it is well. What is said: `shared/messages/doctor.ts`. */
import { constants } from "node:fs";
import { access, open, readFile, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { localDay } from "../shared/bulletin/dates.ts";
import type { DoctorCheck } from "../shared/contract/backups.ts";
import { settings as settingsSchema } from "../shared/contract/calls.ts";
import { fontFiles } from "../shared/layout/faces.ts";
import { findBrowser } from "./exporting/pdf/find-browser.ts";
import { examine } from "./library/driver.ts";
import type { Library } from "./library/index.ts";
import { isNetworkFolder } from "./network-folder.ts";
import { fontFile } from "./resources.ts";

const day = 86_400_000;
/** A backup older than so many days is told. */
const oldBackup = 7;
const megabyte = 1024 * 1024;
/** Below these little may be written any more, and nothing. */
const [littleSpace, noSpace] = [1024, 100];

export async function examineAll(library: Library, now: Date): Promise<DoctorCheck[]> {
  return [
    ...(await library.examine()),
    ...(await backups(library, now)),
    await autosaves(library),
    await settings(library.folder),
    await fonts(),
    await space(library.folder),
    await permissions(library),
    await network(library.folder),
    await clock(library, now),
    await printer(),
  ];
}

async function backups(library: Library, now: Date): Promise<DoctorCheck[]> {
  const { backups: all, second } = await library.backups.list();
  const [newest] = all;
  const own: DoctorCheck =
    newest === undefined
      ? { name: "backups", level: "warning", details: { what: "none" } }
      : await examinedBackup(newest.path, newest.date, all.length, now);
  if (second === null) return [own, { name: "secondBackups", level: "hint", details: { what: "none" } }];
  if (!second.isThere)
    return [
      own,
      { name: "secondBackups", level: "warning", details: { what: "away", folder: second.folder } },
    ];
  const [other] = second.backups;
  if (!other)
    return [
      own,
      { name: "secondBackups", level: "warning", details: { what: "empty", folder: second.folder } },
    ];
  return [
    own,
    { ...(await examinedBackup(other.path, other.date, second.backups.length, now)), name: "secondBackups" },
  ];
}

async function examinedBackup(path: string, date: string, count: number, now: Date): Promise<DoctorCheck> {
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

async function autosaves(library: Library): Promise<DoctorCheck> {
  const { problem } = library.autosaves;
  const { autosaves: kept, unreadable } = await library.autosaves.read();
  if (problem !== "") return { name: "autosaves", level: "warning", details: { problem } };
  if (unreadable.length > 0)
    return { name: "autosaves", level: "warning", details: { problem: unreadable.join(", ") } };
  return { name: "autosaves", level: "fine", details: { count: String(kept.length) } };
}

async function settings(folder: string): Promise<DoctorCheck> {
  const text = await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}");
  try {
    const wrong =
      settingsSchema
        .partial()
        .safeParse(JSON.parse(text))
        .error?.issues.map(({ path }) => path.join(".")) ?? [];
    return wrong.length > 0
      ? { name: "settings", level: "warning", details: { wrong: wrong.join(", ") } }
      : { name: "settings", level: "fine", details: {} };
  } catch {
    return { name: "settings", level: "warning", details: { wrong: "settings.json" } };
  }
}

async function fonts(): Promise<DoctorCheck> {
  const missing: string[] = [];
  for (const name of fontFiles) {
    const path = fontFile(name);
    if (
      !path ||
      !(await access(path, constants.R_OK).then(
        () => true,
        () => false,
      ))
    )
      missing.push(name);
  }
  return missing.length > 0
    ? { name: "fonts", level: "error", details: { missing: missing.join(", ") } }
    : { name: "fonts", level: "fine", details: { count: String(fontFiles.length) } };
}

async function space(folder: string): Promise<DoctorCheck> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / megabyte);
  return {
    name: "space",
    level: free < noSpace ? "error" : free < littleSpace ? "warning" : "fine",
    details: { gigabytes: String(Math.round(free / 102.4) / 10) },
  };
}

async function permissions({ folder, backups: { folder: backupFolder } }: Library): Promise<DoctorCheck> {
  for (const each of [folder, backupFolder]) {
    const path = join(each, `.doctor-${process.pid}`);
    try {
      await (await open(path, "w")).close();
      await rm(path);
    } catch (error) {
      // That there is no folder for backups yet is no fault.
      if (each === backupFolder && (error as NodeJS.ErrnoException).code === "ENOENT") continue;
      return { name: "permissions", level: "error", details: { folder: each } };
    }
  }
  return { name: "permissions", level: "fine", details: { folder } };
}

const network = async (folder: string): Promise<DoctorCheck> => ({
  name: "network",
  level: (await isNetworkFolder(folder)) ? "warning" : "fine",
  details: { folder },
});

/** A clock that was set back lets new saves look older than old ones. */
async function clock(library: Library, now: Date): Promise<DoctorCheck> {
  const latest = await library.latestSave();
  const isAhead = latest !== null && Date.parse(latest) > now.getTime() + day;
  return {
    name: "clock",
    level: isAhead ? "warning" : "fine",
    details: { now: now.toISOString(), latest: latest ?? "" },
  };
}

/** Electron prints by itself; the other shells by a browser. */
async function printer(): Promise<DoctorCheck> {
  if (process.versions.electron) return { name: "printer", level: "fine", details: { browser: "Electron" } };
  const browser = await findBrowser();
  return browser
    ? { name: "printer", level: "fine", details: { browser: browser.executablePath } }
    : { name: "printer", level: "warning", details: {} };
}
