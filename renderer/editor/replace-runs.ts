import { $addUpdateTag, $getRoot, $getState, HISTORY_PUSH_TAG, type LexicalEditor } from "lexical";
import type { Block } from "../../shared/bulletin/schema.ts";
import { $runToNodes } from "./adapter.ts";
import { $isBlock, idState } from "./nodes.ts";
import { $caret, $selectPlace } from "./selection.ts";

/** Gives blocks other runs, as one step of the history. Ids, styles and the caret's place stay. Blocks that are gone are passed over. */
export function replaceRuns(editor: LexicalEditor, blocks: readonly Block[]): void {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      const caret = $caret();
      for (const node of $getRoot().getChildren().filter($isBlock)) {
        const block = byId.get($getState(node, idState));
        if (!block) continue;
        node.clear().append(...block.runs.flatMap($runToNodes));
        if (caret && caret.block.is(node)) $selectPlace({ block: node, offset: caret.offset });
      }
    },
    { discrete: true },
  );
}
