import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { $createTextNode, $getRoot, type LexicalEditor } from "lexical";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { firstOf } from "../../../shared/basics/elements.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import { readBulletin } from "./read.ts";
import { bulletinExtension } from "../extension.ts";
import { $createBlock, $isBlock, type BlockNode } from "../nodes/nodes.ts";
import { tableProperties } from "./edit.ts";
import { registerTracking } from "../revisions/tracking.ts";
import { $getRange, $selectPlace, $selectPlaces } from "../nodes/selection.ts";
import { $insertInSteps, $insertPasted, type PastedBlocks } from "../pasting/insert.ts";
import {
  isPasting,
  LARGE_PASTE_COMMAND,
  runAll,
  runPaste,
  setEditable,
  type LargePaste,
} from "./large-paste.ts";

let editor: LexicalEditor & { dispose(): void };
beforeEach(() => {
  editor = openEditor();
});
afterEach(() => {
  editor.dispose();
  vi.unstubAllGlobals();
});

function openEditor() {
  return buildEditorFromExtensions(
    bulletinExtension({
      ...emptyDocument(sequentialIds("e")),
      blocks: ["前面的话。", "", "后面的话。"].map((text, index) => ({
        id: `b${index}`,
        style: "body",
        runs: text === "" ? [] : [{ text }],
      })),
    }),
  );
}
const texts = (shown: LexicalEditor = editor) =>
  readBulletin(shown).blocks.map(({ style, runs }) => `${style}:${runs.map(({ text }) => text).join("")}`);
const history = () => getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek();
const $blocks = (): BlockNode[] => $getRoot().getChildren().filter($isBlock);

const table = { columns: [1, 1], headerRows: 0, rows: [[{ text: "甲" }, { text: "乙" }]] };
const pasted = (count: number, tableAt = -1): PastedBlocks => ({
  count,
  hasObject: tableAt >= 0 && tableAt < count,
  $create: (index) => [
    $createBlock(index === tableAt ? tableProperties(table) : { style: "brief" }).append(
      $createTextNode(`段${index}`),
    ),
  ],
});

test("blocks inserted in steps give the same text and the same caret as all at once", () => {
  for (const [block, from, to] of [
    [0, 0, 0],
    [0, 2, 2],
    [0, 5, 5],
    [1, 0, 0],
    [2, 1, 3],
  ] as const)
    for (const count of [1, 2, 3, 7])
      for (const tableAt of [-1, 0, 1, count - 1]) {
        const results = [
          $insertPasted,
          (...given: Parameters<typeof $insertInSteps>) => runAll($insertInSteps(...given)),
        ].map(($insert) => {
          const one = openEditor();
          let caret: unknown;
          one.update(
            () => {
              const node = $blocks()[block] as BlockNode;
              $selectPlaces({ block: node, offset: from }, { block: node, offset: to });
              $insert(pasted(count, tableAt), $getRange()!);
            },
            { discrete: true },
          );
          one.update(() => void $getRange()?.insertText("｜"), { discrete: true });
          caret = texts(one);
          one.dispose();
          return caret;
        });
        expect(results[1]).toEqual(results[0]);
      }
});

/** Pastes 300 blocks behind the first paragraph, each in a piece of its own; `atPause` is done between them. */
async function paste(atPause: (paste: LargePaste, pieces: number) => void, fails = false) {
  let told: LargePaste | undefined;
  let pieces = 0;
  editor.registerCommand(
    LARGE_PASTE_COMMAND,
    (large) => {
      told = large;
      return true;
    },
    0,
  );
  editor.update(() => $selectPlace({ block: firstOf($blocks()), offset: 5 }), { discrete: true });
  // Every piece takes longer than the first may.
  let time = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (time += 200));
  vi.stubGlobal("reportError", vi.fn());
  function* steps() {
    let count = 0;
    for (const share of $insertInSteps(pasted(300), $getRange()!)) {
      if (fails && (count += 1) > 100) throw new Error("no more memory");
      yield share;
    }
  }
  try {
    return await runPaste(editor, [{ kind: "edit", steps }], async () => {
      pieces += 1;
      if (told) atPause(told, pieces);
    });
  } finally {
    vi.restoreAllMocks();
  }
}

test("a paste in pieces is one undo step; the issue is read-only until it has all", async () => {
  const states: unknown[] = [];
  const undoSteps = history().undoStack.length;
  const isWhole = await paste(() => states.push([isPasting(editor), editor.isEditable()]));
  expect(isWhole).toBe(true);
  expect(states.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => [true, false]));
  expect([isPasting(editor), editor.isEditable()]).toEqual([false, true]);
  expect(texts()).toHaveLength(302);
  expect(history().undoStack).toHaveLength(undoSteps + 1);
});

test("a tracked paste in pieces is one insertion", async () => {
  registerTracking(editor, () => ({ author: "李文", role: "proofreader" }));
  await paste(() => {});
  const { revisions } = readBulletin(editor);
  expect(Object.values(revisions)).toMatchObject([{ kind: "insertion", author: "李文" }]);
});

test("a paste that is stopped or fails leaves the text as it was, without a step to undo or redo", async () => {
  const before = texts();
  const undoSteps = history().undoStack.length;
  for (const fails of [false, true]) {
    expect(await paste((large, pieces) => !fails && pieces > 3 && large.stop(), fails)).toBe(false);
    expect(texts()).toEqual(before);
    expect([history().undoStack.length, history().redoStack.length]).toEqual([undoSteps, 0]);
    expect(editor.isEditable()).toBe(true);
  }
});

test("an issue that becomes read-only during a paste is read-only after it", async () => {
  await paste((_large, pieces) => pieces === 2 && setEditable(editor, false));
  expect(editor.isEditable()).toBe(false);
});
