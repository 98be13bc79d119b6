/**
 * The files that windows have open for import. The core keeps their bytes and what it read, so that a window
 * declines changes and imports without sending the file again or getting the document.
 */
import { deriveOutline } from "../../../shared/document/outline.ts";
import type { CallsOf, Input, Output } from "../../../shared/contract/calls.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { ImportPreview } from "../../../shared/contract/importing.ts";
import { importFile, type ImportResult } from "./index.ts";

/**
 * The number of files that are kept. A window has one open at a time; more are those of windows that ended
 * without closing theirs. A file has at most 20 MB.
 */
const maximumOpen = 4;

interface OpenedFile {
  name: string;
  bytes: Uint8Array;
  /** What was read last, and the changes that were declined then. */
  content: { declined: readonly string[]; result: ImportResult };
  /** The issue that it becomes or became; undefined before. */
  issue?: Promise<Output<"importing.accept">>;
}

/** Where the content of an accepted file goes. */
interface Destination {
  keepPictures(files: Iterable<Uint8Array>): Promise<void>;
  createIssue(issue: Input<"issues.create">): Promise<Output<"issues.create">>;
}

export class OpenedFiles {
  readonly #destination: Destination;
  /** By handle; the one that was used last is the last. */
  readonly #files = new Map<string, OpenedFile>();
  readonly calls = {
    "importing.open": (input) => this.open(input),
    "importing.decline": (input) => this.decline(input),
    "importing.accept": (input) => this.accept(input),
    "importing.close": (input) => this.close(input),
  } satisfies Partial<CallsOf<"importing">>;

  constructor(destination: Destination) {
    this.#destination = destination;
  }

  /** @throws BulletinError the errors of `importFile` */
  async open({ handle, name, bytes: base64 }: Input<"importing.open">): Promise<ImportPreview> {
    const bytes = Buffer.from(base64, "base64");
    const result = await importFile(name, bytes);
    this.#files.delete(handle);
    this.#files.set(handle, { name, bytes, content: { declined: [], result } });
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= maximumOpen) break;
      this.#files.delete(oldest);
    }
    return toPreview(result);
  }

  /** @throws BulletinError `file-closed` */
  async decline({ handle, declined }: Input<"importing.decline">): Promise<ImportPreview> {
    return toPreview(await readWithout(this.#require(handle), declined));
  }

  /** @throws BulletinError `file-closed`, and the errors of the library */
  accept({ handle, declined }: Input<"importing.accept">): Promise<Output<"importing.accept">> {
    const file = this.#require(handle);
    file.issue ??= this.#createIssue(file, declined).catch((cause: unknown) => {
      delete file.issue;
      throw cause;
    });
    return file.issue;
  }

  async close({ handle }: Input<"importing.close">): Promise<Output<"importing.close">> {
    this.#files.delete(handle);
    return {};
  }

  async #createIssue(file: OpenedFile, declined: readonly string[]): Promise<Output<"importing.accept">> {
    const { document, versions, assets } = await readWithout(file, declined);
    await this.#destination.keepPictures(assets.values());
    return this.#destination.createIssue({ document, versions });
  }

  #require(handle: string): OpenedFile {
    const file = this.#files.get(handle);
    if (!file) throw new BulletinError("file-closed");
    this.#files.delete(handle);
    this.#files.set(handle, file);
    return file;
  }
}

/** Reads a file without the declined changes, unless that is what was read last. */
async function readWithout(file: OpenedFile, declined: readonly string[]): Promise<ImportResult> {
  if (declined.join("\n") === file.content.declined.join("\n")) return file.content.result;
  const result = await importFile(file.name, file.bytes, declined);
  file.content = { declined, result };
  return result;
}

function toPreview({ document, changes, notes, encoding, versions }: ImportResult): ImportPreview {
  const { sections, characters } = deriveOutline(document);
  return {
    masthead: document.masthead,
    sections: sections.map(({ title, articles }) => ({ title, articles: articles.length })),
    characters,
    changes,
    notes,
    encoding,
    versions: versions.length,
  };
}
