/** Pastes at the selection, at once or in pieces, and then cleans up as an undo step of its own. */
import {
  $addUpdateTag,
  $getEditor,
  $getSelection,
  $onUpdate,
  HISTORY_PUSH_TAG,
  type BaseSelection,
  type LexicalEditor,
} from "lexical";
import { $beginPaste, CLEANED_PASTE_COMMAND, type PasteStart } from "../clean-up/pasted.ts";
import { $insertInSteps, $insertPasted, type PastedBlocks } from "./insert.ts";
import { runAll, runPaste, type Steps } from "../document/large-paste.ts";

/** What is to be pasted. */
export interface Pasting {
  /** The blocks, or what reads them. */
  blocks: PastedBlocks | (() => Steps<PastedBlocks>);
  /** Changes the text that was pasted; returns the number of changes. */
  cleanUp?: { kind: "signs" | "lines"; steps: (start: PasteStart) => Steps<number> } | undefined;
  /** Called when all is in the issue. */
  onEnd?: (() => void) | undefined;
}

/** Pastes in the running update; the clean-up follows it. */
export function $paste({ blocks, cleanUp, onEnd }: Pasting, selection: BaseSelection): void {
  const editor = $getEditor();
  const start = cleanUp && $beginPaste(selection);
  $insertPasted(typeof blocks === "function" ? runAll(blocks()) : blocks, selection);
  $onUpdate(() =>
    queueMicrotask(() => {
      let changes = 0;
      editor.update(
        () => {
          $addUpdateTag(HISTORY_PUSH_TAG);
          if (cleanUp && start) changes = runAll(cleanUp.steps(start));
        },
        { discrete: true },
      );
      tellEnd(editor, { cleanUp, onEnd }, changes);
    }),
  );
}

/** Pastes in pieces, after the running update, at the selection that it leaves. */
export function $pasteLarge({ blocks, cleanUp, onEnd }: Pasting): void {
  const editor = $getEditor();
  let pastedBlocks: PastedBlocks | undefined;
  let start: PasteStart | undefined;
  let changes = 0;
  const parts = [
    {
      kind: "read" as const,
      *steps(): Steps<void> {
        pastedBlocks = typeof blocks === "function" ? yield* blocks() : blocks;
      },
    },
    {
      kind: "edit" as const,
      *steps(): Steps<void> {
        const selection = $getSelection();
        if (!selection || !pastedBlocks) return;
        start = $beginPaste(selection);
        yield* $insertInSteps(pastedBlocks, selection);
      },
    },
    {
      kind: "edit" as const,
      *steps(): Steps<void> {
        if (cleanUp && start) changes = yield* cleanUp.steps(start);
      },
    },
  ];
  queueMicrotask(async () => {
    if (await runPaste(editor, parts)) tellEnd(editor, { cleanUp, onEnd }, changes);
  });
}

function tellEnd(
  editor: LexicalEditor,
  { cleanUp, onEnd }: Pick<Pasting, "cleanUp" | "onEnd">,
  changes: number,
) {
  if (cleanUp && changes > 0)
    editor.dispatchCommand(CLEANED_PASTE_COMMAND, { kind: cleanUp.kind, count: changes });
  onEnd?.();
}
