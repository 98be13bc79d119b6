/** How commented text looks: `data-comment` of its elements is `open`, `resolved` or `active`. Nothing is wrapped around it. */
import { $getRoot, $getState, mergeRegister, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { findAgain, type CommentPlace } from "../../../shared/revisions/comment-place.ts";
import { blockElements, rangeOf } from "../find/ranges.ts";
import { readFrame } from "../frame.ts";
import { commentsAtCaret } from "./anchors.ts";
import type { CommentsStore } from "./comments-store.ts";
import { frameState } from "../nodes.ts";

type Threads = BulletinDocument["comments"];

function paintElement(element: HTMLElement, threads: Threads, active: string | null): void {
  const ids = element.dataset.commented?.split(" ") ?? [];
  const known = ids.filter((id) => threads[id]);
  const isOpen = known.some((id) => threads[id]?.resolved === false);
  const look = active !== null && known.includes(active) ? "active" : isOpen ? "open" : "resolved";
  if (known.length > 0) element.dataset.comment = look;
  else delete element.dataset.comment;
}

/** Keeps the looks, and the active thread that which the caret stands in. A keystroke touches only the elements that it changed. */
export function followComments(editor: LexicalEditor, store: CommentsStore): () => void {
  let painted: { threads: Threads; active: string | null } | null = null;
  let caret = "";
  const paintAll = () => {
    painted = { threads: readFrame(editor).comments, active: store.read().active };
    for (const element of editor
      .getRootElement()
      ?.querySelectorAll<HTMLElement>("[data-commented], [data-comment]") ?? [])
      paintElement(element, painted.threads, painted.active);
  };
  const paint = (dirty: Iterable<string>) => {
    const { active } = store.read();
    const { comments } = editor.getEditorState().read(() => $getState($getRoot(), frameState));
    if (painted?.threads !== comments || painted.active !== active) return paintAll();
    for (const key of dirty) {
      const element = editor.getElementByKey(key);
      if (element) paintElement(element, comments, active);
    }
  };
  const followCaret = () => {
    const { ids, first } = commentsAtCaret(editor);
    if (ids.join(" ") === caret) return;
    caret = ids.join(" ");
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

/** Paints what a comment that is being written goes on. */
export function paintBegun(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  begun: CommentPlace | null,
): void {
  const stretches = begun && findAgain(blocks, begun.stretches);
  if (!stretches) return void CSS.highlights.delete("comment-begun");
  const elements = blockElements(editor);
  const ranges = stretches.flatMap(({ block, start, end }) => {
    const element = elements.get(block);
    return (element && rangeOf(element, start, end)) ?? [];
  });
  CSS.highlights.set("comment-begun", new Highlight(...ranges));
}
