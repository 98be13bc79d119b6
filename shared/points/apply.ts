/** Applies chosen changes of points, and writes them as text. */
import type { BulletinDocument, Run } from "../document/schema.ts";
import { applyEdits, type PointChange, type PointEdit } from "./format.ts";

/** Applies changes to the document in which `formatPoints` found them. */
export function applyPointChanges(
  document: BulletinDocument,
  chosenChanges: readonly PointChange[],
): BulletinDocument {
  if (chosenChanges.length === 0) return document;
  const byBlock = new Map<string, PointEdit[]>();
  for (const { block, edits } of chosenChanges) {
    const inBlock = byBlock.get(block);
    if (inBlock) inBlock.push(...edits);
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

/** Writes the printed text of runs, with points as `**…**`. */
export function writePoints(runs: readonly Run[]): string {
  let text = "";
  let isOpen = false;
  for (const run of runs) {
    if (run.deleted) continue;
    if (isOpen !== (run.point === true)) {
      text += "**";
      isOpen = !isOpen;
    }
    text += run.text;
  }
  return isOpen ? `${text}**` : text;
}

/** A changed paragraph as text with points as `**…**`. */
export interface BlockChange {
  block: string;
  before: string;
  after: string;
}

/** Lists the paragraphs that chosen changes would change, each as whole text before and after. */
export function listChangedBlocks(
  document: BulletinDocument,
  chosenChanges: readonly PointChange[],
): BlockChange[] {
  const after = applyPointChanges(document, chosenChanges).blocks;
  return document.blocks.flatMap((block, index) =>
    block === after[index]
      ? []
      : [{ block: block.id, before: writePoints(block.runs), after: writePoints(after[index]?.runs ?? []) }],
  );
}
