/** Going to a place of the issue. */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import { idState, $isBlock } from "./nodes.ts";
import { $partStarts, splitArticleId } from "./outline-store.ts";
import { $selectPlace } from "./selection.ts";

/** Puts the caret where a section or an article begins, by the id that the outline gives it, or a paragraph by its own, and scrolls there. */
export function goTo(editor: LexicalEditor, id: string): void {
  const { block: blockId, part } = splitArticleId(id);
  editor.update(
    () => {
      const block = $getRoot()
        .getChildren()
        .filter($isBlock)
        .find((each) => $getState(each, idState) === blockId);
      if (!block) return;
      $selectPlace({ block, offset: $partStarts(block)[part - 1] ?? 0 });
      editor.getElementByKey(block.getKey())?.scrollIntoView({ block: "start" });
    },
    { discrete: true },
  );
  editor.getRootElement()?.focus({ preventScroll: true });
}
