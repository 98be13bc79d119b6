/**
 * The comment threads (批注) of a document: listing, adding, changing and removing them. The anchor of a
 * thread is the set of runs that carry its id, so that it moves with its text. The caller passes ids and
 * dates, so that results are reproducible.
 */
import { sameData } from "../document/canonical.ts";
import type { Block, BulletinDocument, CommentThread, Remark, Run } from "../document/schema.ts";
import { without } from "../basics/without.ts";

export interface ListedComment extends Pick<CommentThread, "remarks" | "resolved"> {
  id: string;
  /** The text it is attached to; empty if that text no longer exists. */
  text: string;
  /** Id of the block in which that text begins; null if the text no longer exists. */
  block: string | null;
}

/** A stretch of text in a block. Offsets count UTF-16 units of the block's text, including deleted text. */
export interface AnchorStretch {
  block: string;
  start: number;
  end: number;
}

/**
 * Lists the threads in the order of the text; threads without an anchor come last. Text that a revision
 * deletes counts as the anchor only if the thread has no other text.
 */
export function listComments({ blocks, comments }: BulletinDocument): ListedComment[] {
  const anchors = new Map<string, { text: string; block: string; isDeleted: boolean }>();
  for (const block of blocks) {
    for (const run of block.runs) {
      const isDeleted = run.deleted !== undefined;
      for (const id of run.comments ?? []) {
        const anchor = anchors.get(id);
        if (anchor?.isDeleted === isDeleted) anchor.text += run.text;
        else if (!anchor || anchor.isDeleted) {
          // Deleting first moves the entry to the end of the map: the thread is listed where its remaining
          // text is.
          anchors.delete(id);
          anchors.set(id, { text: run.text, block: block.id, isDeleted });
        }
      }
    }
  }

  const ids = [...anchors.keys(), ...Object.keys(comments).filter((id) => !anchors.has(id))];
  return ids.flatMap((id) => {
    const thread = comments[id];
    const { text = "", block = null } = anchors.get(id) ?? {};
    return thread ? [{ id, text, block, remarks: thread.remarks, resolved: thread.resolved }] : [];
  });
}

/**
 * The ids of the threads whose anchor is missing or deleted by a revision; pasted text can restore the
 * anchor.
 */
export function lostComments({ blocks, comments }: BulletinDocument): Set<string> {
  const lostIds = new Set(Object.keys(comments));
  for (const { runs } of blocks)
    for (const run of runs) if (!run.deleted) for (const id of run.comments ?? []) lostIds.delete(id);
  return lostIds;
}

/** Starts a thread on the given stretches of text. Returns null if they contain no text. */
export function addComment(
  document: BulletinDocument,
  places: readonly AnchorStretch[],
  id: string,
  remark: Remark,
): BulletinDocument | null {
  const blocks = document.blocks.map((block) =>
    places
      .filter((place) => place.block === block.id)
      .reduce((commentedBlock, { start, end }) => withComment(commentedBlock, start, end, id), block),
  );
  if (blocks.every((block, index) => block === document.blocks[index])) return null;
  return {
    ...document,
    blocks,
    comments: { ...document.comments, [id]: { remarks: [remark], resolved: false } },
  };
}

function withComment(block: Block, start: number, end: number, id: string): Block {
  let at = 0;
  let isChanged = false;
  const runs = block.runs.flatMap((run): Run[] => {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, run.text.length);
    at += run.text.length;
    if (from >= to || run.comments?.includes(id)) return [run];
    isChanged = true;
    const commentedRun = { ...run, text: run.text.slice(from, to), comments: [...(run.comments ?? []), id] };
    return [
      { ...run, text: run.text.slice(0, from) },
      commentedRun,
      { ...run, text: run.text.slice(to) },
    ].filter(({ text }) => text !== "");
  });
  return isChanged ? { ...block, runs } : block;
}

/** Adds a remark to a thread and reopens it if it was resolved, because there is something new to read. */
export const reply = (document: BulletinDocument, id: string, remark: Remark): BulletinDocument =>
  changeThread(document, id, (thread) => ({
    ...thread,
    remarks: [...thread.remarks, remark],
    resolved: false,
  }));

/** Replaces the text of a remark and keeps its author and date. */
export const editRemark = (
  document: BulletinDocument,
  id: string,
  index: number,
  text: string,
): BulletinDocument =>
  changeThread(document, id, (thread) => ({
    ...thread,
    remarks: thread.remarks.map((remark, at) => (at === index ? { ...remark, text } : remark)),
  }));

/** Resolves or reopens a thread. */
export const setResolved = (document: BulletinDocument, id: string, isResolved: boolean): BulletinDocument =>
  changeThread(document, id, (thread) => ({ ...thread, resolved: isResolved }));

/** Returns the document itself if it has no such thread. */
function changeThread(
  document: BulletinDocument,
  id: string,
  change: (thread: CommentThread) => CommentThread,
): BulletinDocument {
  const thread = document.comments[id];
  return thread ? { ...document, comments: { ...document.comments, [id]: change(thread) } } : document;
}

/** Removes a thread and its anchor in the text. */
export function removeThread(document: BulletinDocument, id: string): BulletinDocument {
  if (!document.comments[id]) return document;
  const blocks = document.blocks.map((block) => {
    if (!block.runs.some(({ comments }) => comments?.includes(id))) return block;
    return { ...block, runs: block.runs.map((run) => withoutComment(run, id)) };
  });
  return { ...document, blocks, comments: without(document.comments, id) };
}

function withoutComment(run: Run, id: string): Run {
  const comments = run.comments?.filter((each) => each !== id);
  return comments?.length ? { ...run, comments } : without(run, "comments");
}

/**
 * Joins the threads of both documents. A thread that both have gets the remarks of both, in the order of
 * their dates.
 */
export function joinThreads(
  one: BulletinDocument["comments"],
  other: BulletinDocument["comments"],
): BulletinDocument["comments"] {
  const threads = { ...one };
  for (const [id, thread] of Object.entries(other)) {
    const ownThread: CommentThread | undefined = threads[id];
    if (!ownThread) threads[id] = thread;
    else {
      const newRemarks = thread.remarks.filter(
        (remark) => !ownThread.remarks.some((each) => sameData(each, remark)),
      );
      threads[id] = {
        ...ownThread,
        remarks: [...ownThread.remarks, ...newRemarks].toSorted(
          (a, b) => Date.parse(a.date) - Date.parse(b.date),
        ),
        resolved: ownThread.resolved || thread.resolved,
      };
    }
  }
  return threads;
}
