/**
 * Format revisions that change what a bulletin has not: type sizes, colours, alignment. There is nothing to accept or to
 * reject about them; they are taken out and counted, to be told.
 */
import { runFlags, type Block, type BulletinDocument, type Run } from "../../../shared/bulletin/schema.ts";
import { without } from "../../../shared/bulletin/without.ts";

export function withoutForeignFormats(document: BulletinDocument): {
  document: BulletinDocument;
  count: number;
} {
  const changing = new Set<string>();
  const { blocks, revisions } = document;
  for (const { style, runs, formatted } of blocks) {
    const before = revisions[formatted ?? ""]?.before ?? {};
    if (formatted !== undefined && (before["table"] !== undefined || before["style"] !== style))
      changing.add(formatted);
    for (const run of runs)
      if (run.formatted !== undefined && changesFlags(run, revisions[run.formatted]?.before ?? {}))
        changing.add(run.formatted);
  }
  const foreign = new Set(
    Object.entries(revisions).flatMap(([id, { kind }]) =>
      (kind === "format" || kind === "paragraph") && !changing.has(id) ? [id] : [],
    ),
  );
  if (foreign.size === 0) return { document, count: 0 };
  const rid = <T extends { formatted?: string | undefined }>(marked: T): T =>
    foreign.has(marked.formatted ?? "") ? (without(marked, "formatted") as T) : marked;
  return {
    document: {
      ...document,
      blocks: blocks.map((block): Block => ({ ...rid(block), runs: block.runs.map(rid) })),
      revisions: Object.fromEntries(Object.entries(revisions).filter(([id]) => !foreign.has(id))),
    },
    count: foreign.size,
  };
}

const changesFlags = (run: Run, before: Record<string, unknown>): boolean =>
  runFlags.some((flag) => (run[flag] === true) !== (before[flag] === true));
