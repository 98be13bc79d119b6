/** A folder of old issues → issues of the library: what cannot be read is told, what is here already is left. */
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import type { Masthead } from "../../shared/bulletin/schema.ts";
import { mostListed, type BulkReport } from "../../shared/contract/bulk.ts";
import { largestFile } from "../../shared/contract/calls.ts";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import { BulletinError, type ErrorCode } from "../../shared/contract/errors.ts";
import type { Library } from "../library/index.ts";
import { importFile, type Imported } from "./index.ts";

const suffixes: ReadonlySet<string> = new Set([".txt", ".md", ".docx", ".bulletin"]);
/** Issues of one transaction: a stop loses none that was counted, and a commit is not waited for with each. */
const batch = 20;
/** Files that are read at a time, while the database writes. */
const atATime = 4;

export interface BulkOptions {
  /** They were printed, and are locked; else they come in as drafts. */
  isFinal: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

interface ReadIssue {
  file: string;
  digest: string;
  imported: Imported;
}
type Known = { id: number; number: number | null };
type Read = ReadIssue | { file: string; known: Known } | { file: string; thrown: unknown };

/**
 * Takes in every file of a folder, and of those within, that may be an issue. Cancelled, it answers with what was done; started
 * again, it leaves what is here.
 * @throws BulletinError `not-found` for what is no folder
 */
export async function importFolder(
  library: Library,
  folder: string,
  { isFinal, signal, onProgress }: BulkOptions,
): Promise<BulkReport> {
  const files = await filesIn(folder);
  const intake = new Intake(library, isFinal, files.length);
  const { report } = intake;
  let reading = readAll(library, folder, files.slice(0, batch));
  for (let first = 0; first < files.length; first += batch) {
    const read = await reading;
    if (signal?.aborted) break;
    // The next ones are read while these are written.
    reading = readAll(library, folder, files.slice(first + batch, first + 2 * batch));
    for (const each of read) await intake.add(each);
    await intake.flush();
    report.left -= read.length;
    onProgress?.(files.length - report.left, files.length);
  }
  await reading;
  return report;
}

/** By name, the numbers in it as numbers: 第9期 before 第10期. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new BulletinError("not-found", { what: folder }, { cause });
  });
  // Word's own files beside an open document begin with ~$.
  const found = entries.filter(
    (entry) =>
      entry.isFile() &&
      suffixes.has(extname(entry.name).toLowerCase()) &&
      !entry.name.startsWith("~$") &&
      !entry.name.startsWith("."),
  );
  return found
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted(new Intl.Collator("zh-CN", { numeric: true }).compare);
}

async function readAll(library: Library, folder: string, files: readonly string[]): Promise<Read[]> {
  const read: Read[] = [];
  for (let first = 0; first < files.length; first += atATime)
    read.push(
      ...(await Promise.all(
        files.slice(first, first + atATime).map((path) => readOne(library, folder, path)),
      )),
    );
  return read;
}

async function readOne(library: Library, folder: string, path: string): Promise<Read> {
  const file = relative(folder, path);
  try {
    if ((await stat(path)).size > largestFile)
      throw new BulletinError("too-large", { file, limit: `${largestFile / 1024 / 1024} MB` });
    const bytes = await readFile(path);
    const digest = createHash("sha256").update(bytes).digest("hex");
    const known = await library.issues.fromFile(digest);
    return known ? { file, known } : { file, digest, imported: await importFile(file, bytes) };
  } catch (thrown) {
    return { file, thrown };
  }
}

/** Puts what was read into the library, several issues in one transaction, and keeps count. */
class Intake {
  readonly report: BulkReport;
  readonly #library: Library;
  readonly #isFinal: boolean;
  #waiting: ReadIssue[] = [];

  constructor(library: Library, isFinal: boolean, files: number) {
    this.#library = library;
    this.#isFinal = isFinal;
    this.report = {
      files,
      imported: 0,
      repeated: { count: 0, files: [] },
      failed: { count: 0, files: [] },
      left: files,
    };
  }

  async add(read: Read): Promise<void> {
    if ("thrown" in read) return this.#fail(read.file, read.thrown);
    if ("known" in read) return this.#repeat(read.file, read.known);
    const {
      digest,
      imported: {
        document: { masthead },
      },
    } = read;
    // The same issue as Word and as text, or a copy: the first one is to be in the library when the second is looked for.
    if (
      this.#waiting.some(
        (other) => other.digest === digest || isSame(other.imported.document.masthead, masthead),
      )
    )
      await this.flush();
    const known = await this.#library.issues.knownAs(digest, masthead);
    if (known) this.#repeat(read.file, known);
    else this.#waiting.push(read);
  }

  /** @throws BulletinError `disk-full`, `not-writable`, `disk-failed`: then none of the others would come in either */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      await this.#store(waiting);
    } catch (error) {
      if (error instanceof BulletinError && hopeless.has(error.code)) throw error;
      // One that the library refuses must not keep the others out.
      for (const each of waiting)
        await this.#store([each]).catch((thrown: unknown) => this.#fail(each.file, thrown));
    }
  }

  async #store(issues: readonly ReadIssue[]): Promise<void> {
    if (issues.length === 0) return;
    for (const { imported } of issues) await this.#library.assets.keepFiles(imported.assets.values());
    await this.#library.issues.createMany(
      issues.map(({ digest, imported: { document, versions } }) => ({ document, digest, versions })),
      this.#isFinal,
    );
    this.report.imported += issues.length;
  }

  #repeat(file: string, { id: issue, number }: Known): void {
    const { repeated } = this.report;
    repeated.count += 1;
    if (repeated.files.length < mostListed) repeated.files.push({ file, issue, number });
  }

  #fail(file: string, thrown: unknown): void {
    const { failed } = this.report;
    failed.count += 1;
    if (failed.files.length < mostListed) failed.files.push({ file, error: toAnswerError(thrown) });
  }
}

const hopeless: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["disk-full", "not-writable", "disk-failed"]);

const isSame = (a: Masthead, b: Masthead): boolean =>
  a.number !== null && a.number === b.number && a.date === b.date && a.name.join(" ") === b.name.join(" ");
