/** Formatting points in a headless editor: one undo step, and nothing else changes. */
import { buildEditorFromExtensions } from "@lexical/extension";
import { $getRoot, UNDO_COMMAND, type LexicalEditor } from "lexical";
import { afterEach, expect, test } from "vitest";
import { applyPointChanges } from "../../../shared/points/apply.ts";
import { formatPoints } from "../../../shared/points/format.ts";
import { defaultPointStyle } from "../../../shared/points/style.ts";
import { markedDocument } from "../../../tests/support/samples/marked-text.ts";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { bulletinExtension } from "../extension.ts";
import { $isBlock } from "../nodes/nodes.ts";
import { createOutlineStore } from "../document/outline-store.ts";
import { $placeOf, $getRange, $selectPlaces } from "../nodes/selection.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor.dispose());

const before = markedDocument(
  "@@题\u3000@@一是抓落实。{-旧。-}二是{!强!}宣传。\n（某局）\n另文一是查问题。\n一是查问题。__二是补短板__。\n不动的一段。",
);
const read = () => readBulletin(editor);

test("changes of several paragraphs are one undo step and keep the selection", () => {
  editor = buildEditorFromExtensions(bulletinExtension(before));
  const places = () =>
    editor
      .getEditorState()
      .read(() =>
        [$getRange()?.anchor, $getRange()?.focus].map((point) => (point ? $placeOf(point)?.offset : null)),
      );
  editor.update(
    () => {
      const [first, , , fourth] = $getRoot().getChildren().filter($isBlock);
      $selectPlaces({ block: fourth!, offset: 9 }, { block: first!, offset: 4 });
    },
    { discrete: true },
  );
  const untouchedKey = editor.getEditorState().read(() => $getRoot().getLastChild()?.getKey());
  const changes = formatPoints(read(), defaultPointStyle);
  const after = applyPointChanges(read(), changes);
  expect(changes).toHaveLength(4);
  commit(editor, () => after);
  expect(read()).toEqual(after);
  expect(places()).toEqual([9, 4]);
  expect(editor.getEditorState().read(() => $getRoot().getLastChild()?.getKey())).toBe(untouchedKey);
  editor.dispatchCommand(UNDO_COMMAND, undefined);
  editor.update(() => undefined, { discrete: true });
  expect(read()).toEqual(before);
});

test("formatting the points removes the hints in the outline", () => {
  editor = buildEditorFromExtensions(bulletinExtension(markedDocument("**一是抓落实**。二是强宣传。")));
  const store = createOutlineStore(editor);
  expect([...store.problems()]).toEqual([
    ["b1", [{ article: "b1", kind: "unmarked", plainPoints: 1, points: 2 }]],
  ]);
  commit(editor, (bulletin) => applyPointChanges(bulletin, formatPoints(bulletin, defaultPointStyle)));
  expect(store.problems().size).toBe(0);
});
