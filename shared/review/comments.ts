/** The comment threads of a document as a list, in the order of the text. */
import type { BulletinDocument, CommentThread } from "../bulletin/schema.ts";

export interface ListedComment extends Pick<CommentThread, "remarks" | "resolved"> {
  id: string;
  /** The text that it is about; empty where that is gone. */
  text: string;
  /** The block that it begins in; null where its text is gone. */
  block: string | null;
}

/** What no text carries any more comes last. */
export function listComments({ blocks, comments }: BulletinDocument): ListedComment[] {
  const found = new Map<string, { text: string; block: string | null }>();
  for (const block of blocks) {
    for (const run of block.runs) {
      for (const id of run.comments ?? []) {
        const known = found.get(id);
        if (known) known.text += run.text;
        else found.set(id, { text: run.text, block: block.id });
      }
    }
  }
  for (const id of Object.keys(comments)) if (!found.has(id)) found.set(id, { text: "", block: null });
  return [...found].flatMap(([id, { text, block }]) => {
    const thread = comments[id];
    return thread ? [{ id, text, block, remarks: thread.remarks, resolved: thread.resolved }] : [];
  });
}
