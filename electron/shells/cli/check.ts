/**
 * `bulletin check`: runs the checker on a source. A file is checked without the corrections that an import
 * would make.
 */
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { check, messageOf, noContext, withoutIgnored, type Finding } from "../../../shared/proofing/index.ts";
import type { Locale } from "../../../shared/messages/index.ts";
import { readSpeller } from "../../core/system/speller.ts";
import { isFile, readFileSource, withIssue } from "./sources.ts";

/** A finding with its message in the language of the command line. */
export type ReportedFinding = Omit<Finding, "details"> & { message: string };

/** @throws BulletinError the errors of reading the source */
export async function checkSource(
  source: string,
  library: string | undefined,
  locale: Locale,
): Promise<{ findings: ReportedFinding[] }> {
  const findings = (await isFile(source))
    ? check(await readUnchanged(source), { ...noContext, speller: await readSpeller() })
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
function checkIssue(word: string, library: string | undefined): Promise<Finding[]> {
  return withIssue(word, library, async ({ checking }, id, { document }) => {
    const [{ context, ignored }, { printed }, speller] = await Promise.all([
      checking.get({ issue: id }),
      checking.findPrinted({ issue: id }),
      readSpeller(),
    ]);
    return withoutIgnored(document, check(document, { ...context, printed, speller }), ignored);
  });
}

/** Maximum number of passes for declining all changes: a declined change may lead to others. */
const maximumPasses = 5;

/** Reads a file and declines all changes that the import proposes. */
async function readUnchanged(path: string): Promise<BulletinDocument> {
  let declinedIds: string[] = [];
  for (let pass = 0; ; pass += 1) {
    const { document, changes } = await readFileSource(path, declinedIds);
    if (changes.length === 0 || pass === maximumPasses) return document;
    declinedIds = [...declinedIds, ...changes.map(({ id }) => id)];
  }
}
