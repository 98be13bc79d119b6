/**
 * The watched folder (收稿文件夹): imports manuscripts from a folder of the office. Its files are only read.
 * Changes are found by the operating system's notifications and by a scan every minute, because network
 * folders and USB sticks send none. A folder that disappeared is watched again when it is back.
 */
import { watch, type FSWatcher } from "node:fs";
import type { CallsOf, EventData } from "../../../shared/contract/calls.ts";
import { maximumListed, type FailedFile, type Watching } from "../../../shared/contract/watching.ts";
import { SerialQueue } from "../../../shared/basics/serial-queue.ts";
import type { WatchedFile } from "../library/tables/watched-files.ts";
import { readManuscript, readVersions } from "./folder-files.ts";
import {
  areFatal,
  FolderMemory,
  type ReadyFile,
  type Versions,
  type WatchedFileStore,
} from "./folder-memory.ts";
import type { ManuscriptReport, PendingFile } from "./manuscripts.ts";

export interface WatchedFolderOptions {
  /** @param areMany true if a backup follows, so that each manuscript needs no autosave */
  importFiles: (files: Iterable<PendingFile>, areMany: boolean) => Promise<ManuscriptReport>;
  /** Called after very many files were imported. */
  onMany: () => void;
  /** Called with what was imported and which new failures there were. */
  onReport: (report: EventData<"manuscripts.watched">) => void;
  /** Called when `state` has changed. */
  onChange: () => void;
  /** Called when a scan failed, or the notifications of the system ended; both begin again by themselves. */
  onFailure?: (what: "scan" | "notifications", error: unknown) => void;
  /** The files that were read before, also by earlier starts. */
  watchedFiles: WatchedFileStore;
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

/** So many files are remembered together, at most; more than that are very many. */
const filesPerBatch = 100;
/** In ms. A batch of long files ends after this time: closing waits for it, and the progress should move. */
const batchTime = 1000;

/** Scans one folder and imports its new files. */
export class WatchedFolder {
  readonly #options: WatchedFolderOptions;
  readonly #times: NonNullable<WatchedFolderOptions["times"]>;
  #folder: string | null = null;
  /** The files of the folder; null if there is none. */
  #memory: FolderMemory | null = null;
  #isReachable = true;
  #isPaused = false;
  #progress: Watching["progress"] = null;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** True while a scan is due because the system reported a change. */
  #isScanDue = false;
  readonly #scans = new SerialQueue();
  readonly calls = {
    "watching.get": async () => this.state(),
    "watching.pause": async ({ paused }) => {
      this.setPaused(paused);
      return {};
    },
    "watching.listFailures": async ({ limit, offset }) => ({
      files: this.failures().slice(offset, offset + limit),
    }),
  } satisfies CallsOf<"watching">;

  constructor(options: WatchedFolderOptions) {
    this.#options = options;
    this.#times = options.times ?? { first: 2000, settle: 1000, every: 60_000 };
  }

  /** What the window shows of the watched folder. */
  state(): Watching {
    return {
      folder: this.#folder,
      reachable: this.#isReachable,
      paused: this.#isPaused,
      progress: this.#progress,
      failed: summarize(this.failures()),
    };
  }

  /** All files of the folder that could not be imported. */
  failures(): FailedFile[] {
    return this.#memory?.failures() ?? [];
  }

  /** Watches this folder from now on; `null`: none. */
  watch(folder: string | null): void {
    if (folder === this.#folder) return;
    this.#stop();
    this.#folder = folder;
    this.#isReachable = true;
    this.#isPaused = false;
    this.#progress = null;
    this.#memory = folder === null ? null : new FolderMemory(folder, this.#options.watchedFiles);
    this.#options.onChange();
    if (folder !== null) this.#scanIn(this.#times.first);
  }

  /** Pauses the import after the files that are being read, or continues it. */
  setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused || this.#folder === null) return;
    this.#isPaused = isPaused;
    if (!isPaused) this.#scanIn(0);
    this.#options.onChange();
  }

  /** Stops watching, and waits for the files that are being imported. The next start continues after them. */
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
      // A scan that fails (the library is gone or full) is repeated like any other.
      this.#scans
        .run(() => this.#scan())
        .catch((error: unknown) => {
          this.#options.onFailure?.("scan", error);
          this.#scanIn(this.#times.every);
        });
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
    const memory = this.#memory;
    if (folder === null || memory === null || this.#isPaused) return;
    // Listen before reading, so that no change in between is missed.
    this.#listen(folder);
    const files = await readVersions(folder);
    if (folder !== this.#folder) return;

    this.#setReachable(files !== null);
    if (files) {
      const hasRecalled = await memory.recall();
      if ((await memory.forgetGone(files)) || hasRecalled) this.#options.onChange();
      await this.#importReady(folder, memory, files);
    }
    if (folder !== this.#folder || this.#isPaused) return;

    if (!this.#isScanDue) this.#scanIn(memory.unsettledCount > 0 ? this.#times.settle : this.#times.every);
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
      this.#watcher.on("error", (error) => {
        this.#options.onFailure?.("notifications", error);
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      this.#watcher = undefined;
    }
  }

  /** Imports the files that are ready, batch by batch, and reports them together. */
  async #importReady(folder: string, memory: FolderMemory, files: Versions): Promise<void> {
    const ready = memory.takeReady(files);
    const total = files.size - memory.unsettledCount;
    const areMany = ready.length > filesPerBatch;
    const newFailures: FailedFile[] = [];
    let imported = 0;
    let done = 0;
    let isFatal = false;
    try {
      while (done < ready.length && this.#mayImport(folder) && !isFatal) {
        if (areMany) this.#setProgress({ done: total - ready.length + done, total });
        const batch = await this.#importBatch(folder, ready.slice(done, done + filesPerBatch), areMany);
        const { readFiles } = batch;
        // If the library itself fails, one file tells of it, and the others come with a later scan.
        const fatalAt = readFiles.findIndex(({ failures }) => areFatal(failures));
        isFatal = fatalAt !== -1;
        const notedFiles = isFatal ? readFiles.slice(0, fatalAt + 1) : readFiles;
        done += notedFiles.length;
        imported += batch.imported;
        newFailures.push(...memory.record(notedFiles));
        if (notedFiles.some(({ failures }) => failures.length > 0)) this.#options.onChange();
        if (!isFatal) await memory.remember(notedFiles);
      }
    } finally {
      if (this.#isPaused) memory.putBack(ready.slice(done));
      if (memory === this.#memory)
        this.#setProgress(this.#isPaused ? { done: total - ready.length + done, total } : null);
      if (imported > 0 || newFailures.length > 0)
        this.#options.onReport({ imported, failed: summarize(newFailures) });
      if (areMany && imported > 0) this.#options.onMany();
    }
  }

  #mayImport(folder: string): boolean {
    return folder === this.#folder && !this.#isPaused;
  }

  #setProgress(progress: Watching["progress"]): void {
    if (progress === this.#progress) return;
    this.#progress = progress;
    this.#options.onChange();
  }

  /** Imports the first files of a batch, until its time is over. @returns what became of them */
  async #importBatch(
    folder: string,
    batch: readonly ReadyFile[],
    areMany: boolean,
  ): Promise<{ readFiles: WatchedFile[]; imported: number }> {
    const end = performance.now() + batchTime;
    const mayRead = () => this.#mayImport(folder) && performance.now() < end;
    const askedFiles: ReadyFile[] = [];
    function* pendingFiles(): Generator<PendingFile> {
      for (const file of batch) {
        if (askedFiles.length > 0 && !mayRead()) return;
        askedFiles.push(file);
        yield { name: file[0], read: () => readManuscript(folder, file[0]) };
      }
    }
    const { imported, failed } = await this.#options.importFiles(pendingFiles(), areMany);
    // The files of an archive have its name before theirs.
    const failuresByName = Map.groupBy(failed, ({ file }) => file.split("/", 1)[0] ?? file);
    const readFiles = askedFiles.map(([name, version]) => ({
      name,
      version,
      failures: failuresByName.get(name) ?? [],
    }));
    return { readFiles, imported: imported.length };
  }
}

const summarize = (failures: readonly FailedFile[]): Watching["failed"] => ({
  count: failures.length,
  files: failures.slice(0, maximumListed),
});
