/**
 * What the backups have of one issue or manuscript, and how it comes back. A method that answers a call
 * `copies.*` of the contract has the same name.
 */
import { dirname } from "node:path";
import { serialize } from "../../../../shared/document/migrate.ts";
import { issueLine, readIssueWords } from "../../../../shared/search/issue-words.ts";
import { countCharacters } from "../../../../shared/basics/characters.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { CallsOf, Input, JobsOf, Output } from "../../../../shared/contract/calls.ts";
import type {
  CopyKind,
  CopyPlace,
  CopySubject,
  KeptSubject,
  StoredCopy,
} from "../../../../shared/contract/copies.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { compare } from "../../../../shared/revisions/compare.ts";
import { readBackup, readBackups, type RunOptions } from "./backup-reader.ts";
import type { Backups } from "./backups.ts";
import type { CopyKeeper, ListedSubject, ReadSubject } from "./copy-keeper.ts";
import type { Database } from "../database/driver.ts";
import type { PictureCopies } from "./picture-copies.ts";
import { isDamage } from "../database/sqlite-errors.ts";
import { writeLog } from "../../system/program-log.ts";
import type { TableCopies } from "./table-copies.ts";

/** Maximum number of subjects that `find` lists. */
const maximumListed = 50;

export class Copies {
  /** Answers the calls for tables. */
  readonly tables: TableCopies;
  readonly #database: Database;
  readonly #backups: Backups;
  readonly #pictures: PictureCopies;
  readonly #keepers: Record<CopyKind, CopyKeeper>;
  readonly calls = {
    "copies.get": (input) => this.get(input),
    "copies.takeBack": (input) => this.takeBack(input),
    "copies.takePicturesBack": () => this.takePicturesBack(),
  } satisfies Partial<CallsOf<"copies">>;
  readonly jobs = {
    "copies.find": (input, control) => this.find(input, control),
    "copies.list": (input, control) => this.list(input, control),
  } satisfies Partial<JobsOf<"copies">>;

  constructor(
    database: Database,
    backups: Backups,
    pictures: PictureCopies,
    keepers: Record<CopyKind, CopyKeeper>,
    tables: TableCopies,
  ) {
    this.tables = tables;
    this.#database = database;
    this.#pictures = pictures;
    this.#backups = backups;
    this.#keepers = keepers;
  }

  /** @throws BulletinError `cancelled` */
  async find(
    { kind, text }: Pick<Input<"copies.find">, "kind" | "text">,
    options: RunOptions = {},
  ): Promise<Output<"copies.find">> {
    const keeper = this.#keepers[kind];
    const subjects = new Map<number, ListedSubject>();
    await readBackups(await this.#backups.listAll(), keeper.since, options, async (backup) => {
      for (const subject of await keeper.list(backup))
        if (!subjects.has(subject.id)) subjects.set(subject.id, subject);
    });
    const present = new Map(
      (await keeper.list(this.#database.slowReader)).map((subject) => [subject.id, subject]),
    );
    const words = readIssueWords(text);
    const matches = [...subjects.values()]
      .map((subject) => present.get(subject.id) ?? subject)
      .filter((subject) => words.every((word) => issueLine(subject).includes(word)))
      .toSorted(
        (a, b) =>
          Number(present.has(a.id)) - Number(present.has(b.id)) ||
          (b.date ?? "").localeCompare(a.date ?? "") ||
          (b.number ?? 0) - (a.number ?? 0) ||
          b.id - a.id,
      );
    const listed: KeptSubject[] = [];
    for (const { id, number, name, date } of matches.slice(0, maximumListed)) {
      const subject = { kind, id };
      listed.push({ subject, number, name, date, place: (await this.#readPresent(subject)).place });
    }
    return { subjects: listed, total: matches.length };
  }

  /** @throws BulletinError `cancelled` */
  async list(
    { subject }: Pick<Input<"copies.list">, "subject">,
    options: RunOptions = {},
  ): Promise<Output<"copies.list">> {
    const keeper = this.#keepers[subject.kind];
    const { place, content: present } = await this.#readPresent(subject);
    const presentText = present && serialize(present.document);
    const copies = new Map<string, StoredCopy>();
    const all = await this.#backups.listAll();
    const skipped = await readBackups(all, keeper.since, options, async (reader, backup) => {
      const content = await keeper.read(reader, subject.id, backup.path);
      if (!content) return;
      const { document, number, name, date, savedAt, state } = content;
      const text = serialize(document);
      const copy = copies.get(text);
      if (copy) {
        copy.repeats += 1;
        return;
      }
      copies.set(text, {
        number,
        name,
        date,
        savedAt,
        state,
        backup,
        repeats: 0,
        characters: document.blocks.reduce((sum, block) => sum + charactersIn(block.runs), 0),
        difference: present ? differenceOf(present.document, document) : null,
        isPresent: text === presentText && place === "library",
      });
    });
    return { place, copies: [...copies.values()], skipped };
  }

  /** @throws BulletinError `no-copy`, `not-found` (the backup), `newer-version` */
  async get({ path, subject }: Input<"copies.get">): Promise<Output<"copies.get">> {
    const keeper = this.#keepers[subject.kind];
    const content = await readBackup(path, (backup) => keeper.read(backup, subject.id, path));
    if (!content) throw new BulletinError("no-copy", { path, problem: "absent" });
    const { content: present } = await this.#readPresent(subject);
    return { document: content.document, present: present?.document ?? null };
  }

  /**
   * @throws BulletinError `no-copy`, `not-found` (the backup), `newer-version`, `no-person`; `taken-over` if a
   *   window has the issue open for writing, `locked` if it is final
   */
  async takeBack({ path, subject, label }: Input<"copies.takeBack">): Promise<Output<"copies.takeBack">> {
    const { place } = await this.#readPresent(subject);
    await this.#keepers[subject.kind].takeBack(path, subject.id, label);
    this.#log({ what: subject.kind, id: subject.id });
    return { place };
  }

  /** @throws BulletinError `disk-full`, `not-writable` */
  async takePicturesBack(): Promise<Output<"copies.takePicturesBack">> {
    const report = await this.#pictures.bringAll();
    this.#log({ what: "pictures", ...report });
    return report;
  }

  #log(fields: Readonly<Record<string, string | number>>): void {
    writeLog(dirname(this.#database.path), "info", "copy.taken-back", fields);
  }

  /** Reads what the library has now. `content` is missing if there is nothing, or if it is damaged. */
  async #readPresent({ kind, id }: CopySubject): Promise<{ place: CopyPlace; content?: ReadSubject }> {
    try {
      const content = await this.#keepers[kind].read(this.#database, id, this.#database.path);
      if (!content) return { place: "gone" };
      return { place: content.isInBin ? "bin" : "library", content };
    } catch (error) {
      if (isDamage(error)) return { place: "damaged" };
      throw error;
    }
  }
}

const charactersIn = (runs: readonly { text: string }[]): number =>
  runs.reduce((sum, { text }) => sum + countCharacters(text), 0);

/** Counts what changes from one document to another, as their comparison on the screen shows it. */
function differenceOf(before: BulletinDocument, after: BulletinDocument): StoredCopy["difference"] {
  const { blocks, revisions } = compare(before, after, { author: "", date: "" });
  const runs = blocks.flatMap((block) => block.runs);
  return {
    added: charactersIn(runs.filter(({ inserted }) => inserted !== undefined)),
    removed: charactersIn(runs.filter(({ deleted }) => deleted !== undefined)),
    places: Object.keys(revisions).length,
  };
}
