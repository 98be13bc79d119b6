/**
 * Shows field revisions as inserted and deleted text in the visible lines of masthead and imprint. Word and
 * the printed page need this because they have no fields. A field without a line of its own (such as the
 * switch that prints 本期要目) appears with its final value only.
 */
import { diffArrays } from "diff";
import { Cursor } from "../basics/cursor.ts";
import { canonicalRuns } from "../document/canonical.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";
import { withField } from "./fields.ts";
import { wordsOf } from "./words.ts";

/** Returns the text of one line of a document; empty if the document does not have this line. */
export type LineOf = (document: BulletinDocument) => string;

/** The lines of a document's masthead and imprint with the changes of its field revisions. */
export class FieldLines {
  /** The document before its first field revision. */
  readonly #original: BulletinDocument;
  /** The states of the document after each field revision, with the id of that revision. */
  readonly #steps: readonly { document: BulletinDocument; by: string }[];

  constructor(document: BulletinDocument) {
    const fields = Object.entries(document.revisions).filter(([, { kind }]) => kind === "field");
    const steps: { document: BulletinDocument; by: string }[] = [];
    let before = document;
    for (const [by, revision] of fields.toReversed()) {
      steps.unshift({ document: before, by });
      before = withField(before, revision);
    }
    this.#original = before;
    this.#steps = steps;
  }

  /** The states of the document, from before its first field revision to after the last one. */
  get documents(): BulletinDocument[] {
    return [this.#original, ...this.#steps.map(({ document }) => document)];
  }

  /** One line as runs that carry the ids of the revisions that inserted and deleted them. */
  runs(lineOf: LineOf): Run[] {
    const runs = wordsOf(lineOf(this.#original)).map((text): Run => ({ text }));
    return canonicalRuns(
      this.#steps.reduce(
        (words, { document, by }) => applyRevision(words, wordsOf(lineOf(document)), by),
        runs,
      ),
    );
  }

  /** Whether any state of the document has this line. */
  has = (lineOf: LineOf): boolean => this.documents.some((document) => lineOf(document) !== "");

  /**
   * The revision ids for the paragraph end of a line that was inserted or deleted as a whole; empty for other
   * lines.
   */
  endRevisionIds(lineOf: LineOf): Pick<Block, "inserted" | "deleted"> {
    const isThere = this.documents.map((document) => lineOf(document) !== "");
    const wasThere = isThere[0] === true;
    const isLast = isThere.at(-1) === true;
    // The step after the last state that is like the first.
    const by = this.#steps[isThere.lastIndexOf(wasThere)]?.by;
    if (wasThere === isLast || by === undefined) return {};
    return wasThere ? { deleted: by } : { inserted: by };
  }
}

/**
 * Applies one more revision to the words of a line. Words that it removes stay in the result as deleted text.
 */
function applyRevision(words: readonly Run[], after: readonly string[], by: string): Run[] {
  const result: Run[] = [];
  const visibleWords = words.filter(({ deleted }) => deleted === undefined);
  const oldWords = new Cursor(words);
  for (const { count = 0, added, removed, value } of diffArrays(
    visibleWords.map(({ text }) => text),
    [...after],
  )) {
    if (added) {
      result.push(...value.map((text): Run => ({ text, inserted: by })));
      continue;
    }
    for (let wordCount = 0; wordCount < count; wordCount += 1) {
      result.push(...oldWords.takeWhile(({ deleted }) => deleted !== undefined));
      const word = oldWords.take();
      if (word) result.push(removed ? { ...word, deleted: by } : word);
    }
  }
  return [...result, ...oldWords.takeRest()];
}
