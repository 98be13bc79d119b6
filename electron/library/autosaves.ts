/**
 * Autosave files: the last save of each issue as a file beside the database, kept until two backups contain
 * it. If the database is lost, the newest backup and these files together contain every acknowledged save.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isoMoment } from "../../shared/bulletin/schema.ts";
import { publicationId } from "../../shared/contract/publications.ts";
import { SerialQueue } from "../../shared/serial-queue.ts";
import { modesIn } from "../privacy.ts";
import { writeFileWhole } from "../whole-files.ts";

const autosave = z.object({
  issue: z.int().positive(),
  publication: publicationId.nullable(),
  revision: z.int().nonnegative(),
  /** Generation of the library (`generation.ts`); files of older programs have none. */
  generation: z.int().nonnegative().default(0),
  savedAt: isoMoment,
  /** The serialised document. */
  document: z.string(),
  /** Number of the newest backup at the time of the save. */
  backup: z.int().nonnegative(),
});
export type Autosave = z.infer<typeof autosave>;

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const form = /^issue-\d+\.json$/u;

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

  keep(save: Omit<Autosave, "backup">): Promise<void> {
    return this.#queue.run(() => this.#write(save));
  }

  async #write(save: Omit<Autosave, "backup">): Promise<void> {
    const path = this.#pathOf(save.issue);
    const text = JSON.stringify({ ...save, backup: this.backup } satisfies Autosave);
    try {
      const modes = modesIn(this.#libraryFolder);
      await mkdir(this.folder, { recursive: true, mode: modes.folder });
      // The digest in the first line shows whether the file is complete.
      await writeFileWhole(path, `${digestOf(text)}\n${text}`, modes.file);
      this.#note({ write: "" });
    } catch (error) {
      this.#note({ write: (error as Error).message });
    }
  }

  /** Reads all files. `unreadable` has the names of those that are incomplete or damaged. */
  async read(): Promise<{ autosaves: Autosave[]; unreadable: string[] }> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => form.test(name));
    const autosaves: Autosave[] = [];
    const unreadable: string[] = [];
    for (const name of names) {
      const [digest, ...rest] = (await readFile(join(this.folder, name), "utf8").catch(() => "")).split("\n");
      const text = rest.join("\n");
      const result = digest === digestOf(text) ? autosave.safeParse(JSON.parse(text)) : undefined;
      if (result?.success) autosaves.push(result.data);
      else unreadable.push(name);
    }
    return { autosaves, unreadable };
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
  #removeWhere(isSuperfluous: (autosave: Autosave) => boolean): Promise<void> {
    return this.#queue.run(async () => {
      let problem = "";
      for (const each of (await this.read()).autosaves.filter(isSuperfluous))
        await rm(this.#pathOf(each.issue), { force: true }).catch((error: Error) => {
          problem = error.message;
        });
      this.#note({ removal: problem });
    });
  }

  #pathOf(issue: number): string {
    return join(this.folder, `issue-${issue}.json`);
  }

  #note({ write = this.#writeProblem, removal = this.#removalProblem }): void {
    const problemBefore = this.problem;
    this.#writeProblem = write;
    this.#removalProblem = removal;
    if (this.problem !== problemBefore) this.onProblem();
  }
}
