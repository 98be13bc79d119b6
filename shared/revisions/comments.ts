/**
 * The comment threads (批注) of a document: listed in the order of the text, and all that is done to them. A thread's anchor
 * is the runs that carry its id, so that it goes wherever its text goes. Ids and dates are given in: results can be repeated.
 */
import type { Block, BulletinDocument, CommentThread, Remark, Run } from "../bulletin/schema.ts";
import { without } from "../bulletin/without.ts";

export interface ListedComment extends Pick<CommentThread, "remarks" | "resolved"> {
  id: string;
  /** The text that it is about; empty where that is gone. */
  text: string;
  /** The block that it begins in; null where its text is gone. */
  block: string | null;
}

/** A stretch of a block. Offsets count UTF-16 units of the whole text, deleted text included. */
export interface Stretch {
  block: string;
  start: number;
  end: number;
}

/** What no text carries any more comes last. Text that a revision deletes counts only where nothing else is left. */
export function listComments({ blocks, comments }: BulletinDocument): ListedComment[] {
  const found = new Map<string, { text: string; block: string; isDeleted: boolean }>();
  for (const block of blocks) {
    for (const run of block.runs) {
      const isDeleted = run.deleted !== undefined;
      for (const id of run.comments ?? []) {
        const known = found.get(id);
        if (known?.isDeleted === isDeleted) known.text += run.text;
        else if (!known || known.isDeleted) {
          // It stands where what is left of it stands.
          found.delete(id);
          found.set(id, { text: run.text, block: block.id, isDeleted });
        }
      }
    }
  }
  const ids = [...found.keys(), ...Object.keys(comments).filter((id) => !found.has(id))];
  return ids.flatMap((id) => {
    const thread = comments[id];
    const { text = "", block = null } = found.get(id) ?? {};
    return thread ? [{ id, text, block, remarks: thread.remarks, resolved: thread.resolved }] : [];
  });
}

/** The threads that no text carries, or none but text that a revision deletes: what is pasted may bring them back. */
export function lostComments({ blocks, comments }: BulletinDocument): Set<string> {
  const lost = new Set(Object.keys(comments));
  for (const { runs } of blocks)
    for (const run of runs) if (!run.deleted) for (const id of run.comments ?? []) lost.delete(id);
  return lost;
}

/** Begins a thread on some text. Null where there is no text in these places. */
export function addComment(
  document: BulletinDocument,
  places: readonly Stretch[],
  id: string,
  remark: Remark,
): BulletinDocument | null {
  const blocks = document.blocks.map((block) =>
    places
      .filter((place) => place.block === block.id)
      .reduce((changed, { start, end }) => withComment(changed, start, end, id), block),
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
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, run.text.length)];
    at += run.text.length;
    if (from >= to || run.comments?.includes(id)) return [run];
    isChanged = true;
    const commented = { ...run, text: run.text.slice(from, to), comments: [...(run.comments ?? []), id] };
    return [
      { ...run, text: run.text.slice(0, from) },
      commented,
      { ...run, text: run.text.slice(to) },
    ].filter(({ text }) => text !== "");
  });
  return isChanged ? { ...block, runs } : block;
}

/** Answers a thread. One that was resolved is open again: there is something to read. */
export const reply = (document: BulletinDocument, id: string, remark: Remark): BulletinDocument =>
  changeThread(document, id, (thread) => ({
    ...thread,
    remarks: [...thread.remarks, remark],
    resolved: false,
  }));

/** Writes a remark anew. Whose it is and from when stays. */
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

/** Resolves a thread, or opens it again. */
export const setResolved = (document: BulletinDocument, id: string, resolved: boolean): BulletinDocument =>
  changeThread(document, id, (thread) => ({ ...thread, resolved }));

/** A thread that is not there changes nothing. */
function changeThread(
  document: BulletinDocument,
  id: string,
  change: (thread: CommentThread) => CommentThread,
): BulletinDocument {
  const thread = document.comments[id];
  return thread ? { ...document, comments: { ...document.comments, [id]: change(thread) } } : document;
}

/** Takes a thread away, and its anchor from the text. */
export function removeThread(document: BulletinDocument, id: string): BulletinDocument {
  if (!document.comments[id]) return document;
  const blocks = document.blocks.map((block) => {
    if (!block.runs.some(({ comments }) => comments?.includes(id))) return block;
    return { ...block, runs: block.runs.map((run) => withoutComment(run, id)) };
  });
  return { ...document, blocks, comments: without(document.comments, id) as BulletinDocument["comments"] };
}

function withoutComment(run: Run, id: string): Run {
  const comments = run.comments?.filter((each) => each !== id);
  return comments?.length ? { ...run, comments } : (without(run, "comments") as Run);
}
