/**
 * The watched folder (收稿文件夹): imports manuscripts from a folder of the office. Its files are only read.
 * Changes are found by the operating system's notifications and by a scan every minute, because network
 * folders and USB sticks send none. A folder that disappeared is watched again when it is back.
 */
import { constants, existsSync, watch, type Dirent, type FSWatcher } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative, sep } from "node:path";
import Conf from "conf";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { maximumFileSize, type EventData } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Watching } from "../../shared/contract/watching.ts";
import { SerialQueue } from "../../shared/serial-queue.ts";
import { toStoreOptions } from "../settings-file.ts";
import type { ManuscriptReport, PendingFile } from "./manuscripts.ts";

type Failure = Watching["failed"][number];

/**
 * Suffixes of the files to import. Word files before 2007 (.doc) cannot be read, but people send them: the
 * failure says what to do.
 */
const suffixes = new Set([".docx", ".docm", ".doc", ".txt", ".md", ".markdown", ".zip"]);
/** False also for Word's lock files (`~$…`) and hidden files. */
const isManuscript = (name: string): boolean =>
  suffixes.has(extname(name).toLowerCase()) && !/^(?:~\$|\.)/u.test(name);

export interface WatchedFolderOptions {
  importFiles: (files: Iterable<PendingFile>) => Promise<ManuscriptReport>;
  /** Called with what was imported and which new failures there were. */
  onReport: (report: EventData<"manuscripts.watched">) => void;
  /** Called when `state` has changed. */
  onChange: () => void;
  reportedFailures: ReportedFailures;
  /** In ms. */
  times?: {
    /** Delay before the first scan: the window should be open to receive its report. */
    first: number;
    /** How long a file must stay unchanged before it is imported: a file that is being copied still grows. */
    settle: number;
    /** Time between scans without a cause. */
    every: number;
  };
}

/**
 * The failures that were reported to a person already, one key for each version of a file. Kept over
 * restarts.
 */
export interface ReportedFailures {
  get(): readonly string[];
  set(keys: readonly string[]): void;
}

/**
 * Keeps the reported failures in `watched-folder.json` in the library's folder. While that is gone, there are
 * none: `conf` would create it again.
 */
export function openReportedFailures(folder: string): ReportedFailures {
  const file = new Conf<{ told?: unknown }>({
    ...toStoreOptions(folder),
    configName: "watched-folder",
  });
  return {
    get: () =>
      existsSync(folder) ? [file.get("told") ?? []].flat().filter((each) => typeof each === "string") : [],
    set: (keys) => {
      if (!existsSync(folder)) return;
      try {
        file.set("told", keys);
      } catch {
        // The file cannot be written, such as on a full disk: the failures are reported once more after the
        // next start.
      }
    },
  };
}

/** Scans one folder and imports its new files. */
export class WatchedFolder {
  readonly #options: WatchedFolderOptions;
  readonly #times: NonNullable<WatchedFolderOptions["times"]>;
  #folder: string | null = null;
  #isReachable = true;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** True while a scan is due because the system reported a change. */
  #isScanDue = false;
  readonly #scans = new SerialQueue();
  /** Versions by file name of the files that were seen once and may still change. */
  #unsettled = new Map<string, string>();
  /** Versions by file name of the files that were imported or have failed. */
  #processed = new Map<string, string>();
  #failed = new Map<string, Failure[]>();
  /** Processed files that another program had open: the next scan tries them again. */
  #busy = new Set<string>();

  constructor(options: WatchedFolderOptions) {
    this.#options = options;
    this.#times = options.times ?? { first: 2000, settle: 1000, every: 60_000 };
  }

  /** What the window shows of the watched folder. */
  state(): Watching {
    return { folder: this.#folder, reachable: this.#isReachable, failed: [...this.#failed.values()].flat() };
  }

  /** Watches this folder from now on; `null`: none. */
  watch(folder: string | null): void {
    if (folder === this.#folder) return;
    this.#stop();
    this.#folder = folder;
    this.#isReachable = true;
    this.#unsettled = new Map();
    this.#processed = new Map();
    this.#failed = new Map();
    this.#busy = new Set();
    this.#options.onChange();
    if (folder !== null) this.#scanIn(this.#times.first);
  }

  /** Stops watching, and waits for the file that is being imported. */
  async close(): Promise<void> {
    this.#stop();
    this.#folder = null;
    await this.#scans.settled();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#isScanDue = false;
  }

  /** Schedules the next scan. @param delay ms */
  #scanIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isScanDue = false;
      // A scan that fails (its list of reported failures cannot be read) is repeated like any other.
      this.#scans.run(() => this.#scan()).catch(() => this.#scanIn(this.#times.every));
    }, delay);
    this.#timer.unref();
  }

  /** Schedules one scan for any number of notifications. */
  #scanSoon(): void {
    if (this.#isScanDue) return;
    this.#isScanDue = true;
    this.#scanIn(this.#times.settle);
  }

  async #scan(): Promise<void> {
    const folder = this.#folder;
    if (folder === null) return;
    // Listen before reading, so that no change in between is missed.
    this.#listen(folder);
    const files = await readVersions(folder);
    if (folder !== this.#folder) return;

    this.#setReachable(files !== null);
    const ready = files ? this.#takeReady(files) : [];
    for (let index = 0; index < ready.length && folder === this.#folder; index += filesPerReport)
      await this.#importReady(folder, ready.slice(index, index + filesPerReport));
    if (folder !== this.#folder) return;

    if (!this.#isScanDue) this.#scanIn(this.#unsettled.size > 0 ? this.#times.settle : this.#times.every);
  }

  #setReachable(isReachable: boolean): void {
    if (!isReachable) {
      this.#watcher?.close();
      this.#watcher = undefined;
    }
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    this.#options.onChange();
  }

  /** Asks the system for notifications. Where it has none, the regular scans are enough. */
  #listen(folder: string): void {
    if (this.#watcher) return;
    try {
      this.#watcher = watch(folder, { persistent: false }, () => this.#scanSoon());
      this.#watcher.on("error", () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      this.#watcher = undefined;
    }
  }

  /**
   * The files to import now: those that did not change since the scan before, and those that were busy then.
   * Forgets files that are gone.
   */
  #takeReady(files: ReadonlyMap<string, string>): [name: string, version: string][] {
    let hasStateChanged = false;
    for (const name of this.#failed.keys())
      if (files.get(name) !== this.#processed.get(name)) hasStateChanged = this.#failed.delete(name);
    for (const name of this.#processed.keys()) if (!files.has(name)) this.#processed.delete(name);

    const unprocessedFiles = [...files].filter(([name, version]) => this.#processed.get(name) !== version);
    const settledFiles = unprocessedFiles.filter(([name, version]) => this.#unsettled.get(name) === version);
    this.#unsettled = new Map(
      unprocessedFiles.filter(([name, version]) => this.#unsettled.get(name) !== version),
    );
    const retries = [...files].filter(
      ([name, version]) => this.#busy.has(name) && this.#processed.get(name) === version,
    );
    this.#busy.clear();

    if (hasStateChanged) this.#options.onChange();
    return [...settledFiles, ...retries];
  }

  /** Imports files one after another, so that closing waits for one file only, and reports them together. */
  async #importReady(folder: string, files: readonly [name: string, version: string][]): Promise<void> {
    const report: EventData<"manuscripts.watched"> = { imported: [], failed: [] };
    const reportedKeys = new Set(this.#options.reportedFailures.get());
    const reportedBefore = reportedKeys.size;
    const failedBefore = this.#failed;
    this.#failed = new Map(failedBefore);

    for (const [name, version] of files) {
      if (folder !== this.#folder) break;
      const { imported, failed } = await this.#options.importFiles([
        { name, read: () => readManuscript(folder, name) },
      ]);
      this.#processed.set(name, version);
      report.imported.push(...imported);
      this.#failed.delete(name);
      if (failed.length === 0) continue;

      this.#failed.set(name, failed);
      const key = `${join(folder, name)} ${version}`;
      if (!reportedKeys.has(key)) report.failed.push(...failed);
      reportedKeys.add(key);
      if (failed.some(({ error }) => error.retry)) this.#busy.add(name);
    }

    if (reportedKeys.size > reportedBefore)
      this.#options.reportedFailures.set([...reportedKeys].slice(-maxReportedFailures));
    if (!sameData([...failedBefore], [...this.#failed])) this.#options.onChange();
    if (report.imported.length > 0 || report.failed.length > 0) this.#options.onReport(report);
  }
}

/** So many files are reported together: of a folder with very many files, something is seen soon. */
export const filesPerReport = 100;

/** How many reported failures are kept. The oldest are forgotten, and at worst reported once more. */
const maxReportedFailures = 500;

/** How many files are looked at together: the threads of Node's file system. */
const statsAtOnce = 4;

/**
 * The files to import by name, each with a key of its version (size and time of change); `null` if the folder
 * cannot be read.
 */
async function readVersions(folder: string): Promise<Map<string, string> | null> {
  if (!isAbsolute(folder)) return null;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const versions = new Map<string, string>();
  const names = entries
    .filter(({ name }) => isManuscript(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (let index = 0; index < names.length; index += statsAtOnce) {
    const part = names.slice(index, index + statsAtOnce);
    const partVersions = await Promise.all(part.map((entry) => versionOf(folder, entry)));
    for (const [at, { name }] of part.entries()) {
      const version = partVersions[at];
      if (version) versions.set(name, version);
    }
  }
  return versions;
}

/** The version of a file; `null` if it was removed meanwhile, is a broken link or no file. */
async function versionOf(folder: string, entry: Dirent): Promise<string | null> {
  const way = join(folder, entry.name);
  // Of a link that leads out, nothing but the link itself is looked at; reading it reports the failure. Only a link
  // can lead out, so that most files need one look.
  const path = entry.isFile() ? null : await resolveWithin(folder, entry.name).catch(() => undefined);
  if (path === undefined) return null;
  const file = await (path === null ? lstat(way) : stat(path)).catch(() => undefined);
  return file && (path === null || file.isFile()) ? `${file.size} ${file.mtimeMs}` : null;
}

/**
 * The real path of a file of the folder; `null` if it is a link that leads out of the folder. Otherwise a link
 * that somebody can put into a shared folder would bring any file of this machine into the library.
 */
async function resolveWithin(folder: string, name: string): Promise<string | null> {
  const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
  const way = relative(root, path);
  return way === "" || way.startsWith(`..${sep}`) || way === ".." || isAbsolute(way) ? null : path;
}

/** @throws BulletinError `unreadable` for a link out, `too-large` before anything is read, `file-busy` */
async function readManuscript(folder: string, name: string): Promise<Uint8Array> {
  try {
    const path = await resolveWithin(folder, name);
    if (path === null) throw new BulletinError("unreadable", { file: name, reason: "link" });
    const { size } = await stat(path);
    if (size > maximumFileSize)
      throw new BulletinError("too-large", { file: name, limit: `${maximumFileSize / 1024 / 1024} MB` });
    // The path has no links; one that was put there since is not followed (Windows has no such flag).
    return await readFile(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) });
  } catch (cause) {
    throw cause instanceof BulletinError
      ? cause
      : new BulletinError("file-busy", { path: name }, { cause, retry: true });
  }
}
