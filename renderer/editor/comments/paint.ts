/**
 * Highlights commented text on the paper: `data-comment` of its elements is `open`, `resolved` or `active`.
 * The attribute is set on the elements of the text itself, because wrapping these would break input methods.
 */
import { $getRoot, $getState, mergeRegister, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { findAgain, type CommentPlace } from "../../../shared/revisions/comment-place.ts";
import { blockElements, rangeOf } from "../find/ranges.ts";
import { readFrame } from "../document/frame.ts";
import { commentsAtCaret } from "./anchors.ts";
import type { CommentsStore } from "./comments-store.ts";
import { frameState } from "../nodes/nodes.ts";

type Threads = BulletinDocument["comments"];

function paintElement(element: HTMLElement, threads: Threads, active: string | null): void {
  const ids = element.dataset.commented?.split(" ") ?? [];
  const threadIds = ids.filter((id) => threads[id]);
  if (threadIds.length > 0) element.dataset.comment = lookOf(threadIds, threads, active);
  else delete element.dataset.comment;
}

/** The strongest look of several threads on the same text. */
function lookOf(
  ids: readonly string[],
  threads: Threads,
  active: string | null,
): "active" | "open" | "resolved" {
  if (active !== null && ids.includes(active)) return "active";
  return ids.some((id) => threads[id]?.resolved === false) ? "open" : "resolved";
}

/**
 * Keeps the looks up to date and makes the thread at the caret the active one. A keystroke updates only the
 * elements that it changed. Returns the function that stops it.
 */
export function followComments(editor: LexicalEditor, store: CommentsStore): () => void {
  let lastPaint: { threads: Threads; active: string | null } | null = null;
  let lastIds = "";
  const paintAll = () => {
    lastPaint = { threads: readFrame(editor).comments, active: store.read().active };
    for (const element of editor
      .getRootElement()
      ?.querySelectorAll<HTMLElement>("[data-commented], [data-comment]") ?? [])
      paintElement(element, lastPaint.threads, lastPaint.active);
  };
  const paint = (dirty: Iterable<string>) => {
    const { active } = store.read();
    const { comments } = editor.getEditorState().read(() => $getState($getRoot(), frameState));
    if (lastPaint?.threads !== comments || lastPaint.active !== active) return paintAll();
    for (const key of dirty) {
      const element = editor.getElementByKey(key);
      if (element) paintElement(element, comments, active);
    }
  };
  const followCaret = () => {
    const { ids, first } = commentsAtCaret(editor);
    if (ids.join(" ") === lastIds) return;
    lastIds = ids.join(" ");
    if (!ids.includes(store.read().active ?? "")) store.activate(first);
  };
  paintAll();
  return mergeRegister(
    editor.registerUpdateListener(({ dirtyLeaves }) => {
      followCaret();
      paint(dirtyLeaves);
    }),
    editor.registerRootListener(paintAll),
    store.subscribe(() => paint([])),
  );
}

/** Highlights the text that the new comment is about, or removes the highlight (null). */
export function paintNewPlace(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  newPlace: CommentPlace | null,
): void {
  const stretches = newPlace && findAgain(blocks, newPlace.stretches);
  if (!stretches) return void CSS.highlights.delete("comment-begun");
  const elements = blockElements(editor);
  const ranges = stretches.flatMap(({ block, start, end }) => {
    const element = elements.get(block);
    return (element && rangeOf(element, start, end)) ?? [];
  });
  CSS.highlights.set("comment-begun", new Highlight(...ranges));
}
