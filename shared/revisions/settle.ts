/**
 * Accepts and rejects revisions. Removing a paragraph end joins two paragraphs (`shared/document/join.ts`).
 * The result keeps the properties of the first paragraph, or of the second one if the first is empty. "Empty"
 * refers to the text in which all revisions are decided the same way, so that the order of single decisions
 * does not matter.
 */
import { canonicalRuns } from "../document/canonical.ts";
import { runFlags, type Block, type BulletinDocument, type Run } from "../document/schema.ts";
import { formerFlags, withFormer } from "../document/former.ts";
import { joinBlocks, type Joinable } from "../document/join.ts";
import { withField } from "./fields.ts";

export const decisions = ["accept", "reject"] as const;
export type Decision = (typeof decisions)[number];

/** Accepts or rejects the given revisions. Ids that the document does not have are ignored. */
export function settle(
  document: BulletinDocument,
  decision: Decision,
  ids: Iterable<string>,
): BulletinDocument {
  const decidedIds = new Set([...ids].filter((id) => Object.hasOwn(document.revisions, id)));
  if (decidedIds.size === 0) return document;
  const revisions = Object.fromEntries(
    Object.entries(document.revisions).filter(([id]) => !decidedIds.has(id)),
  );
  const settledDocument = {
    ...document,
    blocks: settleBlocks(document.blocks, document.revisions, decision, decidedIds),
    revisions,
  };
  return decision === "accept"
    ? settledDocument
    : [...decidedIds]
        .reverse()
        .reduce((earlier, id) => withField(earlier, document.revisions[id]), settledDocument);
}

/** Accepts or rejects all revisions: the result is the final text or the original text. */
export const settleAll = (document: BulletinDocument, decision: Decision): BulletinDocument =>
  settle(document, decision, Object.keys(document.revisions));

/** Applies the decision to blocks and returns the remaining ones. */
export function settleBlocks(
  blocks: readonly Block[],
  revisions: BulletinDocument["revisions"],
  decision: Decision,
  decidedIds: ReadonlySet<string>,
): Block[] {
  const isDecided = (id: string | undefined): id is string => id !== undefined && decidedIds.has(id);
  return joinBlocks(
    blocks.map((block) => settleBlock(block, decision, isDecided, revisions)),
    (run) => (decision === "accept" ? run.deleted : run.inserted) === undefined,
  );
}

type IsDecided = (id: string | undefined) => id is string;

function settleBlock(
  block: Block,
  decision: Decision,
  isDecided: IsDecided,
  revisions: BulletinDocument["revisions"],
): Joinable {
  const revision = decision === "reject" && isDecided(block.formatted) && revisions[block.formatted];
  const { inserted, deleted, formatted, ...rest } = revision ? withFormer(block, revision) : block;
  const isEndRemoved = isDecided(decision === "accept" ? deleted : inserted);
  const settledBlock: Block = {
    ...rest,
    runs: canonicalRuns(block.runs.flatMap((run) => settleRun(run, decision, isDecided, revisions))),
    ...(inserted !== undefined && !isDecided(inserted) && { inserted }),
    ...(deleted !== undefined && !isDecided(deleted) && { deleted }),
    ...(formatted !== undefined && !isDecided(formatted) && { formatted }),
  };
  return { block: settledBlock, isEndRemoved };
}

function settleRun(
  run: Run,
  decision: Decision,
  isDecided: IsDecided,
  revisions: BulletinDocument["revisions"],
): Run[] {
  const { inserted, deleted, formatted } = run;
  if (isDecided(decision === "accept" ? deleted : inserted)) return [];
  if (!isDecided(inserted) && !isDecided(deleted) && !isDecided(formatted)) return [run];
  const settledRun = { ...run };
  if (isDecided(inserted)) delete settledRun.inserted;
  if (isDecided(deleted)) delete settledRun.deleted;
  if (!isDecided(formatted)) return [settledRun];
  delete settledRun.formatted;
  return [decision === "accept" ? settledRun : withFlags(settledRun, formerFlags(revisions[formatted]))];
}

/** The run with the meanings and formats that a format revision replaced, and no others. */
export function withFlags(run: Run, before: Record<string, unknown>): Run {
  const plain = { ...run };
  for (const flag of runFlags) delete plain[flag];
  for (const flag of runFlags) if (before[flag] === true) plain[flag] = true;
  return plain;
}
