/**
 * Notices that the files of an open library are no longer those at their paths: its folder was deleted, renamed
 * or replaced, or its disk was pulled out. The system lets a program go on writing into deleted and renamed
 * files, and SQLite does not look at the path again; what is written there is lost.
 */
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { BulletinError } from "../../../../shared/basics/errors.ts";

/**
 * The numbers of the device and of the file on it. As bigints, because those of Windows do not fit into a
 * number. A file system without numbers gives 0; then only files that are missing are noticed.
 */
interface FileIdentity {
  dev: bigint;
  ino: bigint;
}

export class Presence {
  /** Called when the files are found gone, and when they are found back. */
  onChange: (isGone: boolean) => void = () => {};
  readonly #path: string;
  readonly #database: FileIdentity | undefined;
  /** The file of the last writes; undefined until SQLite has created it. */
  #log: FileIdentity | undefined;
  #isGone = false;

  private constructor(path: string, database: FileIdentity | undefined) {
    this.#path = path;
    this.#database = database;
  }

  /** @param path of a database that was just opened */
  static async record(path: string): Promise<Presence> {
    return new Presence(path, await readIdentity(path));
  }

  /** Whether the files were gone when they were compared last. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Compares the open files with those at their paths. @throws BulletinError `library-gone` */
  async require(): Promise<void> {
    const [database, log] = await Promise.all([readIdentity(this.#path), readIdentity(`${this.#path}-wal`)]);
    this.#log ??= log;
    const isGone = !isSame(database, this.#database) || !isSame(log, this.#log);
    if (isGone !== this.#isGone) {
      this.#isGone = isGone;
      this.onChange(isGone);
    }
    if (isGone) throw new BulletinError("library-gone", { path: dirname(this.#path) }, { retry: true });
  }

  /**
   * Runs a write. Its result is only given if the files are there before and after it.
   * @throws BulletinError `library-gone`
   */
  async guard<Result>(write: () => Promise<Result>): Promise<Result> {
    await this.require();
    const result = await write();
    await this.require();
    return result;
  }
}

/** Any error counts as missing: where the file cannot be looked at, it cannot be read at the next start. */
const readIdentity = (path: string): Promise<FileIdentity | undefined> =>
  stat(path, { bigint: true }).then(
    ({ dev, ino }) => ({ dev, ino }),
    () => undefined,
  );

const isSame = (a: FileIdentity | undefined, b: FileIdentity | undefined): boolean =>
  a?.dev === b?.dev && a?.ino === b?.ino;
