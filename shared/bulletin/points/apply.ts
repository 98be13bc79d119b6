/** Makes chosen changes, and writes them as text. */
import type { BulletinDocument, Run } from "../schema.ts";
import { applyEdits, type PointChange, type PointEdit } from "./format.ts";

/** The document with these changes made. They must have been found in the same document. */
export function applyPointChanges(
  document: BulletinDocument,
  chosen: readonly PointChange[],
): BulletinDocument {
  if (chosen.length === 0) return document;
  const byBlock = new Map<string, PointEdit[]>();
  for (const { block, edits } of chosen) {
    const known = byBlock.get(block);
    if (known) known.push(...edits);
    else byBlock.set(block, [...edits]);
  }
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      const edits = byBlock.get(block.id);
      return edits ? { ...block, runs: applyEdits(block.runs, edits) } : block;
    }),
  };
}

/** Text as it is printed, points written as `**…**`. */
export function writePoints(runs: readonly Run[]): string {
  let written = "";
  let isOpen = false;
  for (const run of runs) {
    if (run.deleted) continue;
    if (isOpen !== (run.point === true)) {
      written += "**";
      isOpen = !isOpen;
    }
    written += run.text;
  }
  return isOpen ? `${written}**` : written;
}

export interface BlockChange {
  block: string;
  before: string;
  after: string;
}

/** The paragraphs that change, whole, before and after. */
export function listChangedBlocks(document: BulletinDocument, chosen: readonly PointChange[]): BlockChange[] {
  const after = applyPointChanges(document, chosen).blocks;
  return document.blocks.flatMap((block, index) =>
    block === after[index]
      ? []
      : [{ block: block.id, before: writePoints(block.runs), after: writePoints(after[index]?.runs ?? []) }],
  );
}
