/**
 * Removes format revisions that change something a bulletin does not have: type sizes, colours, alignment.
 * There is nothing in them to accept or reject. They are counted for a note to the user.
 */
import { runFlags, type Block, type BulletinDocument, type Run } from "../../../../shared/document/schema.ts";
import { formerContent, formerFlags } from "../../../../shared/document/former.ts";
import { without } from "../../../../shared/basics/without.ts";

/** The document without foreign format revisions, and how many there were. */
export function removeForeignFormats(document: BulletinDocument): {
  document: BulletinDocument;
  count: number;
} {
  /** Ids of the revisions that change something a bulletin has. */
  const effective = new Set<string>();
  const { blocks, revisions } = document;
  for (const { style, runs, formatted } of blocks) {
    const former = formerContent(revisions[formatted ?? ""]);
    if (formatted !== undefined && (former.table !== undefined || former.style !== style))
      effective.add(formatted);
    for (const run of runs)
      if (run.formatted !== undefined && changesFlags(run, formerFlags(revisions[run.formatted])))
        effective.add(run.formatted);
  }
  const foreign = new Set(
    Object.entries(revisions).flatMap(([id, { kind }]) =>
      (kind === "format" || kind === "paragraph") && !effective.has(id) ? [id] : [],
    ),
  );
  if (foreign.size === 0) return { document, count: 0 };

  const isForeign = ({ formatted }: Block | Run) => foreign.has(formatted ?? "");
  const cleanBlock = (block: Block): Block => (isForeign(block) ? without(block, "formatted") : block);
  const cleanRun = (run: Run): Run => (isForeign(run) ? without(run, "formatted") : run);
  return {
    document: {
      ...document,
      blocks: blocks.map((block): Block => ({ ...cleanBlock(block), runs: block.runs.map(cleanRun) })),
      revisions: Object.fromEntries(Object.entries(revisions).filter(([id]) => !foreign.has(id))),
    },
    count: foreign.size,
  };
}

const changesFlags = (run: Run, before: Record<string, unknown>): boolean =>
  runFlags.some((flag) => (run[flag] === true) !== (before[flag] === true));
