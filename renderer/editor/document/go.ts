/** Moves the caret to a place of the issue. */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import { idState, $isBlock } from "../nodes/nodes.ts";
import { $partStarts, splitArticleId } from "./outline-store.ts";
import { $selectPlace } from "../nodes/selection.ts";

/**
 * Moves caret and focus to the start of a section, an article or a paragraph and scrolls there.
 *
 * @param id id of a section or article in the outline, or of a block
 */
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
