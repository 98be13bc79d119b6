/** Changes comments in the editor. */
import { $addUpdateTag, $getRoot, $setState, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { readBulletin } from "../document/read.ts";
import { editInField } from "../edit-in-field.ts";
import { frameState } from "../nodes.ts";
import { $replaceRuns } from "../replace-runs.ts";
import { TRACKED_TAG } from "../revisions/tracking.ts";

/**
 * Changes threads and their anchors as one undo step. The change is not recorded as a revision, because it
 * does not change the text. Selection and focus stay. Returns false if nothing changed or the issue is
 * read-only.
 *
 * @param change returns the changed bulletin, or null if the change is not possible
 */
export function changeComments(
  editor: LexicalEditor,
  change: (bulletin: BulletinDocument) => BulletinDocument | null,
): boolean {
  if (!editor.isEditable()) return false;
  const before = readBulletin(editor);
  const after = change(before);
  if (!after || after === before) return false;

  const { blocks, comments } = after;
  editInField(editor, null, () => {
    $addUpdateTag(TRACKED_TAG);
    $setState($getRoot(), frameState, (frame) => ({ ...frame, comments }));
    $replaceRuns(blocks.filter((block, index) => block !== before.blocks[index]));
  });
  return true;
}
