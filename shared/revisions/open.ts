/** What in a document still waits for a decision, before it is signed off. */
import type { BulletinDocument } from "../bulletin/schema.ts";
import { listComments, type ListedComment } from "./comments.ts";
import { listRevisions, type ListedRevision } from "./list.ts";

export interface OpenItems {
  marks: ListedRevision[];
  /** Threads that are not resolved. */
  comments: ListedComment[];
}

export const listOpenItems = (document: BulletinDocument): OpenItems => ({
  marks: listRevisions(document),
  comments: listComments(document).filter(({ resolved }) => !resolved),
});

/** Whether there is anything to be marked: a revision, or a comment, resolved or not. */
export const hasMarks = ({ revisions, comments }: BulletinDocument): boolean =>
  Object.keys(revisions).length + Object.keys(comments).length > 0;
