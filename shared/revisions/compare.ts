/** Comparing two documents: one with marks, whose original is the first and whose final text is the second. */
import { diffArrays } from "diff";
import { blockText } from "../bulletin/block-text.ts";
import { canonicalRuns, sameData } from "../bulletin/canonical.ts";
import { randomId, type MakeId } from "../bulletin/identifiers.ts";
import {
  runFlags,
  type Block,
  type BulletinDocument,
  type Revision,
  type Run,
  type RunFlag,
} from "../bulletin/schema.ts";
import { align, type Pair } from "./align.ts";
import { changedFields } from "./fields.ts";
import { settleAll } from "./settle.ts";
import { wordsOf } from "./words.ts";

/** Who the marks are of, and from when. */
export type Stamp = Pick<Revision, "author" | "date" | "role">;

/** Makes the id of a revision. `place` says where it is and what it does: the same for the same change of the same document. */
export type MakeRevisionId = (place: string) => string;

/**
 * RevisionMaker what differs between the final texts of two documents. Words are compared, not characters; what is replaced is a
 * deletion and an insertion that are a pair. Blocks keep the ids of `before`. What is not text, style, meaning, table or
 * a field of masthead and imprint (a property of a newer program) is taken from `after` without a mark.
 */
export function compare(
  before: BulletinDocument,
  after: BulletinDocument,
  stamp: Stamp,
  makeRevisionId: MakeRevisionId = randomId,
  makeId: MakeId = randomId,
): BulletinDocument {
  const [older, newer] = [settleAll(before, "accept"), settleAll(after, "accept")];
  const marks = new RevisionMaker(stamp, makeRevisionId);
  const taken = new Set(older.blocks.map(({ id }) => id));
  const blocks = align(older.blocks, newer.blocks).map((pair) => compareBlock(pair, marks, taken, makeId));
  for (const { field, was, is } of changedFields(older, newer))
    marks.add("field", `${field} ${JSON.stringify(is)}`, {
      field,
      before: was === undefined ? {} : { value: was },
    });
  return { ...newer, blocks, revisions: marks.revisions, comments: { ...newer.comments, ...older.comments } };
}

/** Makes revisions. Neighbouring changes of one kind are one revision only where they are one stretch. */
class RevisionMaker {
  readonly revisions: Record<string, Revision> = {};
  readonly #stamp: Stamp;
  readonly #makeId: MakeRevisionId;

  constructor(stamp: Stamp, makeId: MakeRevisionId) {
    this.#stamp = stamp;
    this.#makeId = makeId;
  }

  /** @param place where in the older document, and what comes or goes there. */
  add(kind: Revision["kind"], place: string, more: Partial<Revision> = {}): string {
    const id = this.#makeId(`${kind} ${place}`);
    this.revisions[id] = { kind, ...this.#stamp, ...more };
    return id;
  }
}

function compareBlock(
  { before, after }: Pair,
  marks: RevisionMaker,
  taken: Set<string>,
  makeId: MakeId,
): Block {
  if (before && after) return markedBlock(before, after, marks);
  if (before) {
    const deleted = marks.add("deletion", before.id);
    return { ...before, runs: before.runs.map((run) => ({ ...run, deleted })), deleted };
  }
  const block = after as Block;
  const id = taken.has(block.id) ? makeId() : block.id;
  taken.add(id);
  const inserted = marks.add("insertion", `${id} ${blockText(block)}`);
  return { ...block, id, runs: block.runs.map((run) => ({ ...run, inserted })), inserted };
}

/** What a paragraph revision keeps of a block. */
const properties = ["style", "table", "figure"] as const;

function markedBlock(before: Block, after: Block, marks: RevisionMaker): Block {
  const changed = properties.filter((name) => !sameData(before[name], after[name]));
  const formatted =
    changed.length === 0
      ? undefined
      : marks.add("paragraph", before.id, {
          before: Object.fromEntries(changed.map((name) => [name, before[name]])),
        });
  return {
    ...after,
    id: before.id,
    runs: compareRuns(before, after.runs, marks),
    ...(formatted !== undefined && { formatted }),
  };
}

/** A word with what its run carries. */
interface Token {
  text: string;
  run: Run;
}

const tokensOf = (runs: readonly Run[]): Token[] =>
  runs.flatMap((run) => wordsOf(run.text).map((text) => ({ text, run })));
const flagsOf = (run: Run): RunFlag[] => runFlags.filter((flag) => run[flag]);
const textsOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text);

function compareRuns(before: Block, after: readonly Run[], marks: RevisionMaker): Run[] {
  const [older, newer] = [tokensOf(before.runs), tokensOf(after)];
  const changes = diffArrays(textsOf(older), textsOf(newer));
  const runs: Run[] = [];
  let [from, to] = [0, 0];
  for (const [index, { count = 0, added, removed, value }] of changes.entries()) {
    if (removed) {
      // `diff` tells what goes before what comes.
      const deleted = marks.add("deletion", `${before.id} ${from}`);
      if (changes[index + 1]?.added) (marks.revisions[deleted] as Revision).pair = deleted;
      runs.push(...older.slice(from, from + count).map(({ text, run }) => ({ ...run, text, deleted })));
      from += count;
    } else if (added) {
      const pair = changes[index - 1]?.removed ? runs.at(-1)?.deleted : undefined;
      const inserted = marks.add(
        "insertion",
        `${before.id} ${from} ${value.join("")}`,
        pair === undefined ? {} : { pair },
      );
      runs.push(...newer.slice(to, to + count).map(({ text, run }) => ({ ...run, text, inserted })));
      to += count;
    } else {
      runs.push(
        ...formattedTokens(
          older.slice(from, from + count),
          newer.slice(to, to + count),
          `${before.id} ${from}`,
          marks,
        ),
      );
      from += count;
      to += count;
    }
  }
  return canonicalRuns(runs);
}

/** Common text; where its meanings changed, with a format revision for each stretch that had the same ones before. */
function formattedTokens(
  older: readonly Token[],
  newer: readonly Token[],
  place: string,
  marks: RevisionMaker,
): Run[] {
  let open: { was: string; is: string; id: string } | null = null;
  return newer.map(({ text, run }, index) => {
    const former = flagsOf((older[index] as Token).run);
    const [was, is] = [former.join(), flagsOf(run).join()];
    const comments = (older[index] as Token).run.comments;
    const common = { ...run, text, ...(comments && { comments }) };
    if (was === is) {
      open = null;
      return common;
    }
    if (open?.was !== was || open.is !== is)
      open = {
        was,
        is,
        id: marks.add("format", `${place} ${index} ${is}`, {
          before: Object.fromEntries(former.map((flag) => [flag, true])),
        }),
      };
    return { ...common, formatted: open.id };
  });
}
