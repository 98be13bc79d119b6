/**
 * The `.bulletin` format: one file that carries an issue between machines without a network. It is a zip
 * archive with
 *
 * - `manifest.json`: the format and its version, the program that wrote the file, and the SHA-256 of every
 *   other file;
 * - `document.json`: the serialised document (FORMAT.md), with its revisions and comments;
 * - `assets/DIGEST`: its pictures, each named by its SHA-256;
 * - `versions/N.json`: earlier versions if they were asked for, from 1, newest first.
 */
import { z } from "zod";
import { isoMoment } from "./schema.ts";

/** The value of `format` in every manifest. */
export const packageFormat = "bulletin-package";
/** The version that this program writes. A newer one is refused with an error that names both. */
export const packageVersion = 1;
/** The suffix of file names. */
export const packageSuffix = ".bulletin";

const digest = z.string().regex(/^[\da-f]{64}$/u);

/** The content of `manifest.json`. */
export const packageManifest = z.looseObject({
  format: z.literal(packageFormat),
  version: z.int().positive(),
  /** The name and version of the program that wrote the file. */
  program: z.string(),
  created: isoMoment,
  /** SHA-256 of each other file, by its name in the archive. */
  files: z.record(z.string(), digest),
});
export type PackageManifest = z.infer<typeof packageManifest>;

/** The names of the files in the archive. */
export const packageNames = {
  manifest: "manifest.json",
  document: "document.json",
  asset: (name: string) => `assets/${name}`,
  version: (number: number) => `versions/${number}.json`,
};
