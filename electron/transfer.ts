/** Issues from one machine to another, as one file that is a library itself (`shared/contract/transfer.ts`). */
import { cp, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localDay } from "../shared/bulletin/dates.ts";
import { nameKey } from "../shared/bulletin/publication.ts";
import type { Output } from "../shared/contract/calls.ts";
import { BulletinError } from "../shared/contract/errors.ts";
import {
  transferSuffix,
  type ComparedLibrary,
  type ConflictChoice,
  type TransferRange,
} from "../shared/contract/transfer.ts";
import type { CarriedIssue } from "./library/carried.ts";
import { examine } from "./library/driver.ts";
import { databaseName, openLibrary, type Library } from "./library/index.ts";
import { copyFileWhole } from "./whole-files.ts";

interface Run {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const stopIf = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new BulletinError("cancelled");
};

/** A folder for a library of a moment, gone afterwards. */
async function inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-transfer-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @throws BulletinError `cancelled`, `disk-full`, `not-writable`; then there is no file */
export async function exportIssues(
  library: Library,
  folder: string,
  range: TransferRange,
  now: Date,
  { signal, onProgress }: Run = {},
): Promise<Output<"transfer.export">> {
  return inScratch(async (scratch) => {
    const other = await openLibrary(scratch);
    const chosen = await library.carried.ids(range);
    const publications = new PublicationMap(library, other);
    try {
      for (const [index, { id, publication }] of chosen.entries()) {
        stopIf(signal);
        const issue = await library.carried.read(id);
        await carryPictures(library, other, issue);
        await other.carried.add(issue, await publications.of(publication));
        onProgress?.(index + 1, chosen.length);
      }
    } finally {
      await other.close();
    }
    // Closed, it is one file.
    const days = [range.from, range.to].filter((day) => day !== undefined);
    const path = join(
      folder,
      `${["资料库", ...(days.length > 0 ? days : [localDay(now)])].join("-")}${transferSuffix}`,
    );
    await copyFileWhole(join(scratch, databaseName), path);
    return { path, issues: chosen.length };
  });
}

/** @throws BulletinError `not-found` */
export async function listTransfers(folder: string): Promise<Output<"transfer.list">> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new BulletinError("not-found", { what: folder }, { cause });
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
 * Opens a file as a library, in a copy: the file itself is not touched, whatever its version.
 * @throws BulletinError `not-found`, `library-damaged`, `newer-version`
 */
async function withFile<Result>(path: string, work: (other: Library) => Promise<Result>): Promise<Result> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new BulletinError("not-found", { what: path });
  const {
    problems: [problem],
  } = await examine(path);
  if (problem !== undefined) throw new BulletinError("library-damaged", { path, problem });
  return inScratch(async (scratch) => {
    await cp(path, join(scratch, databaseName));
    const other = await openLibrary(scratch);
    try {
      return await work(other);
    } finally {
      await other.close();
    }
  });
}

export function compareFile(library: Library, path: string): Promise<ComparedLibrary> {
  return withFile(path, async (other) => {
    const compared: ComparedLibrary = { issues: 0, added: 0, same: 0, conflicts: [] };
    for (const { id } of await other.carried.ids({})) {
      const found = await library.carried.counterpart(await other.carried.read(id));
      compared.issues += 1;
      if (found === "same") compared.same += 1;
      else if (found === null) compared.added += 1;
      else compared.conflicts.push({ theirs: id, ...found });
    }
    return compared;
  });
}

/** A backup comes first: taking in is undone by restoring it. */
export function importIssues(
  library: Library,
  path: string,
  choices: ReadonlyMap<number, ConflictChoice>,
  { signal, onProgress }: Run = {},
): Promise<Output<"transfer.import">> {
  return withFile(path, async (other) => {
    const ids = await other.carried.ids({});
    const report = { added: 0, replaced: 0, kept: 0, left: ids.length };
    if (ids.length > 0) await library.backups.make("restore");
    const publications = new PublicationMap(other, library);
    for (const { id, publication } of ids) {
      if (signal?.aborted) break;
      const issue = await other.carried.read(id);
      const found = await library.carried.counterpart(issue);
      const choice = found === null ? "both" : found === "same" ? "mine" : (choices.get(id) ?? "mine");
      if (choice === "both") {
        await carryPictures(other, library, issue);
        await library.carried.add(issue, await publications.of(publication));
        report.added += 1;
      } else if (choice === "theirs" && found && found !== "same" && !found.isLocked) {
        await carryPictures(other, library, issue);
        await library.carried.replace(found.mine, issue);
        report.replaced += 1;
      } else report.kept += 1;
      report.left -= 1;
      onProgress?.(ids.length - report.left, ids.length);
    }
    return report;
  });
}

/** Before the issue itself: what it refers to is then there. */
async function carryPictures(from: Library, to: Library, issue: CarriedIssue): Promise<void> {
  const documents = [issue.document, ...issue.versions.map(({ document }) => document)];
  for (const asset of new Set(
    documents.flatMap(({ blocks }) => blocks.flatMap(({ figure }) => figure?.asset ?? [])),
  )) {
    const picture = await from.assets.read(asset);
    if (picture) await to.assets.keepFiles([picture.bytes]);
  }
}

/** Publications by name: one that is not there comes along with all its versions. */
class PublicationMap {
  readonly #from: Library;
  readonly #to: Library;
  readonly #known = new Map<number, number>();

  constructor(from: Library, to: Library) {
    this.#from = from;
    this.#to = to;
  }

  async of(publication: number | null): Promise<number | null> {
    if (publication === null) return null;
    const known = this.#known.get(publication);
    if (known !== undefined) return known;
    const theirs = (await this.#from.publications.list()).publications.find(({ id }) => id === publication);
    if (!theirs) return null;
    const mine = (await this.#to.publications.list()).publications.find(
      ({ name, deletedAt }) => deletedAt === null && nameKey([name]) === nameKey([theirs.name]),
    );
    const id = mine?.id ?? (await this.#to.publications.create({ versions: theirs.versions })).id;
    this.#known.set(publication, id);
    return id;
  }
}
