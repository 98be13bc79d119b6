/**
 * Transfers issues between machines in one file, which is itself the database of a library
 * (`shared/contract/transfer.ts`).
 */
import { cp, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localDay } from "../../shared/basics/dates.ts";
import { assetsOf } from "../../shared/document/picture.ts";
import { nameKey } from "../../shared/publications/publication.ts";
import type { CallsOf, JobsOf, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import {
  transferSuffix,
  type ComparedLibrary,
  type ConflictChoice,
  type TransferRange,
} from "../../shared/contract/transfer.ts";
import type { PortableIssue } from "./library/issues/issue-transfer.ts";
import { examine } from "./library/database/driver.ts";
import { createDamageError } from "./library/database/sqlite-errors.ts";
import { databaseName, openLibrary, type Library } from "./library/index.ts";
import { copyFileWhole } from "./system/whole-files.ts";

interface RunOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const throwIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new BulletinError("cancelled");
};

/** Runs `work` with a temporary folder, which is deleted afterwards. */
async function withTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-transfer-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The calls `transfer.*` that are answered at once. */
export const offerTransfer = (library: Library): CallsOf<"transfer"> => ({
  "transfer.list": ({ folder }) => listTransfers(folder),
  "transfer.compare": ({ path }) => compareFile(library, path),
});

/** The calls `transfer.*` that are jobs. */
export const offerTransferJobs = (library: Library, now: () => Date): JobsOf<"transfer"> => ({
  "transfer.export": ({ folder, range }, control) => exportIssues(library, folder, range, now(), control),
  "transfer.import": ({ path, choices }, control) =>
    importIssues(library, path, new Map(choices.map(({ theirs, take }) => [theirs, take])), control),
});

/**
 * Writes a range of issues into a file in a folder. @throws BulletinError `cancelled`, `disk-full`,
 * `not-writable`; there is no file then
 */
export async function exportIssues(
  library: Library,
  folder: string,
  range: TransferRange,
  now: Date,
  { signal, onProgress }: RunOptions = {},
): Promise<Output<"transfer.export">> {
  return withTemporaryFolder(async (scratch) => {
    const other = await openLibrary(scratch);
    const issues = await library.issueTransfer.ids(range);
    const publications = new PublicationMap(library, other);
    try {
      for (const [index, { id, publication }] of issues.entries()) {
        throwIfCancelled(signal);
        const issue = await library.issueTransfer.read(id);
        await carryPictures(library, other, issue);
        await other.issueTransfer.add(issue, await publications.findId(publication));
        onProgress?.(index + 1, issues.length);
      }
    } finally {
      await other.close();
    }
    // A closed library has its whole database in one file.
    const days = [range.from, range.to].filter((day) => day !== undefined);
    const path = join(
      folder,
      `${["资料库", ...(days.length > 0 ? days : [localDay(now)])].join("-")}${transferSuffix}`,
    );
    await copyFileWhole(join(scratch, databaseName), path);
    return { path, issues: issues.length };
  });
}

/** Lists the transfer files and backups in a folder, newest first. @throws BulletinError `not-found` */
export async function listTransfers(folder: string): Promise<Output<"transfer.list">> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new BulletinError("not-found", { what: "path", path: folder }, { cause });
  });
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith(transferSuffix) || /^library-\d.*\.db$/u.test(name))
      .map(async (name) => {
        const path = join(folder, name);
        const { size, mtime } = await stat(path);
        return { path, name, bytes: size, at: mtime.toISOString() };
      }),
  );
  return { files: files.toSorted((a, b) => (a.at < b.at ? 1 : -1)) };
}

/**
 * Opens a copy of a file as a library. The file itself stays unchanged, even if it has an older version.
 * @throws BulletinError `not-found`, `library-damaged`, `newer-version`
 */
async function withFile<Result>(path: string, work: (other: Library) => Promise<Result>): Promise<Result> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new BulletinError("not-found", { what: "path", path });
  const {
    problems: [problem],
  } = await examine(path);
  if (problem !== undefined) throw createDamageError(path, problem);
  return withTemporaryFolder(async (scratch) => {
    await cp(path, join(scratch, databaseName));
    const other = await openLibrary(scratch);
    try {
      return await work(other);
    } finally {
      await other.close();
    }
  });
}

/** Compares a file with the library, without changing either. */
export function compareFile(library: Library, path: string): Promise<ComparedLibrary> {
  return withFile(path, async (other) => {
    const comparison: ComparedLibrary = { issues: 0, added: 0, same: 0, conflicts: [] };
    for (const { id } of await other.issueTransfer.ids({})) {
      const counterpart = await library.issueTransfer.counterpart(await other.issueTransfer.read(id));
      comparison.issues += 1;
      if (counterpart === "same") comparison.same += 1;
      else if (counterpart === null) comparison.added += 1;
      else comparison.conflicts.push({ theirs: id, ...counterpart });
    }
    return comparison;
  });
}

/**
 * Imports the issues of a file. A backup is made first, so that the import can be undone by restoring it.
 * @param choices for conflicts, by the id of the issue in the file; `mine` is the default
 */
export function importIssues(
  library: Library,
  path: string,
  choices: ReadonlyMap<number, ConflictChoice>,
  { signal, onProgress }: RunOptions = {},
): Promise<Output<"transfer.import">> {
  return withFile(path, async (other) => {
    const ids = await other.issueTransfer.ids({});
    const report = { added: 0, replaced: 0, kept: 0, left: ids.length };
    if (ids.length > 0) await library.backups.make("restore");
    const publications = new PublicationMap(other, library);
    for (const { id, publication } of ids) {
      if (signal?.aborted) break;
      const issue = await other.issueTransfer.read(id);
      const counterpart = await library.issueTransfer.counterpart(issue);
      const choice = chooseAction(counterpart, choices.get(id));
      if (choice === "both") {
        await carryPictures(other, library, issue);
        await library.issueTransfer.add(issue, await publications.findId(publication));
        report.added += 1;
      } else if (choice === "theirs" && counterpart && counterpart !== "same" && !counterpart.isLocked) {
        await carryPictures(other, library, issue);
        await library.issueTransfer.replace(counterpart.mine, issue);
        report.replaced += 1;
      } else report.kept += 1;
      report.left -= 1;
      onProgress?.(ids.length - report.left, ids.length);
    }
    return report;
  });
}

/**
 * Decides what to do with an issue of a file: a new one is added (`both`), the same one is not imported
 * (`mine`).
 */
function chooseAction(
  counterpart: Awaited<ReturnType<Library["issueTransfer"]["counterpart"]>>,
  choice: ConflictChoice = "mine",
): ConflictChoice {
  if (counterpart === null) return "both";
  return counterpart === "same" ? "mine" : choice;
}

/** Copies the pictures of an issue. Call it before the issue is added, so that its references are valid. */
async function carryPictures(from: Library, to: Library, issue: PortableIssue): Promise<void> {
  const documents = [issue.document, ...issue.versions.map(({ document }) => document)];
  for (const asset of new Set(documents.flatMap(assetsOf))) {
    const picture = await from.assets.read(asset);
    if (picture) await to.assets.keepFiles([picture.bytes]);
  }
}

/**
 * Maps the publications of one library to those of another, by name. A missing one is created with all its
 * versions.
 */
class PublicationMap {
  readonly #from: Library;
  readonly #to: Library;
  readonly #idsByTheirs = new Map<number, number>();

  constructor(from: Library, to: Library) {
    this.#from = from;
    this.#to = to;
  }

  async findId(publication: number | null): Promise<number | null> {
    if (publication === null) return null;
    const mappedId = this.#idsByTheirs.get(publication);
    if (mappedId !== undefined) return mappedId;
    const theirs = (await this.#from.publications.list()).publications.find(({ id }) => id === publication);
    if (!theirs) return null;
    const mine = (await this.#to.publications.list()).publications.find(
      ({ name, deletedAt }) => deletedAt === null && nameKey([name]) === nameKey([theirs.name]),
    );
    const id = mine?.id ?? (await this.#to.publications.create({ versions: theirs.versions })).id;
    this.#idsByTheirs.set(publication, id);
    return id;
  }
}
