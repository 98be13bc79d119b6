/**
 * Imports files that people send as manuscripts of the library (稿库). Files that cannot be read are reported;
 * the others are imported.
 */
import type { Output } from "../../../shared/contract/calls.ts";
import { toErrorData } from "../../../shared/basics/errors.ts";
import type { Library } from "../library/index.ts";
import type { NewManuscript } from "../library/tables/manuscripts.ts";
import { isArchive, readArchive, type ArchivedFile } from "./files/archive.ts";
import { importFile } from "./index.ts";
import { isPackage } from "./package/index.ts";
import { digestOf } from "../system/digest.ts";

/** Which files were imported, which were there already, and which failed. */
export type ManuscriptReport = Output<"manuscripts.import">;

/** A file to import whose content is read later. */
export interface PendingFile {
  name: string;
  /** Called when it is the file's turn; may throw. */
  read: () => Uint8Array | Promise<Uint8Array>;
}

export interface IntakeOptions {
  /**
   * True: a manuscript in the bin counts as present. For files that no person picks, so that a deleted
   * manuscript does not come back by itself.
   */
  includesBin?: boolean;
  /** False for very many files, which still exist: a backup has to follow. */
  keepsAutosaves?: boolean;
}

/** Files that are read at the same time. */
const parallelReads = 4;
/** Manuscripts in one transaction: few enough that another save does not wait long for them. */
const batchSize = 25;
/** Bytes of the files of one transaction, so that the memory does not grow with their number. */
const batchBytes = 4 * 1024 * 1024;

/** Imports files in their order; the files of a zip archive count one by one. */
export async function importManuscripts(
  library: Library,
  files: Iterable<PendingFile>,
  options: IntakeOptions = {},
): Promise<ManuscriptReport> {
  const intake = new ManuscriptIntake(library, options);
  for (const group of inGroups(files, parallelReads)) {
    const contents = await Promise.allSettled(group.map(async ({ read }) => read()));
    for (const [place, content] of contents.entries()) {
      const name = group[place]?.name ?? "";
      if (content.status === "rejected") intake.fail(name, content.reason);
      else await intake.takeFile(name, content.value);
    }
  }
  await intake.flush();
  return intake.report;
}

/** The values in groups of this size; the next ones are asked for when a group was used. */
function* inGroups<Value>(values: Iterable<Value>, size: number): Generator<Value[]> {
  let group: Value[] = [];
  for (const value of values) {
    group.push(value);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** Stores the manuscripts that were read, several in one transaction, and reports what became of the files. */
class ManuscriptIntake {
  readonly report: ManuscriptReport = { imported: [], repeated: [], failed: [] };
  readonly #library: Library;
  readonly #options: IntakeOptions;
  #waiting: NewManuscript[] = [];
  #waitingBytes = 0;

  constructor(library: Library, options: IntakeOptions) {
    this.#library = library;
    this.#options = options;
  }

  fail(file: string, cause: unknown): void {
    this.report.failed.push({ file, error: toErrorData(cause) });
  }

  /** Takes in a file, or each file of an archive. */
  async takeFile(name: string, bytes: Uint8Array): Promise<void> {
    try {
      const isOneFile = !isArchive(bytes) || isPackage(bytes);
      for (const file of isOneFile ? [{ name, read: () => bytes }] : readArchive(name, bytes))
        await this.#take(file).catch((cause: unknown) => this.fail(file.name, cause));
    } catch (cause) {
      this.fail(name, cause);
    }
  }

  async #take({ name, read }: ArchivedFile): Promise<void> {
    const bytes = read();
    const digest = digestOf(bytes);
    // Look the file up before parsing it: the folder of another program may have been imported before.
    const existingId = await this.#library.manuscripts.findByDigest(
      digest,
      this.#options.includesBin ?? false,
    );
    if (existingId !== null) {
      this.report.repeated.push({ file: name, id: existingId });
      return;
    }
    const { document, assets } = await importFile(name, bytes);
    await this.#library.assets.keepFiles(assets.values());
    this.#waiting.push({ file: name, digest, document });
    this.#waitingBytes += bytes.length;
    if (this.#waiting.length >= batchSize || this.#waitingBytes >= batchBytes) await this.flush();
  }

  /** Stores the manuscripts that wait. */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      await this.#store(waiting);
    } catch {
      // A manuscript that the library refuses must not prevent the others: store them one by one.
      for (const each of waiting)
        await this.#store([each]).catch((cause: unknown) => this.fail(each.file, cause));
    }
  }

  async #store(manuscripts: readonly NewManuscript[]): Promise<void> {
    if (manuscripts.length === 0) return;
    const additions = await this.#library.manuscripts.add(manuscripts, this.#options);
    for (const [place, addition] of additions.entries()) {
      if ("manuscript" in addition) this.report.imported.push(addition.manuscript);
      else this.report.repeated.push({ file: manuscripts[place]?.file ?? "", id: addition.repeatedId });
    }
  }
}
