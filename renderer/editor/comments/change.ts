/** Changes comments in the editor. */
import type { LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { commit } from "../document/commit.ts";

/**
 * Changes threads and their anchors as one undo step. The change is not recorded as a revision, because it
 * does not change the text. Selection and focus stay. Returns false if nothing changed or the issue is
 * read-only.
 *
 * @param change returns the changed bulletin, or null if the change is not possible
 */
export const changeComments = (
  editor: LexicalEditor,
  change: (bulletin: BulletinDocument) => BulletinDocument | null,
): boolean => commit(editor, change, { step: { field: null }, isTracked: false }) !== null;
