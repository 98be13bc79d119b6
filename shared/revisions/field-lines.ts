/**
 * Shows field revisions as inserted and deleted text in the visible lines of masthead and imprint. Word and
 * the printed page need this because they have no fields. A field without a line of its own (such as the
 * switch that prints 本期要目) appears with its final value only.
 */
import { diffArrays } from "diff";
import { canonicalRuns } from "../document/canonical.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";
import { withField } from "./fields.ts";
import { wordsOf } from "./words.ts";

/** Returns the text of one line of a document; empty if the document does not have this line. */
export type LineOf = (document: BulletinDocument) => string;

/** The lines of a document's masthead and imprint with the changes of its field revisions. */
export class FieldLines {
  /**
   * The states of the document from before its first field revision to after the last one; `by` is the id of
   * the revision that led to a state. The first state has none.
   */
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

  /** The states of the document, from before its first field revision to after the last one. */
  get documents(): BulletinDocument[] {
    return this.#steps.map(({ document }) => document);
  }

  /** One line as runs that carry the ids of the revisions that inserted and deleted them. */
  runs(lineOf: LineOf): Run[] {
    const [first, ...rest] = this.#steps;
    const runs = wordsOf(first ? lineOf(first.document) : "").map((text): Run => ({ text }));
    return canonicalRuns(
      rest.reduce(
        (words, { document, by }) => applyRevision(words, wordsOf(lineOf(document)), by as string),
        runs,
      ),
    );
  }

  /** Whether any state of the document has this line. */
  has = (lineOf: LineOf): boolean => this.#steps.some(({ document }) => lineOf(document) !== "");

  /**
   * The revision ids for the paragraph end of a line that was inserted or deleted as a whole; empty for other
   * lines.
   */
  endRevisionIds(lineOf: LineOf): Pick<Block, "inserted" | "deleted"> {
    const isThere = this.#steps.map(({ document }) => lineOf(document) !== "");
    if (isThere[0] === isThere.at(-1)) return {};
    const { by } = this.#steps[isThere.lastIndexOf(isThere[0] as boolean) + 1] as { by?: string };
    return isThere[0] ? { deleted: by } : { inserted: by };
  }
}

/**
 * Applies one more revision to the words of a line. Words that it removes stay in the result as deleted text.
 */
function applyRevision(words: readonly Run[], after: readonly string[], by: string): Run[] {
  const result: Run[] = [];
  const visibleWords = words.filter(({ deleted }) => deleted === undefined);
  let at = 0;
  for (const { count = 0, added, removed, value } of diffArrays(
    visibleWords.map(({ text }) => text),
    [...after],
  )) {
    if (added) result.push(...value.map((text): Run => ({ text, inserted: by })));
    else {
      for (let wordCount = 0; wordCount < count; at += 1) {
        const word = words[at] as Run;
        const isVisible = word.deleted === undefined;
        result.push(isVisible && removed ? { ...word, deleted: by } : word);
        if (isVisible) wordCount += 1;
      }
    }
  }
  return [...result, ...words.slice(at)];
}
