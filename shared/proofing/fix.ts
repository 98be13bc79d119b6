/** Putting findings right: as edits of the document, which tracking marks like any other. */
import type { Edit } from "../bulletin/edits.ts";
import type { BulletinDocument } from "../bulletin/schema.ts";
import type { Finding } from "./rule.ts";
import { blockView } from "./view.ts";

/** The edits of those that have a fix. Of two that overlap the first one is made; what is left the next check finds. */
export function editsOf({ blocks }: Pick<BulletinDocument, "blocks">, findings: readonly Finding[]): Edit[] {
  const byBlock = Map.groupBy(findings, ({ block }) => block ?? "");
  return blocks.flatMap((block) => {
    const found = byBlock.get(block.id);
    if (!found) return [];
    const { places, text } = blockView(block);
    const whole = block.runs.reduce((sum, run) => sum + run.text.length, 0);
    let done = -1;
    return found
      .toSorted((a, b) => a.start - b.start)
      .flatMap(({ start, end, fix }): Edit[] => {
        // What stood there when it was found must still stand there.
        if (fix === undefined || start < done || end > text.length || start >= end) return [];
        done = end;
        return [{ block: block.id, start: places[start] ?? whole, end: (places[end - 1] ?? whole) + 1, text: fix }];
      });
  });
}
