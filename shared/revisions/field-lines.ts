/**
 * What field revisions changed, as marks of the lines that people see of masthead and imprint: for Word and for the printed
 * page, which know no fields. A field without a line, as whether 本期要目 is printed, goes as it is in the end.
 */
import { diffArrays } from "diff";
import { canonicalRuns } from "../bulletin/canonical.ts";
import type { Block, BulletinDocument, Run } from "../bulletin/schema.ts";
import { withField } from "./fields.ts";
import { wordsOf } from "./words.ts";

/** The text of one line in a document; empty where it has none. */
export type LineOf = (document: BulletinDocument) => string;

export class FieldLines {
  /** The document after each of its field revisions, first to last, and which one that was; the first is before them all. */
  readonly #steps: { document: BulletinDocument; by?: string }[];

  constructor(document: BulletinDocument) {
    const fields = Object.entries(document.revisions).filter(([, { kind }]) => kind === "field");
    const steps: { document: BulletinDocument; by?: string }[] = [];
    let before = document;
    for (const [by, revision] of fields.toReversed()) {
      steps.unshift({ document: before, by });
      before = withField(before, revision);
    }
    this.#steps = [{ document: before }, ...steps];
  }

  get documents(): BulletinDocument[] {
    return this.#steps.map(({ document }) => document);
  }

  /** A line as runs: what came and what went, by which revision. */
  runs(lineOf: LineOf): Run[] {
    const [first, ...rest] = this.#steps;
    const runs = wordsOf(first ? lineOf(first.document) : "").map((text): Run => ({ text }));
    return canonicalRuns(
      rest.reduce((laid, { document, by }) => lay(laid, wordsOf(lineOf(document)), by as string), runs),
    );
  }

  /** Whether there is such a line, before or after. */
  has = (lineOf: LineOf): boolean => this.#steps.some(({ document }) => lineOf(document) !== "");

  /** The marks of the paragraph mark of a line that came or went as a whole. */
  mark(lineOf: LineOf): Pick<Block, "inserted" | "deleted"> {
    const isThere = this.#steps.map(({ document }) => lineOf(document) !== "");
    if (isThere[0] === isThere.at(-1)) return {};
    const { by } = this.#steps[isThere.lastIndexOf(isThere[0] as boolean) + 1] as { by?: string };
    return isThere[0] ? { deleted: by } : { inserted: by };
  }
}

/** What a revision makes of a line: what it takes away stays, marked. */
function lay(words: readonly Run[], after: readonly string[], by: string): Run[] {
  const laid: Run[] = [];
  const left = words.filter(({ deleted }) => deleted === undefined);
  let at = 0;
  for (const { count = 0, added, removed, value } of diffArrays(
    left.map(({ text }) => text),
    [...after],
  )) {
    if (added) laid.push(...value.map((text): Run => ({ text, inserted: by })));
    else {
      for (let passed = 0; passed < count; at += 1) {
        const word = words[at] as Run;
        const isLeft = word.deleted === undefined;
        laid.push(isLeft && removed ? { ...word, deleted: by } : word);
        if (isLeft) passed += 1;
      }
    }
  }
  return [...laid, ...words.slice(at)];
}
