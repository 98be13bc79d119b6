/** A library of generated issues. One seed always gives the same issues. */
import type { Library } from "../../../electron/core/library/index.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { generatedDays, generatedIssue } from "./generated-issue.ts";
import { randomOf } from "./random.ts";

/** The number of issues in one transaction. */
const batch = 50;

export function* generatedIssues(issues: number, seed: number): Generator<BulletinDocument> {
  const random = randomOf(seed);
  for (const [index, date] of generatedDays(issues).entries()) yield generatedIssue(index + 1, date, random);
}

/** Adds generated issues to a library. */
export async function generateInto(
  library: Library,
  issues: number,
  seed: number,
  onProgress: (issueCount: number) => void = () => {},
): Promise<void> {
  let waiting: { document: BulletinDocument }[] = [];
  let issueCount = 0;
  for (const document of generatedIssues(issues, seed)) {
    waiting.push({ document });
    issueCount += 1;
    if (waiting.length < batch && issueCount < issues) continue;
    await library.issues.createMany(waiting, false);
    waiting = [];
    onProgress(issueCount);
  }
}
