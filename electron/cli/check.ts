/** What the checker finds in a source, as it stands: of a file without what importing would put right. */
import { basename } from "node:path";
import { localDay } from "../../shared/bulletin/dates.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { check, messageOf, noContext, type Context, type Finding } from "../../shared/proofing/index.ts";
import type { Locale } from "../../shared/messages/index.ts";
import { importFile } from "../importing/index.ts";
import { isFile, readInput, readSource, withLibrary } from "./sources.ts";

export type ToldFinding = Omit<Finding, "details"> & { message: string };

/** @throws BulletinError what reading the source throws */
export async function checkSource(source: string, library: string | undefined, locale: Locale): Promise<{ findings: ToldFinding[] }> {
  const inFile = await isFile(source);
  const document = inFile ? await readAsItStands(source) : (await readSource(source, library)).document;
  const context: Context = inFile ? noContext : await withLibrary(library, async ({ names }) => ({ ...noContext, names: await names.list(), today: localDay(new Date()) }));
  return { findings: check(document, { context }).map(({ details, ...finding }) => ({ ...finding, message: messageOf({ ...finding, ...(details && { details }) }, locale) })) };
}

/** Declining a change may bring others up. */
const mostPasses = 5;

async function readAsItStands(path: string): Promise<BulletinDocument> {
  const bytes = await readInput(path);
  let declined: string[] = [];
  for (let pass = 0; ; pass += 1) {
    const { document, changes } = await importFile(basename(path), bytes, declined);
    if (changes.length === 0 || pass === mostPasses) return document;
    declined = [...declined, ...changes.map(({ id }) => id)];
  }
}
