/**
 * Restores the ids of revisions and comments that a copy lost on its way through Word. They are recognised by
 * content, author and date (Word keeps whole seconds); otherwise they would be received a second time under
 * new ids.
 */
import type { BulletinDocument, CommentThread, Revision } from "../document/schema.ts";
import { listRevisions } from "./list.ts";

/** The copy, with the issue's ids for all revisions and threads that the issue has under another id. */
export function restoreKnownIds(copy: BulletinDocument, issue: BulletinDocument): BulletinDocument {
  const revisions = matchIds(revisionKeys(copy), revisionKeys(issue));
  const comments = matchIds(threadKeys(copy), threadKeys(issue));
  if (revisions.size + comments.size === 0) return copy;

  const renameId = (id: string) => revisions.get(id) ?? id;
  const renameIds = <T extends RevisionIds>(part: T): T => ({
    ...part,
    ...(part.inserted !== undefined && { inserted: renameId(part.inserted) }),
    ...(part.deleted !== undefined && { deleted: renameId(part.deleted) }),
    ...(part.formatted !== undefined && { formatted: renameId(part.formatted) }),
  });
  return {
    ...copy,
    blocks: copy.blocks.map((block) => ({
      ...renameIds(block),
      runs: block.runs.map((run) => ({
        ...renameIds(run),
        ...(run.comments && { comments: run.comments.map((id) => comments.get(id) ?? id) }),
      })),
    })),
    revisions: Object.fromEntries(
      Object.entries(copy.revisions).map(([id, { pair, ...revision }]): [string, Revision] => [
        renameId(id),
        { ...revision, ...(pair !== undefined && { pair: renameId(pair) }) },
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

interface RevisionIds {
  inserted?: string | undefined;
  deleted?: string | undefined;
  formatted?: string | undefined;
}

/** Ids with a key made of their content, author and date, in the order of the text. */
type KeyedIds = readonly { id: string; key: string }[];

const toSeconds = (date: string): number => Math.floor(Date.parse(date) / 1000);

const revisionKeys = (document: BulletinDocument): KeyedIds =>
  listRevisions(document).map(({ id, kind, author, date, text }) => ({
    id,
    key: `${kind}\n${author}\n${toSeconds(date)}\n${text}`,
  }));

const threadKeys = ({ comments }: BulletinDocument): KeyedIds =>
  Object.entries(comments).flatMap(([id, { remarks }]) => {
    const [first] = remarks;
    return first ? [{ id, key: `${first.author}\n${toSeconds(first.date)}\n${first.text}` }] : [];
  });

/** Maps each id of the copy that the issue does not have to an id of the issue with the same key. */
function matchIds(copy: KeyedIds, issue: KeyedIds): Map<string, string> {
  const copyIds = new Set(copy.map(({ id }) => id));
  const issueIds = new Set(issue.map(({ id }) => id));
  /** Ids of the issue that the copy does not use, by key. */
  const candidates = new Map<string, string[]>();
  for (const { id, key } of issue)
    if (!copyIds.has(id)) candidates.set(key, [...(candidates.get(key) ?? []), id]);

  const matches = new Map<string, string>();
  for (const { id, key } of copy) {
    const match = issueIds.has(id) ? undefined : candidates.get(key)?.shift();
    if (match !== undefined) matches.set(id, match);
  }
  return matches;
}
