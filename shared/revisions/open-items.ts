/** Lists the revisions and comments of a document that still wait for a decision before it is signed off. */
import type { BulletinDocument } from "../document/schema.ts";
import { listComments, type ListedComment } from "./comments.ts";
import { listRevisions, type ListedRevision } from "./list.ts";

export interface OpenItems {
  /** All revisions: a revision is open until it is accepted or rejected. */
  revisions: ListedRevision[];
  /** Unresolved threads. */
  comments: ListedComment[];
}

/** Lists the open revisions and threads, in the order of the text. */
export const listOpenItems = (document: BulletinDocument): OpenItems => ({
  revisions: listRevisions(document),
  comments: listComments(document).filter(({ resolved }) => !resolved),
});

/** Whether the document has anything to show as a mark: a revision or a comment, resolved or not. */
export const hasMarks = ({ revisions, comments }: BulletinDocument): boolean =>
  Object.keys(revisions).length + Object.keys(comments).length > 0;
