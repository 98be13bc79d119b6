/**
 * Compares two documents. The result is one document with revisions: rejecting them gives the first document,
 * accepting them the second.
 */
import { diffArrays } from "diff";
import { blockText } from "../document/block-text.ts";
import { canonicalRuns, sameData } from "../document/canonical.ts";
import { revisedProperties } from "../document/former.ts";
import { elementAt } from "../basics/elements.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import {
  runFlags,
  type Block,
  type BulletinDocument,
  type Revision,
  type Run,
  type RunFlag,
} from "../document/schema.ts";
import { align, type Pair } from "./align.ts";
import { listChangedFields } from "./fields.ts";
import { changeOfField, type Change, type Stamp } from "./stamp.ts";
import { settleAll } from "./settle.ts";
import { wordsOf } from "./words.ts";

/**
 * Makes the id of a revision. `place` describes where the revision is and what it does; the same change of
 * the same document has the same `place`.
 */
export type MakeRevisionId = (place: string) => string;

/**
 * Turns the differences between the final texts of two documents into revisions. It compares words, not
 * characters; a replacement is a pair of a deletion and an insertion. Blocks keep the ids of `before`.
 * Anything but text, style, meaning, table, figure and fields of masthead and imprint (such as a property of
 * a newer program) comes from `after` without a revision.
 */
export function compare(
  before: BulletinDocument,
  after: BulletinDocument,
  stamp: Stamp,
  makeRevisionId: MakeRevisionId = randomId,
  makeId: MakeId = randomId,
): BulletinDocument {
  const older = settleAll(before, "accept");
  const newer = settleAll(after, "accept");
  const maker = new RevisionMaker(stamp, makeRevisionId);
  const usedIds = new Set(older.blocks.map(({ id }) => id));
  const blocks = align(older.blocks, newer.blocks).map((pair) => compareBlock(pair, maker, usedIds, makeId));
  for (const { field, was, is } of listChangedFields(older, newer))
    maker.add(changeOfField(field, was), `${field} ${JSON.stringify(is)}`);
  return { ...newer, blocks, revisions: maker.revisions, comments: { ...newer.comments, ...older.comments } };
}

/** Makes and collects the revisions of one comparison. */
class RevisionMaker {
  readonly revisions: Record<string, Revision> = {};
  readonly #stamp: Stamp;
  readonly #makeId: MakeRevisionId;

  constructor(stamp: Stamp, makeId: MakeRevisionId) {
    this.#stamp = stamp;
    this.#makeId = makeId;
  }

  /**
   * Adds a revision and returns its id.
   * @param place where it is in the older document, and what it inserts or deletes there.
   */
  add(change: Change, place: string): string {
    const id = this.#makeId(`${change.kind} ${place}`);
    this.revisions[id] = { ...change, ...this.#stamp };
    return id;
  }

  /** Makes a deletion the first half of a replacement. */
  pair(deletion: string): void {
    const revision = this.revisions[deletion];
    if (revision) revision.pair = deletion;
  }
}

function compareBlock(
  { before, after }: Pair,
  maker: RevisionMaker,
  usedIds: Set<string>,
  makeId: MakeId,
): Block {
  if (before && after) return comparePairedBlocks(before, after, maker);
  if (before) {
    const deleted = maker.add({ kind: "deletion" }, before.id);
    return { ...before, runs: before.runs.map((run) => ({ ...run, deleted })), deleted };
  }
  const id = usedIds.has(after.id) ? makeId() : after.id;
  usedIds.add(id);
  const inserted = maker.add({ kind: "insertion" }, `${id} ${blockText(after)}`);
  return { ...after, id, runs: after.runs.map((run) => ({ ...run, inserted })), inserted };
}

function comparePairedBlocks(before: Block, after: Block, maker: RevisionMaker): Block {
  const changedProperties = revisedProperties.filter((name) => !sameData(before[name], after[name]));
  const formatted =
    changedProperties.length === 0
      ? undefined
      : maker.add(
          {
            kind: "paragraph",
            before: Object.fromEntries(changedProperties.map((name) => [name, before[name]])),
          },
          before.id,
        );
  return {
    ...after,
    id: before.id,
    runs: compareRuns(before, after.runs, maker),
    ...(formatted !== undefined && { formatted }),
  };
}

/** A word with the run it comes from, whose properties it keeps. */
interface Token {
  text: string;
  run: Run;
}

const tokensOf = (runs: readonly Run[]): Token[] =>
  runs.flatMap((run) => wordsOf(run.text).map((text) => ({ text, run })));
const flagsOf = (run: Run): RunFlag[] => runFlags.filter((flag) => run[flag]);
const textsOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text);

function compareRuns(before: Block, after: readonly Run[], maker: RevisionMaker): Run[] {
  // Most paragraphs are unchanged, and to split them into words takes long.
  if (sameData(before.runs, after)) return canonicalRuns(after);
  const older = tokensOf(before.runs);
  const newer = tokensOf(after);
  const changes = diffArrays(textsOf(older), textsOf(newer));
  const runs: Run[] = [];
  let from = 0;
  let to = 0;
  for (const [index, { count = 0, added, removed, value }] of changes.entries()) {
    if (removed) {
      // `diff` lists a removed part before the added part that replaces it.
      const deleted = maker.add({ kind: "deletion" }, `${before.id} ${from}`);
      if (changes[index + 1]?.added) maker.pair(deleted);
      runs.push(...older.slice(from, from + count).map(({ text, run }) => ({ ...run, text, deleted })));
      from += count;
    } else if (added) {
      const pair = changes[index - 1]?.removed ? runs.at(-1)?.deleted : undefined;
      const inserted = maker.add(
        { kind: "insertion", ...(pair !== undefined && { pair }) },
        `${before.id} ${from} ${value.join("")}`,
      );
      runs.push(...newer.slice(to, to + count).map(({ text, run }) => ({ ...run, text, inserted })));
      to += count;
    } else {
      runs.push(
        ...compareFormats(
          older.slice(from, from + count),
          newer.slice(to, to + count),
          `${before.id} ${from}`,
          maker,
        ),
      );
      from += count;
      to += count;
    }
  }
  return canonicalRuns(runs);
}

/**
 * The runs of unchanged text, with one format revision for each stretch whose flags changed in the same way.
 */
function compareFormats(
  older: readonly Token[],
  newer: readonly Token[],
  place: string,
  maker: RevisionMaker,
): Run[] {
  let open: { was: string; is: string; id: string } | null = null;
  return newer.map(({ text, run }, index) => {
    const { run: formerRun } = elementAt(older, index);
    const formerFlags = flagsOf(formerRun);
    const was = formerFlags.join();
    const is = flagsOf(run).join();
    const { comments } = formerRun;
    const common = { ...run, text, ...(comments && { comments }) };
    if (was === is) {
      open = null;
      return common;
    }
    if (open?.was !== was || open.is !== is)
      open = {
        was,
        is,
        id: maker.add(
          { kind: "format", before: Object.fromEntries(formerFlags.map((flag) => [flag, true])) },
          `${place} ${index} ${is}`,
        ),
      };
    return { ...common, formatted: open.id };
  });
}
