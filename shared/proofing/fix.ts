/** Putting findings right: as edits of the document, which tracking marks like any other. */
import type { Edit } from "../bulletin/edits.ts";
import type { Block, BulletinDocument } from "../bulletin/schema.ts";
import type { Finding } from "./rule.ts";
import { blockView } from "./view.ts";

/** The edits of those that have a fix. Of two that overlap the first one is made; what is left the next check finds. */
export function editsOf({ blocks }: Pick<BulletinDocument, "blocks">, findings: readonly Finding[]): Edit[] {
  const byBlock = Map.groupBy(findings, ({ block }) => block ?? "");
  return blocks.flatMap((block) => {
    const found = byBlock.get(block.id);
    if (!found) return [];
    const { text } = blockView(block);
    let done = -1;
    return found
      .toSorted((a, b) => a.start - b.start)
      .flatMap(({ start, end, fix }): Edit[] => {
        // What stood there when it was found must still stand there.
        if (fix === undefined || start < done || end > text.length || start >= end) return [];
        done = end;
        const [from, to] = placesOf(block, { start, end });
        return [{ block: block.id, start: from, end: to, text: fix }];
      });
  });
}

/** Where a stretch of a block's final text stands in all of its text, deleted text included. */
export function placesOf(
  block: Block,
  { start, end }: Pick<Finding, "start" | "end">,
): [start: number, end: number] {
  const { places } = blockView(block);
  const whole = block.runs.reduce((sum, run) => sum + run.text.length, 0);
  const from = places[start] ?? whole;
  return [from, end > start ? (places[end - 1] ?? whole) + 1 : from];
}

/** Whether what was found stands where it was found. */
export function stillThere(
  { blocks }: Pick<BulletinDocument, "blocks">,
  { block, start, end, text }: Finding,
): boolean {
  const found = blocks.find(({ id }) => id === block);
  return found !== undefined && blockView(found).text.slice(start, end) === text;
}
