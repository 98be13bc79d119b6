/** Accepts and rejects revisions in the editor, as one undo step. */
import type { LexicalEditor } from "lexical";
import { isObjectStyle, type Block } from "../../../shared/document/schema.ts";
import { settle, type Decision } from "../../../shared/revisions/settle.ts";
import { commit } from "../document/commit.ts";
import { followPlaces } from "../document/follow.ts";

/**
 * Accepts or rejects revisions by their ids. Returns false if none of them exists or the issue is read-only.
 * The caret stays at its place in the text; neither focus nor scroll position changes.
 */
export function decide(editor: LexicalEditor, decision: Decision, ids: Iterable<string>): boolean {
  const decidedIds = new Set(ids);
  const result = commit(editor, (bulletin) => settle(bulletin, decision, decidedIds), {
    isTracked: false,
    follow: (older, newer) => followPlaces(older, newer, mapPlaces(older, decision, decidedIds), "after"),
  });
  return result !== null;
}

/**
 * Maps each unit of the blocks (see `followPlaces`) to its place after the decision. A removed unit maps to the
 * place of the next remaining one. The last entry is the end.
 */
function mapPlaces(blocks: readonly Block[], decision: Decision, decidedIds: ReadonlySet<string>): number[] {
  const removedProperty = decision === "accept" ? "deleted" : "inserted";
  const places: number[] = [];
  let at = 0;
  const add = (size: number, id: string | undefined) => {
    const isRemoved = id !== undefined && decidedIds.has(id);
    for (let unit = 0; unit < size; unit += 1) places.push(isRemoved ? at : at + unit);
    if (!isRemoved) at += size;
  };
  for (const block of blocks) {
    if (!isObjectStyle(block.style)) for (const run of block.runs) add(run.text.length, run[removedProperty]);
    add(1, block[removedProperty]);
  }
  return [...places, at];
}
