/**
 * Reads a `.bulletin` file. The file may come from anywhere: sizes are checked before anything is inflated,
 * every file in it is compared with its checksum, and names that a package does not define are ignored.
 */
import { unzipSync } from "fflate";
import { z } from "zod";
import { valueAt } from "../../../../shared/basics/lookup.ts";
import { readDocument } from "../../../../shared/document/migrate.ts";
import {
  packageFormat,
  packageManifest,
  packageNames,
  packageVersion,
} from "../../../../shared/document/package.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { version, type KeptVersion } from "../../../../shared/contract/workflow.ts";
import { readEntries } from "../files/archive.ts";
import { wordLimits } from "../files/word-limits.ts";
import { digestOf } from "../../system/digest.ts";

/** The content of a `.bulletin` file. */
export interface PackageContent {
  document: BulletinDocument;
  /** Pictures by their digest. */
  assets: ReadonlyMap<string, Uint8Array>;
  /** Newest first. */
  versions: KeptVersion[];
}

/**
 * Maximum size of a `.bulletin` file in bytes; the same as for a Word file, since it holds the same pictures.
 */
export const largestPackage = wordLimits.file;

/** Tells if an archive is a `.bulletin` file: it has a manifest and a document. */
export function isPackage(bytes: Uint8Array): boolean {
  const names = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        return false;
      },
    });
  } catch {
    return false;
  }
  return names.has(packageNames.manifest) && names.has(packageNames.document);
}

/**
 * Reads a `.bulletin` file. `file` is used in errors only.
 * @throws BulletinError `unreadable` if it is damaged or was changed, `newer-version`, `too-large`
 */
export function readPackage(file: string, bytes: Uint8Array): PackageContent {
  if (bytes.length > largestPackage)
    throw new BulletinError("too-large", {
      file,
      measure: "file",
      limit: `${largestPackage / 1024 / 1024} MB`,
    });

  const damageError = (cause?: unknown) =>
    new BulletinError("unreadable", { file, reason: "package-damaged" }, { cause });
  try {
    const inflatedFiles = Object.fromEntries(
      readEntries(file, bytes, (name) => kindOf(name) !== undefined).map(({ name, read }) => [name, read()]),
    );
    const manifest = parseJson(inflatedFiles[packageNames.manifest]);
    refuseNewer(manifest);
    const { files } = packageManifest.parse(manifest);

    const readVerified = (name: string): Uint8Array | undefined => {
      const content = inflatedFiles[name];
      if (!Object.hasOwn(files, name) || content === undefined) return undefined;
      if (digestOf(content) !== files[name]) throw damageError();
      return content;
    };
    for (const name of Object.keys(files))
      if (kindOf(name) !== undefined && readVerified(name) === undefined) throw damageError();

    const names = Object.keys(files).filter((name) => Object.hasOwn(inflatedFiles, name));
    const assets = new Map<string, Uint8Array>();
    for (const name of names.filter((each) => kindOf(each) === "asset")) {
      // The name of a picture is its checksum too, so a picture cannot be passed off as another.
      const digest = valueAt(files, name);
      const content = readVerified(name);
      if (packageNames.asset(digest) !== name || !content) throw damageError();
      assets.set(digest, content);
    }
    const versionNames = names
      .filter((each) => kindOf(each) === "version")
      .toSorted((a, b) => numberIn(a) - numberIn(b));

    return {
      document: readDocument(parseJson(readVerified(packageNames.document))),
      assets,
      versions: versionNames.map((name) => readVersion(parseJson(readVerified(name)))),
    };
  } catch (cause) {
    if (cause instanceof BulletinError && cause.code !== "invalid-input") {
      // An unreadable archive is, for a person, a damaged package.
      throw cause.code === "unreadable" ? damageError(cause) : cause;
    }
    throw damageError(cause);
  }
}

/** The kind of a file by its name in the package; `undefined` for names that a package does not define. */
function kindOf(name: string): "manifest" | "document" | "asset" | "version" | undefined {
  if (name === packageNames.manifest) return "manifest";
  if (name === packageNames.document) return "document";
  if (/^assets\/[\da-f]{64}$/u.test(name)) return "asset";
  return /^versions\/[1-9]\d{0,5}\.json$/u.test(name) ? "version" : undefined;
}

const numberIn = (name: string): number => Number(/\d+/u.exec(name)?.[0]);

/**
 * Refuses packages of newer programs. Checked before the rest of the manifest, whose form may have changed.
 */
function refuseNewer(manifest: unknown): void {
  const { version: fileVersion } = z
    .looseObject({ format: z.literal(packageFormat), version: z.int() })
    .parse(manifest);
  if (fileVersion > packageVersion)
    throw new BulletinError("newer-version", { found: String(fileVersion), known: String(packageVersion) });
}

function readVersion(value: unknown): KeptVersion {
  const content = z.object({ version, document: z.unknown() }).parse(value);
  return { version: content.version, document: readDocument(content.document) };
}

const parseJson = (bytes: Uint8Array | undefined): unknown =>
  JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
