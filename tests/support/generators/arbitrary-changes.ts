/** Pairs of documents for property tests of revisions: a document, and the same after somebody changed it. */
import * as fc from "fast-check";
import { canonicalRuns } from "../../../shared/document/canonical.ts";
import {
  runFlags,
  textStyles,
  type Block,
  type BulletinDocument,
  type Run,
} from "../../../shared/document/schema.ts";
import { without } from "../../../shared/basics/without.ts";
import { arbitraryBulletin, arbitraryTable, arbitraryText } from "./arbitrary-bulletin.ts";

/** A document without revisions. */
export const arbitraryCleanBulletin: fc.Arbitrary<BulletinDocument> = arbitraryBulletin.map((document) => ({
  ...document,
  blocks: document.blocks.map(
    (block) =>
      ({
        ...without(block, "inserted", "deleted", "formatted"),
        runs: canonicalRuns(block.runs.map(cleanRun)),
      }) as Block,
  ),
  revisions: {},
  comments: {},
}));

const cleanRun = (run: Run): Run => without(run, "inserted", "deleted", "formatted", "comments");

/**
 * One change: the text, meaning or style of a block, a table, a split, a join, or a block that is added,
 * removed or moved.
 */
type Change = (document: BulletinDocument) => BulletinDocument;

const change: fc.Arbitrary<Change> = fc
  .record({
    what: fc.constantFrom(
      "insert",
      "delete",
      "format",
      "style",
      "table",
      "split",
      "join",
      "add",
      "remove",
      "move",
      "number",
    ),
    at: fc.nat(99),
    from: fc.nat(30),
    size: fc.nat(8),
    text: arbitraryText,
    flag: fc.constantFrom(...runFlags),
    style: fc.constantFrom(...textStyles),
    table: arbitraryTable,
    id: fc.stringMatching(/^n[a-z0-9]{6}$/),
  })
  .map(({ what, at, from, size, text, flag, style, table, id }) => (document) => {
    const { blocks } = document;
    const index = blocks.length === 0 ? 0 : at % blocks.length;
    const block = blocks[index];
    const isNew = blocks.every((each) => each.id !== id);
    const put = (...newBlocks: Block[]) => ({
      ...document,
      blocks: blocks.toSpliced(index, 1, ...newBlocks),
    });
    if (what === "number") return { ...document, masthead: { ...document.masthead, number: from + 1 } };
    if (!block || what === "add")
      return isNew
        ? { ...document, blocks: blocks.toSpliced(index, 0, { id, style, runs: [{ text }] }) }
        : document;
    const isObject = block.table !== undefined || block.figure !== undefined;
    const letters = block.runs.flatMap(({ text, ...rest }) =>
      Array.from(text, (letter): Run => ({ ...rest, text: letter })),
    );
    const start = Math.min(from, letters.length);
    const runs = (list: Run[]) => canonicalRuns(list);
    if (what === "insert") return put({ ...block, runs: runs(letters.toSpliced(start, 0, { text })) });
    if (what === "delete") return put({ ...block, runs: runs(letters.toSpliced(start, size)) });
    if (what === "format")
      return put({
        ...block,
        runs: runs(
          letters.map((run, place) =>
            place >= start && place < start + size ? { ...run, [flag]: true } : run,
          ),
        ),
      });
    if (what === "table") return block.table ? put({ ...block, table }) : document;
    if (what === "remove") return put();
    if (what === "move")
      return { ...document, blocks: blocks.toSpliced(index, 1).toSpliced(from % blocks.length, 0, block) };
    if (isObject) return document;
    if (what === "style") return put({ ...block, style });
    if (what === "split")
      return isNew
        ? put(
            { ...block, runs: runs(letters.slice(0, start)) },
            { ...block, id, runs: runs(letters.slice(start)) },
          )
        : document;
    const next = blocks[index + 1];
    return next && !next.table && !next.figure
      ? {
          ...document,
          blocks: blocks.toSpliced(index, 2, { ...block, runs: runs([...block.runs, ...next.runs]) }),
        }
      : document;
  });

/** Up to six changes in a row, as one function. */
export const arbitraryChange: fc.Arbitrary<Change> = fc
  .array(change, { maxLength: 6 })
  .map((changes) => (document) => changes.reduce((changed, each) => each(changed), document));

/** A document without revisions, and the versions of two people who changed it. */
export const arbitraryTwoChanges: fc.Arbitrary<
  [before: BulletinDocument, one: BulletinDocument, two: BulletinDocument]
> = fc
  .tuple(arbitraryCleanBulletin, fc.array(change, { maxLength: 4 }), fc.array(change, { maxLength: 4 }))
  .map(([before, one, two]) => [
    before,
    one.reduce((document, each) => each(document), before),
    two.reduce((document, each) => each(document), before),
  ]);

/** A document without revisions, and the same after some changes. */
export const arbitraryChanges: fc.Arbitrary<[before: BulletinDocument, after: BulletinDocument]> = fc
  .tuple(arbitraryCleanBulletin, arbitraryChange)
  .map(([before, changeAll]) => [before, changeAll(before)]);
