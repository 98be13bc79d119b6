/**
 * Tracking without a screen: after any edits, rejecting everything gives the original, and accepting
 * everything gives the text that the same edits give without tracking. Keys and input methods are tested in
 * tests/screen.
 */
import { buildEditorFromExtensions } from "@lexical/extension";
import * as fc from "fast-check";
import {
  $getRoot,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from "lexical";
import { expect, test } from "vitest";
import { elementAt } from "../../../shared/basics/elements.ts";
import { readable, showMarks } from "../../../tests/support/samples/marked-documents.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import {
  textStyles,
  type Block,
  type BulletinDocument,
  type TextStyle,
} from "../../../shared/document/schema.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { editorCommands } from "../session/commands.ts";
import { readBulletin } from "../document/read.ts";
import { bulletinExtension } from "../extension.ts";
import { editFrame } from "../document/frame.ts";
import { $isBlock } from "../nodes/nodes.ts";
import { $getRange, $selectPlaces } from "../nodes/selection.ts";
import { registerTracking } from "./tracking.ts";

const block = (id: string, text: string, style: TextStyle = "body"): Block => ({
  id,
  style,
  runs: text === "" ? [] : [{ text }],
});
const base: BulletinDocument = {
  ...emptyDocument(sequentialIds("e")),
  blocks: [
    block("a", "【检查督导】", "section"),
    block("b", "督导组查看了市场。"),
    block("c", ""),
    block("d", "要求抓好落实。"),
    block("e", "（本刊）", "source"),
  ],
};

interface EditorSession {
  editor: LexicalEditor & { dispose(): void };
  as(author: string): void;
}
function open(isTracked: boolean, bulletin = base): EditorSession {
  const editor = buildEditorFromExtensions(bulletinExtension(bulletin));
  let author = "陆文川";
  if (isTracked)
    registerTracking(
      editor,
      () => ({ author, role: "校对" }),
      () => new Date("2026-11-22T09:30:00Z"),
    );
  return { editor, as: (name) => void (author = name) };
}
const read = ({ editor }: EditorSession) => readBulletin(editor);
const update = ({ editor }: EditorSession, change: () => void) => editor.update(change, { discrete: true });

/** An edit at a place given by numbers, so that the same edit can be made with and without tracking. */
type Step = { at: number; offset: number; toBlock: number; toOffset: number } & (
  | { what: "type"; text: string }
  | { what: "enter" | "remove" | "break" | "point" | "bold" }
  | { what: "style"; style: (typeof textStyles)[number] }
  | { what: "number"; number: number }
);

/** The place in the editor that two numbers stand for. */
function $place(at: number, offset: number) {
  const nodes = $getRoot().getChildren().filter($isBlock);
  const node = elementAt(nodes, at % nodes.length);
  return { block: node, offset: offset % (node.getTextContentSize() + 1) };
}

function perform(session: EditorSession, step: Step): void {
  if (step.what === "number")
    return editFrame(session.editor, "masthead.number", (frame) => ({
      ...frame,
      masthead: { ...frame.masthead, number: step.number },
    }));
  update(session, () => {
    const from = $place(step.at, step.offset);
    const to = $place(step.toBlock, step.toOffset);
    $selectPlaces(from, step.what === "type" || step.what === "enter" || step.what === "break" ? from : to);
  });
  if (step.what === "type") update(session, () => $getRange()?.insertText(step.text));
  if (step.what === "remove") update(session, () => $getRange()?.removeText());
  if (step.what === "enter")
    update(session, () => void session.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
  if (step.what === "break")
    update(session, () => void session.editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false));
  const command = commandOfStep(step);
  if (command) editorCommands[command](session.editor);
  update(session, () => undefined);
}

/** The command of a step that runs one. */
function commandOfStep(step: Step): keyof typeof editorCommands | null {
  if (step.what === "style") return `style.${step.style}`;
  if (step.what === "point") return "flag.point";
  return step.what === "bold" ? "flag.bold" : null;
}

const where = { at: fc.nat(6), offset: fc.nat(12), toBlock: fc.nat(6), toOffset: fc.nat(12) };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ...where, what: fc.constant("type" as const), text: fc.constantFrom("新", "实地、", "，") }),
  fc.record({
    ...where,
    what: fc.constantFrom(
      "enter" as const,
      "remove" as const,
      "break" as const,
      "point" as const,
      "bold" as const,
    ),
  }),
  fc.record({ ...where, what: fc.constant("style" as const), style: fc.constantFrom(...textStyles) }),
  fc.record({ ...where, what: fc.constant("number" as const), number: fc.integer({ min: 1, max: 9 }) }),
);

test("after any edits by two people, rejecting every revision gives the original, and accepting every one leaves no revisions", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 8 }), (steps) => {
      const session = open(true);
      for (const [each, isOther] of steps) {
        session.as(isOther ? "顾书宁" : "陆文川");
        perform(session, each);
        expect(readable(settleAll(read(session), "reject"))).toEqual(readable(base));
      }
      const final = settleAll(read(session), "accept");
      expect(final.revisions).toEqual({});
      expect(showMarks(final)).not.toMatch(/[+~-]\[|[+-]¶/u);
      session.editor.dispose();
    }),
    { numRuns: 300 },
  );
});

test("accepting a tracked edit gives the same text as the edit without tracking, and one undo restores the original", () => {
  fc.assert(
    fc.property(step, (each) => {
      const trackedEditor = open(true);
      const plain = open(false);
      perform(trackedEditor, each);
      perform(plain, each);
      expect(readable(settleAll(read(trackedEditor), "accept"))).toEqual(readable(read(plain)));
      const isChanged = JSON.stringify(read(trackedEditor)) !== JSON.stringify(base);
      if (isChanged) trackedEditor.editor.dispatchCommand(UNDO_COMMAND, undefined);
      update(trackedEditor, () => undefined);
      expect(read(trackedEditor)).toEqual(base);
      for (const { editor } of [trackedEditor, plain]) editor.dispose();
    }),
    { numRuns: 500 },
  );
});

test("continued typing extends one insertion, and the caret stays behind the typed text", () => {
  const session = open(true);
  update(session, () => $selectPlaces($place(1, 3), $place(1, 3)));
  for (const letter of "实地深入") update(session, () => $getRange()?.insertText(letter));
  expect(showMarks(read(session)).split("¶")[1]).toBe("督导组+[实地深入]查看了市场。");
  expect(Object.keys(read(session).revisions)).toHaveLength(1);
});

test("text that replaces a selection is an insertion paired with the deletion", () => {
  const session = open(true);
  update(session, () => $selectPlaces($place(1, 6), $place(1, 8)));
  update(session, () => $getRange()?.insertText("商场"));
  expect(showMarks(read(session)).split("¶")[1]).toBe("督导组查看了-[市场]+[商场]。");
  const [one, two] = Object.values(read(session).revisions);
  expect([one?.kind, two?.kind, one?.pair === two?.pair, one?.pair !== undefined]).toEqual([
    "deletion",
    "insertion",
    true,
    true,
  ]);
});
