/** Which files of the watched folder were read, in which version, and which of them failed. */
import type { ErrorCode } from "../../../shared/basics/errors.ts";
import type { FailedFile } from "../../../shared/contract/watching.ts";
import type { WatchedFile, WatchedFiles } from "../library/tables/watched-files.ts";

/** Files by name with the key of their version (size and time of change). */
export type Versions = ReadonlyMap<string, string>;
export type ReadyFile = readonly [name: string, version: string];

/** Errors of the library, not of a file: no other file could be imported either. */
const fatalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "disk-full",
  "not-writable",
  "disk-failed",
  "library-gone",
  "library-damaged",
  "restoring",
]);

/** Whether files failed because of the library. */
export const areFatal = (failures: readonly FailedFile[]): boolean =>
  failures.some(({ error }) => fatalCodes.has(error.code));

/** Whether files failed for a reason that passes. */
const arePassing = (failures: readonly FailedFile[]): boolean =>
  areFatal(failures) || failures.some(({ error }) => error.retry);

/** The files of one folder. Those that were read are also remembered in the library. */
export class FolderMemory {
  readonly #folder: string;
  readonly #watchedFiles: WatchedFileStore;
  /** The generation of the library from which the files were recalled; null if they were not yet. */
  #generation: number | null = null;
  /** Versions of the files that were seen once and may still change. */
  #unsettled = new Map<string, string>();
  /** Versions of the files that were imported or have failed. */
  #processed = new Map<string, string>();
  /** Versions of the files whose failure was reported to a person already. */
  #reported = new Map<string, string>();
  #failed = new Map<string, readonly FailedFile[]>();
  /** Processed files to try again with the next scan, as another program had them open. */
  #retried = new Set<string>();

  constructor(folder: string, watchedFiles: WatchedFileStore) {
    this.#folder = folder;
    this.#watchedFiles = watchedFiles;
  }

  /** The files that could not be imported, by the name of the file in the folder. */
  failures(): FailedFile[] {
    return [...this.#failed].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, failures]) => failures);
  }

  /** The number of files that may still change. */
  get unsettledCount(): number {
    return this.#unsettled.size;
  }

  /**
   * Recalls from the library which files were read: at first, and after a backup was restored.
   * @returns whether the failures may have changed
   */
  async recall(): Promise<boolean> {
    const generation = await this.#watchedFiles.generation();
    if (generation === this.#generation) return false;
    const files = await this.#watchedFiles.list(this.#folder);
    const failedBefore = this.#failed.size;
    this.#processed = new Map();
    this.#reported = new Map();
    this.#failed = new Map();
    for (const { name, version, failures, isWorthReading } of files) {
      if (failures.length > 0) this.#reported.set(name, version);
      if (isWorthReading) continue;
      this.#processed.set(name, version);
      this.#fail(name, failures);
    }
    this.#generation = generation;
    return failedBefore + this.#failed.size > 0;
  }

  /** Forgets files that are gone, and the failures of those that were changed. @returns as `recall` */
  async forgetGone(files: Versions): Promise<boolean> {
    const outdatedNames = [...this.#failed.keys()].filter(
      (name) => files.get(name) !== this.#processed.get(name),
    );
    for (const name of outdatedNames) this.#failed.delete(name);
    const goneNames = [...this.#processed.keys()].filter((name) => !files.has(name));
    for (const name of goneNames) {
      this.#processed.delete(name);
      this.#reported.delete(name);
    }
    if (goneNames.length > 0) await this.#watchedFiles.forget(this.#folder, goneNames);
    return outdatedNames.length > 0;
  }

  /** Takes the files to import now: those that did not change since they were seen, and those to try again. */
  takeReady(files: Versions): ReadyFile[] {
    const unprocessedFiles = [...files].filter(([name, version]) => this.#processed.get(name) !== version);
    const isSettled = ([name, version]: ReadyFile) => this.#unsettled.get(name) === version;
    const settledFiles = unprocessedFiles.filter(isSettled);
    this.#unsettled = new Map(unprocessedFiles.filter((file) => !isSettled(file)));
    const retriedFiles = [...files].filter(
      ([name, version]) => this.#retried.has(name) && this.#processed.get(name) === version,
    );
    this.#retried = new Set();
    return [...settledFiles, ...retriedFiles];
  }

  /** Puts back files that were taken but not read. */
  putBack(files: readonly ReadyFile[]): void {
    for (const [name, version] of files)
      if (this.#processed.get(name) === version) this.#retried.add(name);
      else this.#unsettled.set(name, version);
  }

  /** Notes what became of files. @returns the failures that were not reported before */
  record(files: readonly WatchedFile[]): FailedFile[] {
    const newFailures: FailedFile[] = [];
    for (const { name, version, failures } of files) {
      this.#processed.set(name, version);
      this.#fail(name, failures);
      if (failures.length === 0 || this.#reported.get(name) === version) continue;
      this.#reported.set(name, version);
      newFailures.push(...failures);
    }
    return newFailures;
  }

  /** Keeps files over restarts. */
  remember(files: readonly WatchedFile[]): Promise<void> {
    return this.#watchedFiles.remember(this.#folder, files);
  }

  #fail(name: string, failures: readonly FailedFile[]): void {
    if (failures.length === 0) this.#failed.delete(name);
    else this.#failed.set(name, failures);
    if (arePassing(failures)) this.#retried.add(name);
  }
}

/** Where files are remembered. */
export type WatchedFileStore = Pick<WatchedFiles, "generation" | "list" | "remember" | "forget">;
