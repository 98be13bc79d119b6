/**
 * The gate for changes of the bulletin in the editor: everything that computes a changed bulletin writes it
 * here. Typing, composing, pasting and inserting objects work on nodes, because they need the caret between
 * nodes and the browser's input; `README.md` lists them.
 */
import {
  $addUpdateTag,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
} from "lexical";
import type { Block, BulletinDocument } from "../../../shared/document/schema.ts";
import { editInField } from "../nodes/edit-in-field.ts";
import { refreshOutline } from "./outline-store.ts";
import { findDifference } from "./difference.ts";
import type { Follow } from "./follow.ts";
import { readBulletin } from "./read.ts";
import { $write } from "./write.ts";

/**
 * Tag of updates that must not be recorded: they decide on revisions, or their revisions are recorded
 * already.
 */
export const TRACKED_TAG = "tracked";

export interface CommitOptions {
  /**
   * How the change enters the history:
   * - `new` (by default): as an undo step of its own. The scroll position stays.
   * - `join`: as part of the step before, which it completes. Read-only editors allow it too.
   * - `field`: as `editInField` does, for changes from fields outside the text, which keep focus and selection.
   */
  step?: "new" | "join" | { field: string | null };
  /** False if the change must not become revisions while changes are tracked; true by default. */
  isTracked?: boolean;
  /**
   * Gives the places of the selection after the change, by the changed blocks before and after it. By default
   * the selection stays in its text.
   */
  follow?: (older: readonly Block[], newer: readonly Block[]) => Follow;
}

/** The bulletin before and after a change. */
export interface Commit {
  before: BulletinDocument;
  after: BulletinDocument;
}

const stepTags = {
  new: [HISTORY_PUSH_TAG, SKIP_SCROLL_INTO_VIEW_TAG, SKIP_SELECTION_FOCUS_TAG],
  join: [HISTORY_MERGE_TAG],
};

/**
 * Changes the bulletin in the editor synchronously. Only what differs is written; nodes of unchanged blocks
 * stay. Changes are tracked as all others are: tracking compares the states. A step of its own brings the
 * outline up to date.
 *
 * @param change returns the changed bulletin; the same one or null for no change
 * @returns null if nothing changed or the issue is read-only
 */
export function commit(
  editor: LexicalEditor,
  change: (bulletin: BulletinDocument) => BulletinDocument | null,
  { step = "new", isTracked = true, follow }: CommitOptions = {},
): Commit | null {
  if (step !== "join" && !editor.isEditable()) return null;
  const before = readBulletin(editor);
  const after = change(before);
  const difference = after && findDifference(before, after);
  if (!difference) return null;

  const $change = () => {
    if (!isTracked) $addUpdateTag(TRACKED_TAG);
    $write(difference, follow?.(difference.older, difference.newer));
  };
  if (typeof step === "string") editor.update($change, { discrete: true, tag: stepTags[step] });
  else editInField(editor, step.field, $change);
  if (step === "new" || (step !== "join" && step.field === null)) refreshOutline(editor);
  return { before, after };
}
