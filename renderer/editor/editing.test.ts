/**
 * Editing without a screen: paragraphs, meanings and history. What needs a browser is tested in tests/screen.
 */
import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import {
  $getRoot,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
} from "lexical";
import { afterEach, expect, test } from "vitest";
import { elementAt } from "../../shared/basics/elements.ts";
import { emptyDocument } from "../../shared/document/empty.ts";
import { sequentialIds } from "../../shared/basics/identifiers.ts";
import type { Block, Run, TextStyle } from "../../shared/document/schema.ts";
import { editorCommands } from "./session/commands.ts";
import { readBulletin } from "./document/read.ts";
import { bulletinExtension, historyDepth } from "./extension.ts";
import { editFrame } from "./document/frame.ts";
import { $isBlock } from "./nodes/nodes.ts";
import { $selectPlace } from "./nodes/selection.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor.dispose());

const block = (id: string, style: TextStyle, ...runs: (string | Run)[]): Block => ({
  id,
  style,
  runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
});

function open(...blocks: Block[]): void {
  editor = buildEditorFromExtensions(bulletinExtension({ ...emptyDocument(sequentialIds("e")), blocks }));
}
const blocks = () => readBulletin(editor).blocks;
const styles = () => blocks().map(({ style, runs }) => `${style}:${runs.map((run) => run.text).join("")}`);
const update = (change: () => void) => editor.update(change, { discrete: true });

function caret(blockIndex: number, offset: number): void {
  update(() =>
    $selectPlace({ block: elementAt($getRoot().getChildren().filter($isBlock), blockIndex), offset }),
  );
}
function select(from: number, to: number): void {
  update(() => {
    const text = elementAt($getRoot().getAllTextNodes(), 0);
    text.select(from, to);
  });
}
function run(name: keyof typeof editorCommands): void {
  editorCommands[name](editor);
  update(() => undefined);
}
const enter = () => update(() => void editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
const backspace = () => update(() => void editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true));

test("a bulletin without blocks gets an empty paragraph to type into", () => {
  open();
  expect(styles()).toEqual(["body:"]);
});

test.each([
  ["section", 4, ["section:【甲】乙", "body:"]],
  ["source", 4, ["source:【甲】乙", "body:"]],
  ["note", 4, ["note:【甲】乙", "body:"]],
  ["attachment", 4, ["attachment:【甲】乙", "body:"]],
  ["brief", 4, ["brief:【甲】乙", "brief:"]],
  ["body", 4, ["body:【甲】乙", "body:"]],
  ["section", 3, ["section:【甲】", "section:乙"]],
  ["section", 0, ["body:", "section:【甲】乙"]],
  ["brief", 0, ["brief:", "brief:【甲】乙"]],
] as const)("Enter in a %s paragraph at offset %i", (style, offset, result) => {
  open(block("b1", style, "【甲】乙"));
  caret(0, offset);
  enter();
  expect(styles()).toEqual(result);
  expect(blocks().find(({ runs }) => runs[0]?.text.startsWith("【甲】"))?.id).toBe("b1");
  expect(new Set(blocks().map(({ id }) => id)).size).toBe(2);
});

test("Enter in an empty styled paragraph resets the style", () => {
  open(block("b1", "brief"));
  caret(0, 0);
  enter();
  expect(styles()).toEqual(["body:"]);
});

test("Backspace at the start of a paragraph resets its style first, then joins it to the one before", () => {
  open(block("b1", "body", "甲"), block("b2", "section", "【乙】"));
  caret(1, 0);
  backspace();
  expect(styles()).toEqual(["body:甲", "body:【乙】"]);
  backspace();
  expect(styles()).toEqual(["body:甲【乙】"]);
});

test("splitting a paragraph moves the revision of its end to the second half", () => {
  open({ ...block("b1", "body", "甲乙"), inserted: "r1", later: 1 });
  caret(0, 1);
  enter();
  expect(blocks()).toMatchObject([{ id: "b1", later: 1 }, { inserted: "r1" }]);
  expect(blocks()[0]).not.toHaveProperty("inserted");
});

test("a line break gets the meaning and format of the text before it", () => {
  open(block("b1", "body", { text: "甲乙", point: true, bold: true }));
  caret(0, 1);
  update(() => void editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false));
  expect(blocks()[0]?.runs).toEqual([{ text: "甲\n乙", point: true, bold: true }]);
});

test("setting a meaning replaces another one, setting it again removes it, and revisions stay", () => {
  open(block("b1", "body", { text: "一是要", inserted: "r1" }));
  select(0, 2);
  run("flag.point");
  expect(blocks()[0]?.runs).toEqual([
    { text: "一是", point: true, inserted: "r1" },
    { text: "要", inserted: "r1" },
  ]);
  run("flag.title");
  run("flag.bold");
  expect(blocks()[0]?.runs[0]).toEqual({ text: "一是", title: true, bold: true, inserted: "r1" });
  run("flag.title");
  expect(blocks()[0]?.runs[0]).toEqual({ text: "一是", bold: true, inserted: "r1" });
  run("flag.tag");
  run("flag.clear");
  expect(blocks()[0]?.runs).toEqual([{ text: "一是要", inserted: "r1" }]);
});

test("body, masthead and imprint share one history, and quick typing in one field is one step", () => {
  open(block("b1", "body", "甲"));
  const frame = () => readBulletin(editor);
  const name = (text: string) =>
    editFrame(editor, "masthead.name", (old) => ({ ...old, masthead: { ...old.masthead, name: [text] } }));
  name("工");
  name("工作");
  caret(0, 1);
  run("style.brief");
  editFrame(editor, "imprint.email", (old) => ({ ...old, imprint: { ...old.imprint, email: "a@b.c" } }));
  const undo = () =>
    getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek().undoStack.length;
  expect(undo()).toBe(3);
  expect([frame().masthead.name, styles(), frame().imprint.email]).toEqual([["工作"], ["brief:甲"], "a@b.c"]);
});

test("the history keeps a limited number of steps", () => {
  open(block("b1", "body", "甲"));
  for (let turn = 0; turn < historyDepth + 20; turn += 1)
    editFrame(editor, `field${turn}`, (old) => ({ ...old, turn }));
  expect(
    getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek().undoStack,
  ).toHaveLength(historyDepth);
});
