/**
 * `.bulletin`: one file that carries an issue between machines that have no network. A zip archive with
 *
 * - `manifest.json`: what it is, by which program, and the SHA-256 of every other file;
 * - `document.json`: the document, serialised (FORMAT.md), with its marks and comments;
 * - `assets/DIGEST`: its pictures, each under its own SHA-256;
 * - `versions/N.json`: earlier versions where they are wanted, newest first from 1.
 */
import { z } from "zod";
import { isoMoment } from "./schema.ts";

export const packageFormat = "bulletin-package";
/** Newer is refused politely. */
export const packageVersion = 1;
export const packageSuffix = ".bulletin";

const digest = z.string().regex(/^[\da-f]{64}$/u);

export const packageManifest = z.looseObject({
  format: z.literal(packageFormat),
  version: z.int().positive(),
  /** The program that wrote it, with its version. */
  program: z.string(),
  created: isoMoment,
  files: z.record(z.string(), digest),
});
export type PackageManifest = z.infer<typeof packageManifest>;

export const packageNames = {
  manifest: "manifest.json",
  document: "document.json",
  asset: (name: string) => `assets/${name}`,
  version: (number: number) => `versions/${number}.json`,
};
