/** What in a document still waits for a decision, before it is signed off. */
import type { BulletinDocument, CommentThread } from "../bulletin/schema.ts";
import { listRevisions, type ListedRevision } from "./list.ts";

export interface OpenThings {
  marks: ListedRevision[];
  /** Threads that are not resolved. */
  comments: (CommentThread & { id: string })[];
}

export function openThings(document: BulletinDocument): OpenThings {
  const comments = Object.entries(document.comments).flatMap(([id, thread]) => (thread.resolved ? [] : [{ ...thread, id }]));
  return { marks: listRevisions(document), comments };
}
