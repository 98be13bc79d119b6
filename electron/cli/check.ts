/**
 * `bulletin check`: runs the checker on a source. A file is checked without the corrections that an import
 * would make.
 */
import { basename } from "node:path";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { check, messageOf, withoutIgnored, type Finding } from "../../shared/proofing/index.ts";
import type { Locale } from "../../shared/messages/index.ts";
import { importFile } from "../importing/index.ts";
import { hasLibrary, isFile, readInput, withLibrary } from "./sources.ts";

/** A finding with its message in the language of the command line. */
export type ReportedFinding = Omit<Finding, "details"> & { message: string };

/** @throws BulletinError the errors of reading the source */
export async function checkSource(
  source: string,
  library: string | undefined,
  locale: Locale,
): Promise<{ findings: ReportedFinding[] }> {
  const findings = (await isFile(source))
    ? check(await readUnchanged(source))
    : await checkIssue(source, library);
  return {
    findings: findings.map(({ details, ...finding }) => ({
      ...finding,
      message: messageOf({ ...finding, ...(details && { details }) }, locale),
    })),
  };
}

/**
 * Gives the findings about an issue of the library that the window shows: with its context, without those
 * that are ignored.
 */
async function checkIssue(number: string, library: string | undefined): Promise<Finding[]> {
  if (!(await hasLibrary(library))) throw new BulletinError("not-found", { issue: number });
  return withLibrary(library, async ({ checking, issues }) => {
    const { id, document } = await issues.findByNumber(Number(number));
    const [{ context, ignored }, { printed }] = await Promise.all([
      checking.get({ issue: id }),
      checking.printed({ issue: id }),
    ]);
    return withoutIgnored(document, check(document, { ...context, printed }), ignored);
  });
}

/** Maximum number of passes for declining all changes: a declined change may lead to others. */
const maximumPasses = 5;

/** Reads a file and declines all changes that the import proposes. */
async function readUnchanged(path: string): Promise<BulletinDocument> {
  const bytes = await readInput(path);
  let declined: string[] = [];
  for (let pass = 0; ; pass += 1) {
    const { document, changes } = await importFile(basename(path), bytes, declined);
    if (changes.length === 0 || pass === maximumPasses) return document;
    declined = [...declined, ...changes.map(({ id }) => id)];
  }
}
