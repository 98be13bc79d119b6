/**
 * Imports a folder of old issues into the library. Files that cannot be read are reported; issues that exist
 * already are skipped.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import type { Masthead } from "../../../shared/document/schema.ts";
import { maximumListed, type BulkReport } from "../../../shared/contract/bulk.ts";
import { maximumFileSize } from "../../../shared/contract/importing.ts";
import { BulletinError, type ErrorCode, toErrorData } from "../../../shared/basics/errors.ts";
import type { Library } from "../library/index.ts";
import { importFile, type ImportResult } from "./index.ts";
import { digestOf } from "../system/digest.ts";

const suffixes: ReadonlySet<string> = new Set([".txt", ".md", ".docx", ".bulletin"]);
/**
 * Issues in one transaction: few enough that stopping loses no issue that was counted, and one commit for all
 * of them.
 */
const batchSize = 20;
/** Files that are read at the same time, while the database writes. */
const parallelReads = 4;

export interface BulkOptions {
  /** True: the issues were printed, and are locked (定稿). False: they are imported as drafts. */
  isFinal: boolean;
  signal?: AbortSignal;
  /** Called after each batch with the number of files. */
  onProgress?: (done: number, total: number) => void;
}

interface ReadIssue {
  file: string;
  digest: string;
  content: ImportResult;
}
type ExistingIssue = { id: number; number: number | null };
/** A file that was read, one that is in the library already, or one that failed. */
type FileResult =
  ReadIssue | { file: string; existingIssue: ExistingIssue } | { file: string; cause: unknown };

/**
 * Imports every file of a folder and its subfolders that may be an issue. When cancelled, returns a report of
 * what was done; when started again, skips the issues that are in the library.
 * @throws BulletinError `not-found` if there is no such folder
 */
export async function importFolder(
  library: Library,
  folder: string,
  { isFinal, signal, onProgress }: BulkOptions,
): Promise<BulkReport> {
  const files = await listFiles(folder);
  const intake = new Intake(library, isFinal, files.length);
  const { report } = intake;

  let reading = readAll(library, folder, files.slice(0, batchSize));
  for (let first = 0; first < files.length; first += batchSize) {
    const results = await reading;
    if (signal?.aborted) break;
    // The next batch is read while this one is written.
    reading = readAll(library, folder, files.slice(first + batchSize, first + 2 * batchSize));
    for (const result of results) await intake.add(result);
    await intake.flush();
    report.left -= results.length;
    onProgress?.(files.length - report.left, files.length);
  }

  await reading;
  return report;
}

/** Paths of the files that may be issues, sorted by name with numbers by value: 第9期 before 第10期. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new BulletinError("not-found", { what: "path", path: folder }, { cause });
  });
  const files = entries.filter(
    (entry) =>
      entry.isFile() &&
      suffixes.has(extname(entry.name).toLowerCase()) &&
      // Word's lock files of open documents.
      !entry.name.startsWith("~$") &&
      !entry.name.startsWith("."),
  );
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted(new Intl.Collator("zh-CN", { numeric: true }).compare);
}

async function readAll(library: Library, folder: string, files: readonly string[]): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for (let first = 0; first < files.length; first += parallelReads) {
    const group = files.slice(first, first + parallelReads);
    results.push(...(await Promise.all(group.map((path) => readOne(library, folder, path)))));
  }
  return results;
}

async function readOne(library: Library, folder: string, path: string): Promise<FileResult> {
  const file = relative(folder, path);
  try {
    if ((await stat(path)).size > maximumFileSize)
      throw new BulletinError("too-large", { file, limit: `${maximumFileSize / 1024 / 1024} MB` });
    const bytes = await readFile(path);
    const digest = digestOf(bytes);
    const existingIssue = await library.issues.findByDigest(digest);
    return existingIssue ? { file, existingIssue } : { file, digest, content: await importFile(file, bytes) };
  } catch (cause) {
    return { file, cause };
  }
}

/** Stores the issues that were read, several in one transaction, and counts the results. */
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

  async add(result: FileResult): Promise<void> {
    if ("cause" in result) return this.#fail(result.file, result.cause);
    if ("existingIssue" in result) return this.#repeat(result.file, result.existingIssue);

    // The same issue may come as Word and as text, or as a copy. Store the first before looking for the
    // second in the library.
    const { digest } = result;
    const { masthead } = result.content.document;
    const isWaiting = this.#waiting.some(
      (other) => other.digest === digest || isSameIssue(other.content.document.masthead, masthead),
    );
    if (isWaiting) await this.flush();

    const existingIssue = await this.#library.issues.findImported(digest, masthead);
    if (existingIssue) this.#repeat(result.file, existingIssue);
    else this.#waiting.push(result);
  }

  /**
   * Stores the waiting issues.
   * @throws BulletinError `disk-full`, `not-writable`, `disk-failed`: no other issue could be stored either
   */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      await this.#store(waiting);
    } catch (error) {
      if (error instanceof BulletinError && fatalCodes.has(error.code)) throw error;
      // An issue that the library refuses must not prevent the others: store them one by one.
      for (const each of waiting)
        await this.#store([each]).catch((cause: unknown) => this.#fail(each.file, cause));
    }
  }

  async #store(issues: readonly ReadIssue[]): Promise<void> {
    if (issues.length === 0) return;
    for (const { content } of issues) await this.#library.assets.keepFiles(content.assets.values());
    await this.#library.issues.createMany(
      issues.map(({ digest, content: { document, versions } }) => ({ document, digest, versions })),
      this.#isFinal,
    );
    this.report.imported += issues.length;
  }

  #repeat(file: string, { id: issue, number }: ExistingIssue): void {
    const { repeated } = this.report;
    repeated.count += 1;
    if (repeated.files.length < maximumListed) repeated.files.push({ file, issue, number });
  }

  #fail(file: string, cause: unknown): void {
    const { failed } = this.report;
    failed.count += 1;
    if (failed.files.length < maximumListed) failed.files.push({ file, error: toErrorData(cause) });
  }
}

/** Errors of the disk: the import stops. */
const fatalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["disk-full", "not-writable", "disk-failed"]);

const isSameIssue = (a: Masthead, b: Masthead): boolean =>
  a.number !== null && a.number === b.number && a.date === b.date && a.name.join(" ") === b.name.join(" ");
