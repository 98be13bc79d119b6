/** Writes a document as a `.bulletin` file, see `shared/document/package.ts`. */
import { zipSync } from "fflate";
import { serialize } from "../../../../shared/document/migrate.ts";
import {
  packageFormat,
  packageNames,
  packageVersion,
  type PackageManifest,
} from "../../../../shared/document/package.ts";
import { assetsOf } from "../../../../shared/document/picture.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { KeptVersion } from "../../../../shared/contract/workflow.ts";
import { version as programVersion } from "../../system/version.ts";
import { digestOf } from "../../system/digest.ts";

/** Reads the bytes of a picture by digest; `null` if it does not exist. */
export type ReadAsset = (digest: string) => Promise<Uint8Array | null>;

export interface PackageOptions {
  /** Moment of the export. */
  creationDate: Date;
  readAsset: ReadAsset;
  /** Earlier versions to include, newest first. */
  versions?: readonly KeptVersion[];
}

/**
 * Writes a `.bulletin` file. A picture that cannot be read is left out; the document still refers to it and
 * has its caption.
 */
export async function writePackage(
  document: BulletinDocument,
  { creationDate, readAsset, versions = [] }: PackageOptions,
): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = { [packageNames.document]: encode(serialize(document)) };
  for (const [index, { version, document: earlier }] of versions.entries()) {
    files[packageNames.version(index + 1)] = encode(
      `{"version":${JSON.stringify(version)},"document":${serialize(earlier)}}`,
    );
  }
  for (const digest of new Set([document, ...versions.map((each) => each.document)].flatMap(assetsOf))) {
    const bytes = await readAsset(digest);
    if (bytes) files[packageNames.asset(digest)] = bytes;
  }
  const manifest: PackageManifest = {
    format: packageFormat,
    version: packageVersion,
    program: `bulletin-workstation ${programVersion}`,
    created: creationDate.toISOString(),
    files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, digestOf(bytes)])),
  };
  // The manifest comes first, to show what the archive is.
  return zipSync(
    { [packageNames.manifest]: encode(JSON.stringify(manifest)), ...files },
    { mtime: creationDate },
  );
}

const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
