/**
 * The last save of each issue as a file of its own beside the database, until two backups hold it: where the database is lost, the
 * newest backup and these are all that was acknowledged of the issues.
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
  /** Number of the newest backup when it was saved. */
  backup: z.int().nonnegative(),
});
export type Autosave = z.infer<typeof autosave>;

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const form = /^issue-\d+\.json$/u;

export class Autosaves {
  readonly folder: string;
  /** Why the last one could not be written; empty where it could. A save does not fail by it: it is in the database. */
  problem = "";
  /** Number of the newest backup. */
  backup = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(libraryFolder: string) {
    this.folder = join(libraryFolder, "autosaves");
  }

  /** Writes in the order of the calls: of two saves of one issue the later one stays. */
  keep(saved: Omit<Autosave, "backup">): Promise<void> {
    const turn = this.#last.then(() => this.#write(saved));
    this.#last = turn;
    return turn;
  }

  async #write(saved: Omit<Autosave, "backup">): Promise<void> {
    const path = join(this.folder, `issue-${saved.issue}.json`);
    const text = JSON.stringify({ ...saved, backup: this.backup } satisfies Autosave);
    try {
      await mkdir(this.folder, { recursive: true });
      // The first line tells a whole file from a cut one.
      await writeFileWhole(path, `${digestOf(text)}\n${text}`);
      this.problem = "";
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  /** All that can be read, and the names of those that cannot. */
  async read(): Promise<{ autosaves: Autosave[]; unreadable: string[] }> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => form.test(name));
    const autosaves: Autosave[] = [];
    const unreadable: string[] = [];
    for (const name of names) {
      const [digest, ...rest] = (await readFile(join(this.folder, name), "utf8").catch(() => "")).split("\n");
      const text = rest.join("\n");
      const read = digest === digestOf(text) ? autosave.safeParse(JSON.parse(text)) : undefined;
      if (read?.success) autosaves.push(read.data);
      else unreadable.push(name);
    }
    return { autosaves, unreadable };
  }

  /** A sound backup was made, with this number: what it and the one before it hold is not needed here. */
  async madeBackup(number: number): Promise<void> {
    const before = this.backup;
    this.backup = number;
    const { autosaves } = await this.read();
    for (const { issue, backup } of autosaves) if (backup < before) await this.#remove(issue);
  }

  /** The library is made another one: these are not of it. */
  async clear(): Promise<void> {
    await this.#last;
    await rm(this.folder, { recursive: true, force: true });
  }

  #remove(issue: number): Promise<void> {
    const turn = this.#last.then(() => rm(join(this.folder, `issue-${issue}.json`), { force: true }));
    this.#last = turn;
    return turn;
  }
}
