/**
 * The canonical form of a document: neighbouring runs that differ only in their text are one run. Two
 * documents with the same text and properties throughout have the same canonical form. The editor always
 * returns this form.
 */
import { isRecord } from "../basics/lookup.ts";
import type { BulletinDocument, Run } from "./schema.ts";

/** Whether two values of plain data are deeply equal. The order of properties does not matter. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]))
  );
}

/** Joins neighbouring runs with equal properties. */
export function canonicalRuns(runs: readonly Run[]): Run[] {
  const joinedRuns: Run[] = [];
  let previous: { [property: string]: unknown } | null = null;
  for (const run of runs) {
    const { text, ...properties } = run;
    const last = joinedRuns.at(-1);
    if (last && sameData(previous, properties))
      joinedRuns[joinedRuns.length - 1] = { ...last, text: last.text + text };
    else joinedRuns.push(run);
    previous = properties;
  }
  return joinedRuns;
}

/** The document with the runs of every block in canonical form. */
export function canonicalDocument(document: BulletinDocument): BulletinDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => ({ ...block, runs: canonicalRuns(block.runs) })),
  };
}
