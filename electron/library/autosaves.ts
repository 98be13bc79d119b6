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
import { writeFileWhole } from "../whole-files.ts";

const autosave = z.object({
  issue: z.int().positive(),
  publication: publicationId.nullable(),
  revision: z.int().nonnegative(),
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
  /**
   * Why the last file could not be written; empty if it was. A save does not fail because of it: the database
   * has it.
   */
  problem = "";
  /** Number of the newest backup. */
  backup = 0;
  /** Settles when the last queued write or removal has ended. */
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(libraryFolder: string) {
    this.folder = join(libraryFolder, "autosaves");
  }

  /** Writes in the order of the calls, so that the later of two saves of one issue remains. */
  keep(save: Omit<Autosave, "backup">): Promise<void> {
    const turn = this.#lastTurn.then(() => this.#write(save));
    this.#lastTurn = turn;
    return turn;
  }

  async #write(save: Omit<Autosave, "backup">): Promise<void> {
    const path = join(this.folder, `issue-${save.issue}.json`);
    const text = JSON.stringify({ ...save, backup: this.backup } satisfies Autosave);
    try {
      await mkdir(this.folder, { recursive: true });
      // The digest in the first line shows whether the file is complete.
      await writeFileWhole(path, `${digestOf(text)}\n${text}`);
      this.problem = "";
    } catch (error) {
      this.problem = (error as Error).message;
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
      const parsed = digest === digestOf(text) ? autosave.safeParse(JSON.parse(text)) : undefined;
      if (parsed?.success) autosaves.push(parsed.data);
      else unreadable.push(name);
    }
    return { autosaves, unreadable };
  }

  /**
   * Removes the files that the last two backups contain. Call it after a sound backup with this number was
   * made.
   */
  async madeBackup(number: number): Promise<void> {
    const previousBackup = this.backup;
    this.backup = number;
    const { autosaves } = await this.read();
    for (const { issue, backup } of autosaves) if (backup < previousBackup) await this.#remove(issue);
  }

  /**
   * Removes all files. Call it before the whole database is replaced: they do not belong to the new content.
   */
  async clear(): Promise<void> {
    await this.#lastTurn;
    await rm(this.folder, { recursive: true, force: true });
  }

  #remove(issue: number): Promise<void> {
    const turn = this.#lastTurn.then(() => rm(join(this.folder, `issue-${issue}.json`), { force: true }));
    this.#lastTurn = turn;
    return turn;
  }
}
