/**
 * A `.bulletin` file → a document. It may come from anywhere: sizes are checked before anything is inflated, every file
 * is compared with its checksum, and of the names in it only those that a package has are looked at.
 */
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { z } from "zod";
import { readDocument } from "../../../shared/bulletin/migrate.ts";
import {
  packageFormat,
  packageManifest,
  packageNames,
  packageVersion,
} from "../../../shared/bulletin/package.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { BulletinError } from "../../../shared/contract/errors.ts";
import { version, type KeptVersion } from "../../../shared/contract/workflow.ts";
import { entriesOf } from "../archive.ts";
import { wordLimits } from "../docx/limits.ts";

export interface Unpacked {
  document: BulletinDocument;
  /** Pictures by their digest. */
  assets: ReadonlyMap<string, Uint8Array>;
  /** Newest first. */
  versions: KeptVersion[];
}

/** Bytes; as much as a Word file, for its pictures. */
export const largestPackage = wordLimits.file;

/** Whether an archive is a `.bulletin` file, by what is in it. */
export function isPackage(bytes: Uint8Array): boolean {
  const found = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found.add(name);
        return false;
      },
    });
  } catch {
    return false;
  }
  return found.has(packageNames.manifest) && found.has(packageNames.document);
}

/** @throws BulletinError `unreadable` where it is damaged or was changed, `newer-version`, `too-large` */
export function readPackage(file: string, bytes: Uint8Array): Unpacked {
  if (bytes.length > largestPackage)
    throw new BulletinError("too-large", {
      file,
      measure: "file",
      limit: `${largestPackage / 1024 / 1024} MB`,
    });
  const damaged = (cause?: unknown) =>
    new BulletinError("unreadable", { file, reason: "package-damaged" }, { cause });
  try {
    const inflated = Object.fromEntries(
      entriesOf(file, bytes, (name) => kindOf(name) !== undefined).map(({ name, read }) => [name, read()]),
    );
    const manifest = json(inflated[packageNames.manifest]);
    refuseNewer(manifest);
    const { files } = packageManifest.parse(manifest);
    const checked = (name: string): Uint8Array | undefined => {
      const content = inflated[name];
      if (!Object.hasOwn(files, name) || content === undefined) return undefined;
      if (createHash("sha256").update(content).digest("hex") !== files[name]) throw damaged();
      return content;
    };
    for (const name of Object.keys(files))
      if (kindOf(name) !== undefined && checked(name) === undefined) throw damaged();
    const names = Object.keys(files).filter((name) => Object.hasOwn(inflated, name));
    const assets = new Map<string, Uint8Array>();
    for (const name of names.filter((each) => kindOf(each) === "asset")) {
      // A picture's name is its checksum too: it can pass for no other one.
      if (packageNames.asset(files[name] as string) !== name) throw damaged();
      assets.set(files[name] as string, checked(name) as Uint8Array);
    }
    const numbers = names
      .filter((each) => kindOf(each) === "version")
      .toSorted((a, b) => numberIn(a) - numberIn(b));
    return {
      document: readDocument(json(checked(packageNames.document))),
      assets,
      versions: numbers.map((name) => readVersion(json(checked(name)))),
    };
  } catch (cause) {
    if (cause instanceof BulletinError && cause.code !== "invalid-input") {
      // What the archive's reader calls unreadable is a package that is damaged.
      throw cause.code === "unreadable" ? damaged(cause) : cause;
    }
    throw damaged(cause);
  }
}

function kindOf(name: string): "manifest" | "document" | "asset" | "version" | undefined {
  if (name === packageNames.manifest) return "manifest";
  if (name === packageNames.document) return "document";
  if (/^assets\/[\da-f]{64}$/u.test(name)) return "asset";
  return /^versions\/[1-9]\d{0,5}\.json$/u.test(name) ? "version" : undefined;
}

const numberIn = (name: string): number => Number(/\d+/u.exec(name)?.[0]);

/** Before anything else of it is looked at: a newer one may have another form. */
function refuseNewer(manifest: unknown): void {
  const read = z.looseObject({ format: z.literal(packageFormat), version: z.int() }).parse(manifest);
  if (read.version > packageVersion)
    throw new BulletinError("newer-version", { found: String(read.version), known: String(packageVersion) });
}

function readVersion(value: unknown): Unpacked["versions"][number] {
  const read = z.object({ version, document: z.unknown() }).parse(value);
  return { version: read.version, document: readDocument(read.document) };
}

const json = (bytes: Uint8Array | undefined): unknown =>
  JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
