/**
 * Autosave files: the last save of each issue with its state, each version that a person made, the last change
 * of each record (`records.ts`) and each new picture as a file beside the database, kept until two backups contain it. If the database is lost, the newest backup and
 * these files together contain every acknowledged save of them.
 */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../../shared/basics/thrown.ts";
import { SerialQueue } from "../../../../shared/basics/serial-queue.ts";
import { describeError } from "../../system/describe-error.ts";
import { modesIn } from "../../system/privacy.ts";
import { writeLog } from "../../system/program-log.ts";
import { writeFileWhole } from "../../system/whole-files.ts";
import { issueSave, type IssueSave } from "./issue-save.ts";
import { readRecord, recordKinds, type RecordKind } from "../database/records.ts";
import type { Reader } from "../database/statements.ts";
import { versionSave, type VersionSave } from "./version-save.ts";
import { digestOf } from "../../system/digest.ts";

const autosave = issueSave.extend({
  /** Number of the newest backup at the time of the save. */
  backup: z.int().nonnegative(),
});
export type Autosave = z.infer<typeof autosave>;

const versionAutosave = versionSave.extend({ backup: z.int().nonnegative() });
export type VersionAutosave = z.infer<typeof versionAutosave>;

const recordAutosave = z.object({
  kind: z.enum(recordKinds),
  id: z.int().positive(),
  content: z.record(z.string(), z.unknown()),
  changes: z.int().nonnegative(),
  generation: z.int().nonnegative(),
  backup: z.int().nonnegative(),
});
export type RecordAutosave = z.infer<typeof recordAutosave>;

/** The file of a picture, whose name says what the other files contain. Its bytes have the digest `asset`. */
export interface PictureAutosave {
  asset: string;
  generation: number;
  backup: number;
  path: string;
}

const issueForm = /^issue-\d+\.json$/u;
const versionForm = /^version-\d+\.json$/u;
const recordForm = new RegExp(`^(?:${recordKinds.join("|")})-\\d+\\.json$`, "u");
const pictureForm = /^picture-([0-9a-f]{64})-(\d+)-(\d+)$/u;

/** All files that can be read; `unreadable` has the names of those that are incomplete or damaged. */
export interface AutosaveFiles {
  autosaves: Autosave[];
  versions: VersionAutosave[];
  records: RecordAutosave[];
  pictures: PictureAutosave[];
  unreadable: string[];
}

export class Autosaves {
  readonly folder: string;
  readonly #libraryFolder: string;
  /** Number of the newest backup. */
  backup = 0;
  /** Called when `problem` has changed. */
  onProblem: () => void = () => {};
  /**
   * Writes and removals in the order of the calls, so that the later of two saves of one issue remains. None
   * of them fails: the database has every save, so a failure is noted in `problem`.
   */
  readonly #queue = new SerialQueue();
  #writeProblem = "";
  #removalProblem = "";

  constructor(libraryFolder: string) {
    this.folder = join(libraryFolder, "autosaves");
    this.#libraryFolder = libraryFolder;
  }

  /** Why the last file could not be written, or one could not be removed; empty if all went well. */
  get problem(): string {
    return this.#writeProblem || this.#removalProblem;
  }

  /** Keeps an issue, after the transaction that saved it or changed how it stands. Null: there is nothing sound to keep. */
  async keep(save: IssueSave | null): Promise<void> {
    if (save)
      await this.#write(() => this.#writeJson(`issue-${save.issue}.json`, { ...save, backup: this.backup }));
  }

  keepVersion(version: VersionSave): Promise<void> {
    return this.#write(() =>
      this.#writeJson(`version-${version.id}.json`, { ...version, backup: this.backup }),
    );
  }

  /** Keeps the present content of records, after the transaction that changed them. */
  async keepRecords(reader: Pick<Reader, "get">, kind: RecordKind, ids: readonly number[]): Promise<void> {
    for (const id of ids) await this.#keepRecord(reader, kind, id);
  }

  #keepRecord(reader: Pick<Reader, "get">, kind: RecordKind, id: number): Promise<void> {
    return this.#write(async () => {
      // Read in the order of the calls, so that the file never has an earlier content than before.
      const record = await readRecord(reader, kind, id);
      if (!record) return;
      const { content, changes, generation } = record;
      const save: RecordAutosave = { kind, id, content, changes, generation, backup: this.backup };
      await this.#writeJson(`${kind}-${id}.json`, save);
    });
  }

  /** Keeps the file of a new picture. */
  keepPicture(asset: string, bytes: Uint8Array, generation: number): Promise<void> {
    return this.#write(() => this.#writeFile(`picture-${asset}-${generation}-${this.backup}`, bytes));
  }

  #write(write: () => Promise<void>): Promise<void> {
    return this.#queue.run(async () => {
      try {
        await write();
        this.#note({ write: "" });
      } catch (error) {
        writeLog(this.#libraryFolder, "warning", "autosave.failed", { error: describeError(error) });
        this.#note({ write: messageOf(error) });
      }
    });
  }

  /** The digest in the first line shows whether the file is complete. */
  #writeJson(name: string, save: Autosave | VersionAutosave | RecordAutosave): Promise<void> {
    const text = JSON.stringify(save);
    return this.#writeFile(name, `${digestOf(text)}\n${text}`);
  }

  async #writeFile(name: string, content: string | Uint8Array): Promise<void> {
    const modes = modesIn(this.#libraryFolder);
    await mkdir(this.folder, { recursive: true, mode: modes.folder });
    await writeFileWhole(join(this.folder, name), content, modes.file);
  }

  /** Reads all files; of a picture only the name. */
  async read(): Promise<AutosaveFiles> {
    const files: AutosaveFiles = { autosaves: [], versions: [], records: [], pictures: [], unreadable: [] };
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const [, asset, generation, backup] = pictureForm.exec(name) ?? [];
      if (asset !== undefined)
        files.pictures.push({ asset, generation: Number(generation), backup: Number(backup), path });
      else if (issueForm.test(name)) {
        const save = await readJson(path, autosave);
        if (save) files.autosaves.push(save);
        else files.unreadable.push(name);
      } else if (versionForm.test(name)) {
        const save = await readJson(path, versionAutosave);
        if (save) files.versions.push(save);
        else files.unreadable.push(name);
      } else if (recordForm.test(name)) {
        const save = await readJson(path, recordAutosave);
        if (save) files.records.push(save);
        else files.unreadable.push(name);
      }
    }
    return files;
  }

  /** Whether anything was saved since the newest backup. */
  async hasNew(): Promise<boolean> {
    const { autosaves, versions, records, pictures } = await this.read();
    return [...autosaves, ...versions, ...records, ...pictures].some(({ backup }) => backup >= this.backup);
  }

  /** Waits for the files that are being written. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /**
   * Removes the files that the last two backups contain. Call it after a sound backup with this number was
   * made. A file that cannot be removed stays until the next backup.
   */
  recordBackup(number: number): Promise<void> {
    const previousBackup = this.backup;
    this.backup = number;
    return this.#removeWhere(({ backup }) => backup < previousBackup);
  }

  /**
   * Removes the files of older generations, which do not belong to the content of the library. One that cannot
   * be removed does no harm: `replay.ts` passes it over.
   */
  removeOlder(present: number): Promise<void> {
    return this.#removeWhere(({ generation }) => generation < present);
  }

  /** Reads and removes in one turn: a file that is written meanwhile must not be taken for the one read. */
  #removeWhere(isSuperfluous: (save: Pick<Autosave, "backup" | "generation">) => boolean): Promise<void> {
    return this.#queue.run(async () => {
      const { autosaves, versions, records, pictures } = await this.read();
      const paths = [
        ...autosaves.filter(isSuperfluous).map(({ issue }) => join(this.folder, `issue-${issue}.json`)),
        ...versions.filter(isSuperfluous).map(({ id }) => join(this.folder, `version-${id}.json`)),
        ...records.filter(isSuperfluous).map(({ kind, id }) => join(this.folder, `${kind}-${id}.json`)),
        ...pictures.filter(isSuperfluous).map(({ path }) => path),
      ];
      let problem = "";
      for (const path of paths)
        await rm(path, { force: true }).catch((error: Error) => {
          problem = error.message;
          writeLog(this.#libraryFolder, "warning", "autosave.not-removed", { error: describeError(error) });
        });
      this.#note({ removal: problem });
    });
  }

  #note({ write = this.#writeProblem, removal = this.#removalProblem }): void {
    const problemBefore = this.problem;
    this.#writeProblem = write;
    this.#removalProblem = removal;
    if (this.problem !== problemBefore) this.onProblem();
  }
}

/** Reads a file that `#writeJson` wrote; undefined if it is incomplete or damaged. */
async function readJson<Save>(path: string, schema: z.ZodType<Save>): Promise<Save | undefined> {
  const [digest, ...rest] = (await readFile(path, "utf8").catch(() => "")).split("\n");
  const text = rest.join("\n");
  return digest === digestOf(text) ? schema.safeParse(JSON.parse(text)).data : undefined;
}
