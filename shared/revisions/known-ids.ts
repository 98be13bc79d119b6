/**
 * A copy that was in Word's form has lost the ids of the marks and comments that it was handed out with. They are known
 * again by what they say, by whom and when (Word keeps seconds): else they would come in a second time.
 */
import type { BulletinDocument, CommentThread, Revision } from "../bulletin/schema.ts";
import { listRevisions } from "./list.ts";

export function restoreKnownIds(copy: BulletinDocument, issue: BulletinDocument): BulletinDocument {
  const revisions = renamed(saidBy(copy), saidBy(issue));
  const comments = renamed(threadsOf(copy), threadsOf(issue));
  if (revisions.size + comments.size === 0) return copy;
  const of = (id: string) => revisions.get(id) ?? id;
  const marks = <
    M extends { inserted?: string | undefined; deleted?: string | undefined; formatted?: string | undefined },
  >(
    marked: M,
  ): M => ({
    ...marked,
    ...(marked.inserted !== undefined && { inserted: of(marked.inserted) }),
    ...(marked.deleted !== undefined && { deleted: of(marked.deleted) }),
    ...(marked.formatted !== undefined && { formatted: of(marked.formatted) }),
  });
  return {
    ...copy,
    blocks: copy.blocks.map((block) => ({
      ...marks(block),
      runs: block.runs.map((run) => ({
        ...marks(run),
        ...(run.comments && { comments: run.comments.map((id) => comments.get(id) ?? id) }),
      })),
    })),
    revisions: Object.fromEntries(
      Object.entries(copy.revisions).map(([id, { pair, ...revision }]): [string, Revision] => [
        of(id),
        { ...revision, ...(pair !== undefined && { pair: of(pair) }) },
      ]),
    ),
    comments: Object.fromEntries(
      Object.entries(copy.comments).map(([id, thread]): [string, CommentThread] => [
        comments.get(id) ?? id,
        thread,
      ]),
    ),
  };
}

/** Ids by what they stand for, in the order of the text. */
type Said = readonly { id: string; key: string }[];

const second = (date: string): number => Math.floor(Date.parse(date) / 1000);
const saidBy = (document: BulletinDocument): Said =>
  listRevisions(document).map(({ id, kind, author, date, text }) => ({
    id,
    key: `${kind}\n${author}\n${second(date)}\n${text}`,
  }));
const threadsOf = ({ comments }: BulletinDocument): Said =>
  Object.entries(comments).flatMap(
    ([
      id,
      {
        remarks: [first],
      },
    ]) => (first ? [{ id, key: `${first.author}\n${second(first.date)}\n${first.text}` }] : []),
  );

/** New ids of those of the copy that the issue has under another one. */
function renamed(copy: Said, issue: Said): Map<string, string> {
  const ofCopy = new Set(copy.map(({ id }) => id));
  const ofIssue = new Set(issue.map(({ id }) => id));
  const free = new Map<string, string[]>();
  for (const { id, key } of issue) if (!ofCopy.has(id)) free.set(key, [...(free.get(key) ?? []), id]);
  const names = new Map<string, string>();
  for (const { id, key } of copy) {
    const known = ofIssue.has(id) ? undefined : free.get(key)?.shift();
    if (known !== undefined) names.set(id, known);
  }
  return names;
}
