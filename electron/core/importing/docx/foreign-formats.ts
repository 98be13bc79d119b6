/**
 * Removes format revisions that change something a bulletin does not have: type sizes, colours, alignment.
 * There is nothing in them to accept or reject. They are counted for a note to the user.
 */
import { runFlags, type Block, type BulletinDocument, type Run } from "../../../../shared/document/schema.ts";
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
    const before = revisions[formatted ?? ""]?.before ?? {};
    if (formatted !== undefined && (before["table"] !== undefined || before["style"] !== style))
      effective.add(formatted);
    for (const run of runs)
      if (run.formatted !== undefined && changesFlags(run, revisions[run.formatted]?.before ?? {}))
        effective.add(run.formatted);
  }
  const foreign = new Set(
    Object.entries(revisions).flatMap(([id, { kind }]) =>
      (kind === "format" || kind === "paragraph") && !effective.has(id) ? [id] : [],
    ),
  );
  if (foreign.size === 0) return { document, count: 0 };

  const clean = <T extends { formatted?: string | undefined }>(item: T): T =>
    foreign.has(item.formatted ?? "") ? (without(item, "formatted") as T) : item;
  return {
    document: {
      ...document,
      blocks: blocks.map((block): Block => ({ ...clean(block), runs: block.runs.map(clean) })),
      revisions: Object.fromEntries(Object.entries(revisions).filter(([id]) => !foreign.has(id))),
    },
    count: foreign.size,
  };
}

const changesFlags = (run: Run, before: Record<string, unknown>): boolean =>
  runFlags.some((flag) => (run[flag] === true) !== (before[flag] === true));
