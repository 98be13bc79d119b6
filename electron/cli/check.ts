/** What the checker finds in a source, as it stands: of a file without what importing would put right. */
import { basename } from "node:path";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { check, messageOf, withoutIgnored, type Finding } from "../../shared/proofing/index.ts";
import type { Locale } from "../../shared/messages/index.ts";
import { importFile } from "../importing/index.ts";
import { hasLibrary, isFile, readInput, withLibrary } from "./sources.ts";

export type ToldFinding = Omit<Finding, "details"> & { message: string };

/** @throws BulletinError what reading the source throws */
export async function checkSource(
  source: string,
  library: string | undefined,
  locale: Locale,
): Promise<{ findings: ToldFinding[] }> {
  const findings = (await isFile(source))
    ? check(await readAsItStands(source))
    : await findingsOf(source, library);
  return {
    findings: findings.map(({ details, ...finding }) => ({
      ...finding,
      message: messageOf({ ...finding, ...(details && { details }) }, locale),
    })),
  };
}

/** Of an issue in the library: what the desk shows of it. */
async function findingsOf(number: string, library: string | undefined): Promise<Finding[]> {
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
