/**
 * The log of the program: what it did without being asked, what it refused, and its own errors. One file a day in
 * `logs/` of the library, a JSON entry in each line, for a week. It has no text of issues and manuscripts and no
 * names of people: the fields of an entry are numbers, codes and words of the program; errors are described by
 * `describe-error.ts`.
 *
 * Writing is synchronous: an entry is on its way to the disk when `writeLog` returns, since the program may be about
 * to end, and entries keep their order. It is one write of some hundred bytes, and saves write none.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { release } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { localDay } from "../../../shared/basics/dates.ts";
import type { ErrorDescription } from "./describe-error.ts";
import { modesIn } from "./privacy.ts";
import { version } from "./version.ts";

/** `error`: an error of the program itself; `warning`: something failed or was refused; `info`: anything else. */
const levels = ["info", "warning", "error"] as const;
export type Level = (typeof levels)[number];

type Field = string | number | boolean | null | ErrorDescription;

const entrySchema = z.object({
  time: z.iso.datetime(),
  version: z.string(),
  /** Of the process: several programs may write into the log of one library. */
  pid: z.number(),
  level: z.enum(levels),
  event: z.string(),
  fields: z.record(z.string(), z.unknown()),
});
export type LogEntry = z.infer<typeof entrySchema>;

/** The name of the folder in that of the library. */
export const logFolderName = "logs";
const nameForm = /^(?<day>\d{4}-\d\d-\d\d)\.jsonl$/u;
/** Age in days at which a file is removed. */
const maximumAge = 7;
/** In ms. */
const day = 86_400_000;
const kilobyte = 1024;
/**
 * Size of a day's file in bytes at which entries of a level are no longer written, so that a loop of errors does not
 * fill the disk. What the program did comes after what it refused, since it cannot come in a loop.
 */
export const limits: Readonly<Record<Level, number>> = {
  warning: 512 * kilobyte,
  error: 1024 * kilobyte,
  info: 1280 * kilobyte,
};

/**
 * Makes the folder of the log, removes files that are older than a week, and writes the entry `program.start`.
 * Nothing else makes the folder: in the place of a library that is gone, nothing must be created.
 * @param shell the name of the shell that starts
 * @returns whether it made the folder
 */
export function beginLog(libraryFolder: string, shell: string, now: Date = new Date()): boolean {
  let isMade = true;
  try {
    mkdirSync(join(libraryFolder, logFolderName), { mode: modesIn(libraryFolder).folder });
  } catch {
    // It is there, or the disk cannot take it; then there is no log.
    isMade = false;
  }
  removeOld(libraryFolder, now);
  writeLog(
    libraryFolder,
    "info",
    "program.start",
    {
      shell,
      system: `${process.platform} ${release()} ${process.arch}`,
      node: process.versions.node,
      electron: process.versions.electron ?? null,
    },
    now,
  );
  return isMade;
}

/** Removes the log, for a folder that turned out to be that of another program. */
export const removeLog = (libraryFolder: string): void =>
  rmSync(join(libraryFolder, logFolderName), { recursive: true, force: true });

/** Adds an entry. Never throws: a disk that cannot take the entry may be the reason for it. */
export function writeLog(
  libraryFolder: string,
  level: Level,
  event: string,
  fields: Readonly<Record<string, Field>> = {},
  now: Date = new Date(),
): void {
  const entry: LogEntry = { time: now.toISOString(), version, pid: process.pid, level, event, fields };
  try {
    if (append(libraryFolder, localDay(now), entry) === "begun") removeOld(libraryFolder, now);
  } catch {
    // There is no other place that a person would look at.
  }
}

/** Adds a line to the file of a day. Returns `begun` if it is the first one. */
function append(libraryFolder: string, today: string, entry: LogEntry): "begun" | "added" {
  const path = join(libraryFolder, logFolderName, `${today}.jsonl`);
  const file = openSync(path, "a+", modesIn(libraryFolder).file);
  try {
    const { size } = fstatSync(file);
    const limit = limits[entry.level];
    if (size >= limit) return "added";
    const line = `${JSON.stringify(entry)}\n`;
    const isLast = size + line.length >= limit;
    const note = isLast
      ? `${JSON.stringify({ ...entry, level: "warning", event: "log.full", fields: {} })}\n`
      : "";
    // A program that was killed while it wrote leaves a part of a line.
    writeSync(file, `${endsInLine(file, size) ? "" : "\n"}${line}${note}`);
    return size === 0 ? "begun" : "added";
  } finally {
    closeSync(file);
  }
}

function endsInLine(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last.toString() === "\n");
}

/** Removes the files of days that are a week or more away, also in the future: the clock may have been wrong. */
function removeOld(libraryFolder: string, now: Date): void {
  const today = Date.parse(localDay(now));
  for (const { name, day: date } of listFiles(libraryFolder))
    if (Math.abs(Date.parse(date) - today) >= maximumAge * day)
      try {
        rmSync(join(libraryFolder, logFolderName, name), { force: true });
      } catch {
        // The next day tries again.
      }
}

/** The files of the log, the oldest first. */
function listFiles(libraryFolder: string): { name: string; day: string }[] {
  try {
    return readdirSync(join(libraryFolder, logFolderName))
      .toSorted()
      .flatMap((name) => {
        const date = nameForm.exec(name)?.groups?.day;
        return date === undefined ? [] : [{ name, day: date }];
      });
  } catch {
    return [];
  }
}

/** Reads all entries, the oldest first. Lines that are no entries are left out; so are files that cannot be read. */
export async function readLog(libraryFolder: string): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (const { name } of listFiles(libraryFolder)) {
    const text = await readFile(join(libraryFolder, logFolderName, name), "utf8").catch(() => "");
    for (const line of text.split("\n")) {
      const entry = readEntry(line);
      if (entry) entries.push(entry);
    }
  }
  return entries;
}

function readEntry(line: string): LogEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
