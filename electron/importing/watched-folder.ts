/**
 * 收稿文件夹: takes manuscripts in from a folder of the office, whose files it only reads. The system tells of changes where
 * it can; a look every minute finds what network folders and sticks do not tell. A folder that is gone is taken up again.
 */
import { watch, type FSWatcher } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, isAbsolute, join } from "node:path";
import Conf from "conf";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { largestFile, type EventData } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Watching } from "../../shared/contract/watching.ts";
import type { BroughtFile, ManuscriptReport } from "./manuscripts.ts";

type Failure = Watching["failed"][number];

/** Word before 2007 (.doc) cannot be read, but people send it: its failure says what to do. */
const taken = new Set([".docx", ".docm", ".doc", ".txt", ".md", ".markdown", ".zip"]);
/** Not Word's lock files (~$…), nor hidden ones. */
const isTaken = (name: string): boolean =>
  taken.has(extname(name).toLowerCase()) && !/^(?:~\$|\.)/u.test(name);

export interface WatchedFolderOptions {
  take: (files: Iterable<BroughtFile>) => Promise<ManuscriptReport>;
  tell: (report: EventData<"manuscripts.watched">) => void;
  /** Called when `state` gives something else. */
  changed: () => void;
  told: ToldFailures;
  /** ms */
  times?: {
    /** Until the first look: the window should be there to hear of it. */
    first: number;
    /** So long a file has to stay as it is: one that is being copied grows. */
    settle: number;
    every: number;
  };
}

/** Which failures a person knows of, by file and version, over restarts. */
export interface ToldFailures {
  get(): readonly string[];
  set(told: readonly string[]): void;
}

/** Kept in a file of the library's folder. */
export function toldFailures(folder: string): ToldFailures {
  const file = new Conf<{ told?: unknown }>({
    cwd: folder,
    configName: "watched-folder",
    clearInvalidConfig: true,
  });
  return {
    get: () => [file.get("told") ?? []].flat().filter((each) => typeof each === "string"),
    set: (told) => {
      try {
        file.set("told", told);
      } catch {
        // Without space for it, they are told once more after the next start.
      }
    },
  };
}

export class WatchedFolder {
  readonly #options: WatchedFolderOptions;
  readonly #times: NonNullable<WatchedFolderOptions["times"]>;
  #folder: string | null = null;
  #isReachable = true;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** A look is due because something stirred. */
  #isStirred = false;
  #looking: Promise<void> = Promise.resolve();
  /** Versions of files by name: seen once and not yet settled; done with. */
  #seen = new Map<string, string>();
  #done = new Map<string, string>();
  #failed = new Map<string, Failure[]>();
  /** Of those done with, which another program held: tried again at the next look. */
  #busy = new Set<string>();

  constructor(options: WatchedFolderOptions) {
    this.#options = options;
    this.#times = options.times ?? { first: 2000, settle: 1000, every: 60_000 };
  }

  state(): Watching {
    return { folder: this.#folder, reachable: this.#isReachable, failed: [...this.#failed.values()].flat() };
  }

  /** Watches this folder from now on; null: none. */
  watch(folder: string | null): void {
    if (folder === this.#folder) return;
    this.#stop();
    this.#folder = folder;
    this.#isReachable = true;
    this.#seen = new Map();
    this.#done = new Map();
    this.#failed = new Map();
    this.#busy = new Set();
    this.#options.changed();
    if (folder !== null) this.#lookIn(this.#times.first);
  }

  /** Waits for the file that is being taken in. */
  async close(): Promise<void> {
    this.#stop();
    this.#folder = null;
    await this.#looking;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#isStirred = false;
  }

  #lookIn(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isStirred = false;
      this.#looking = this.#looking.then(() => this.#look());
    }, time);
    this.#timer.unref();
  }

  /** However often the system tells, one look after a while. */
  #stir(): void {
    if (this.#isStirred) return;
    this.#isStirred = true;
    this.#lookIn(this.#times.settle);
  }

  async #look(): Promise<void> {
    const folder = this.#folder;
    if (folder === null) return;
    // Before it is read: nothing comes in between unheard.
    this.#listen(folder);
    const files = await versionsIn(folder);
    if (folder !== this.#folder) return;
    this.#reached(files !== null);
    const ready = files ? this.#settled(files) : [];
    if (ready.length > 0) await this.#takeIn(folder, ready);
    if (folder !== this.#folder) return;
    if (!this.#isStirred) this.#lookIn(this.#seen.size > 0 ? this.#times.settle : this.#times.every);
  }

  #reached(isReachable: boolean): void {
    if (!isReachable) {
      this.#watcher?.close();
      this.#watcher = undefined;
    }
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    this.#options.changed();
  }

  /** Where the system cannot tell of changes, the looks are enough. */
  #listen(folder: string): void {
    if (this.#watcher) return;
    try {
      this.#watcher = watch(folder, { persistent: false }, () => this.#stir());
      this.#watcher.on("error", () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      this.#watcher = undefined;
    }
  }

  /** The files that are as they were at the look before, and not done with. Forgets those that are gone. */
  #settled(files: ReadonlyMap<string, string>): [name: string, version: string][] {
    let isOther = false;
    for (const name of this.#failed.keys())
      if (files.get(name) !== this.#done.get(name)) isOther = this.#failed.delete(name);
    for (const name of this.#done.keys()) if (!files.has(name)) this.#done.delete(name);
    const open = [...files].filter(([name, version]) => this.#done.get(name) !== version);
    const ready = open.filter(([name, version]) => this.#seen.get(name) === version);
    this.#seen = new Map(open.filter(([name, version]) => this.#seen.get(name) !== version));
    const again = [...files].filter(
      ([name, version]) => this.#busy.has(name) && this.#done.get(name) === version,
    );
    this.#busy.clear();
    if (isOther) this.#options.changed();
    return [...ready, ...again];
  }

  /** One after another, so that closing waits for one only; told together. */
  async #takeIn(folder: string, files: readonly [name: string, version: string][]): Promise<void> {
    const report: EventData<"manuscripts.watched"> = { imported: [], failed: [] };
    const told = new Set(this.#options.told.get());
    const [knew, hadFailed] = [told.size, this.#failed];
    this.#failed = new Map(hadFailed);
    for (const [name, version] of files) {
      if (folder !== this.#folder) break;
      const { imported, failed } = await this.#options.take([{ name, read: () => read(folder, name) }]);
      this.#done.set(name, version);
      report.imported.push(...imported);
      this.#failed.delete(name);
      if (failed.length === 0) continue;
      this.#failed.set(name, failed);
      const key = `${join(folder, name)} ${version}`;
      if (!told.has(key)) report.failed.push(...failed);
      told.add(key);
      if (failed.some(({ error }) => error.retry)) this.#busy.add(name);
    }
    if (told.size > knew) this.#options.told.set([...told].slice(-mostTold));
    if (!sameData([...hadFailed], [...this.#failed])) this.#options.changed();
    if (report.imported.length > 0 || report.failed.length > 0) this.#options.tell(report);
  }
}

/** The oldest are forgotten, and at worst told once more. */
const mostTold = 500;

/** Names of the files to take in, each with what tells its versions apart; null where the folder cannot be read. */
async function versionsIn(folder: string): Promise<Map<string, string> | null> {
  if (!isAbsolute(folder)) return null;
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const found = new Map<string, string>();
  for (const name of names.filter(isTaken).toSorted()) {
    // Gone since, or a link to nothing.
    const file = await stat(join(folder, name)).catch(() => undefined);
    if (file?.isFile()) found.set(name, `${file.size} ${file.mtimeMs}`);
  }
  return found;
}

/** @throws BulletinError `too-large`, before anything is read; `file-busy` */
async function read(folder: string, name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(join(folder, name));
    if (size > largestFile)
      throw new BulletinError("too-large", { file: name, limit: `${largestFile / 1024 / 1024} MB` });
    return await readFile(join(folder, name));
  } catch (cause) {
    throw cause instanceof BulletinError
      ? cause
      : new BulletinError("file-busy", { path: name }, { cause, retry: true });
  }
}
