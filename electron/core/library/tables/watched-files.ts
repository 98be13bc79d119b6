/**
 * The files of watched folders that were read (收稿文件夹), so that they are not read again at each start. In the
 * library, because after an older backup was restored the files that came since must be read again.
 */
import { z } from "zod";
import { errorData } from "../../../../shared/basics/errors.ts";
import { maximumListed, type FailedFile } from "../../../../shared/contract/watching.ts";
import { version as program } from "../../system/version.ts";
import type { Database } from "../database/driver.ts";
import { readGeneration } from "../database/generation.ts";

/** A file that was read. */
export interface WatchedFile {
  name: string;
  /** Its size and time of change. */
  version: string;
  /** Why it, or files in it, could not be imported; empty if all went well. */
  failures: readonly FailedFile[];
}

/** A file that was read, as the library remembers it. */
export interface RememberedFile extends WatchedFile {
  /** True if another version of the program failed to read it: this one may be able to. */
  isWorthReading: boolean;
}

type Row = Pick<WatchedFile, "name" | "version"> & { failures: string; program: string };

/** Number of rows that are read at a time: other calls are answered in between. */
const rowsAtOnce = 1000;

const failedFiles = z.array(z.object({ file: z.string(), error: errorData }));

export class WatchedFiles {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A number that changes when a backup replaces what is remembered. */
  generation(): Promise<number> {
    return readGeneration(this.#database);
  }

  /** Lists the files of a folder that were read. */
  async list(folder: string): Promise<RememberedFile[]> {
    const files: RememberedFile[] = [];
    for (;;) {
      const rows = await this.#database.slowReader.all<Row>(
        "SELECT name, version, failures, program FROM watched_files WHERE folder = ? AND name > ? ORDER BY name LIMIT ?",
        folder,
        files.at(-1)?.name ?? "",
        rowsAtOnce,
      );
      files.push(...rows.map(toFile));
      if (rows.length < rowsAtOnce) return files;
    }
  }

  /** Remembers files that were read, over their earlier versions. */
  async remember(folder: string, files: readonly WatchedFile[]): Promise<void> {
    const rows = files.map(({ name, version, failures }) => [
      name,
      version,
      JSON.stringify(failures.slice(0, maximumListed)),
    ]);
    await this.#database.run(
      `INSERT INTO watched_files (folder, name, version, failures, program)
       SELECT ?, value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?) WHERE TRUE
       ON CONFLICT (folder, name) DO UPDATE SET version = excluded.version, failures = excluded.failures, program = excluded.program`,
      folder,
      program,
      JSON.stringify(rows),
    );
  }

  /** Forgets files that are gone. */
  async forget(folder: string, names: readonly string[]): Promise<void> {
    await this.#database.run(
      "DELETE FROM watched_files WHERE folder = ? AND name IN (SELECT value FROM json_each(?))",
      folder,
      JSON.stringify(names),
    );
  }
}

function toFile({ failures, program: reader, ...file }: Row): RememberedFile {
  if (failures === "[]") return { ...file, failures: [], isWorthReading: false };
  const knownFailures = failedFiles.safeParse(JSON.parse(failures)).data;
  return {
    ...file,
    failures: knownFailures ?? [],
    // Failures in the words of another version are found again.
    isWorthReading: knownFailures === undefined || reader !== program,
  };
}
