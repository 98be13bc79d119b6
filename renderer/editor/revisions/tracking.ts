/**
 * Tracks changes (修订). Every change of the text is allowed, whether it comes from a key, an input method, a
 * paste, a command or the browser itself. After it, the new state is compared with the last one, and the
 * differences are recorded as revisions, in the same undo step. So no kind of change can bypass tracking, and
 * an input method is never disturbed: composed text is recorded once it is committed.
 *
 * Continued typing stays inside the author's own insertion and needs no further revision, so only the first
 * key of an insertion rewrites blocks.
 */
import {
  COMMAND_PRIORITY_CRITICAL,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORIC_TAG,
  mergeRegister,
  type EditorState,
  type LexicalEditor,
} from "lexical";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Stamp } from "../../../shared/revisions/stamp.ts";
import { trackFields } from "../../../shared/revisions/fields.ts";
import { track } from "../../../shared/revisions/track.ts";
import { commit, TRACKED_TAG, type Commit } from "../document/commit.ts";
import { findDifference, type Difference } from "../document/difference.ts";
import { followPlaces, type Side } from "../document/follow.ts";
import { bulletinOf, readBulletin } from "../document/read.ts";

/** The author of revisions: name and role. */
export type Author = Omit<Stamp, "date">;
/** Returns the author of changes made now; null while tracking is off. */
export type ReadAuthor = () => Author | null;

/**
 * Records changes as revisions while `readAuthor` returns an author. Returns the function that stops it.
 *
 * @param now the clock, for the dates of revisions
 */
export function registerTracking(
  editor: LexicalEditor,
  readAuthor: ReadAuthor,
  now: () => Date = () => new Date(),
): () => void {
  /** The last state whose changes are all recorded. */
  let recordedState = editor.getEditorState();
  let hasChanges = false;
  /** True if text is being deleted forwards (Delete key), so that the caret goes behind the deleted text. */
  let isForward = false;
  const setRecorded = (state: EditorState) => {
    recordedState = state;
    hasChanges = false;
    isForward = false;
  };
  const recordChanges = () => {
    const author = readAuthor();
    if (!author || editor.isComposing()) return;
    const stamp: Stamp = { ...author, date: now().toISOString() };
    const isRecorded = record(editor, bulletinOf(recordedState), stamp, isForward ? "after" : "before");
    if (!isRecorded) setRecorded(editor.getEditorState());
  };
  const onDelete = (isBackward: boolean) => {
    isForward = !isBackward;
    return false;
  };

  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
      if (!readAuthor() || tags.has(HISTORIC_TAG) || tags.has(TRACKED_TAG)) return setRecorded(editorState);
      hasChanges ||= dirtyElements.size > 0 || dirtyLeaves.size > 0;
      if (hasChanges) recordChanges();
    }),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, onDelete, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_WORD_COMMAND, onDelete, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_LINE_COMMAND, onDelete, COMMAND_PRIORITY_CRITICAL),
  );
}

/**
 * Records the changes since a bulletin in the undo step that they belong to. Returns null if there is nothing
 * to record.
 */
function record(editor: LexicalEditor, before: BulletinDocument, stamp: Stamp, side: Side): Commit | null {
  const bulletin = readBulletin(editor);
  const difference = findDifference(before, bulletin);
  if (!difference) return null;
  const { start, older, newer } = widen(difference, before, bulletin);
  const { blocks, revisions, places } = track(older, newer, bulletin.revisions, stamp);
  const trackedBulletin: BulletinDocument = {
    ...bulletin,
    blocks: [...bulletin.blocks.slice(0, start), ...blocks, ...bulletin.blocks.slice(start + newer.length)],
    revisions: trackFields(before, bulletin, revisions, stamp),
  };
  return commit(editor, () => trackedBulletin, {
    step: "join",
    isTracked: false,
    follow: () => followPlaces(newer, blocks, places, side),
  });
}

/** Adds the neighbours of what differs: new paragraphs beside an insertion of the same author belong to it. */
function widen(
  { start, older, newer }: Pick<Difference, "start" | "older" | "newer">,
  before: BulletinDocument,
  bulletin: BulletinDocument,
): Pick<Difference, "start" | "older" | "newer"> {
  const from = Math.max(0, start - 1);
  return {
    start: from,
    older: before.blocks.slice(from, start + older.length + 1),
    newer: bulletin.blocks.slice(from, start + newer.length + 1),
  };
}
