/** Turns the fixes of findings into edits of the document, which are tracked like any other edit. */
import type { Edit } from "../editing/edits.ts";
import type { Block, BulletinDocument } from "../document/schema.ts";
import type { Finding } from "./subject/rule.ts";
import { blockView } from "./subject/view.ts";

/**
 * The edits for all findings with a fix. If two overlap, only the first is fixed; the next check finds the
 * other.
 */
export function editsOf({ blocks }: Pick<BulletinDocument, "blocks">, findings: readonly Finding[]): Edit[] {
  const byBlock = Map.groupBy(findings, ({ block }) => block ?? "");
  return blocks.flatMap((block) => {
    const blockFindings = byBlock.get(block.id);
    if (!blockFindings) return [];
    const { text } = blockView(block);
    let lastEnd = -1;
    return blockFindings
      .toSorted((a, b) => a.start - b.start)
      .flatMap(({ start, end, fix }): Edit[] => {
        // Skip findings that are no longer inside the text of the block.
        if (fix === undefined || start < lastEnd || end > text.length || start >= end) return [];
        lastEnd = end;
        const [from, to] = placesOf(block, { start, end });
        return [{ block: block.id, start: from, end: to, text: fix }];
      });
  });
}

/**
 * Converts offsets in the final text of a block to offsets in its whole text, which includes deleted text.
 */
export function placesOf(
  block: Block,
  { start, end }: Pick<Finding, "start" | "end">,
): [start: number, end: number] {
  const { places } = blockView(block);
  const whole = block.runs.reduce((sum, run) => sum + run.text.length, 0);
  const from = places[start] ?? whole;
  return [from, end > start ? (places[end - 1] ?? whole) + 1 : from];
}

/** Whether the text of a finding is still in its place. */
export function isStillThere(
  { blocks }: Pick<BulletinDocument, "blocks">,
  { block, start, end, text }: Finding,
): boolean {
  const current = blocks.find(({ id }) => id === block);
  return current !== undefined && blockView(current).text.slice(start, end) === text;
}
