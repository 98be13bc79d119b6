/** Tables and figures in a headless editor: inserting, keys around them, undo, filling cells. */
import { buildEditorFromExtensions } from "@lexical/extension";
import * as fc from "fast-check";
import {
  $getRoot,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from "lexical";
import { afterEach, expect, test } from "vitest";
import { elementAt } from "../../../shared/basics/elements.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import { table as tableSchema, type Block, type Figure } from "../../../shared/document/schema.ts";
import { fillsGrid, placedCells } from "../../../shared/document/grid.ts";
import { emptyTable, withCell } from "../../../shared/document/table.ts";
import { columnWidths } from "../../../shared/layout/objects.ts";
import { standardPage } from "../../../shared/layout/page.ts";
import { arbitraryTable } from "../../../tests/support/generators/arbitrary-bulletin.ts";
import { editorCommands } from "../session/commands.ts";
import { readBulletin } from "../document/read.ts";
import { bulletinExtension } from "../extension.ts";
import { $isBlock } from "../nodes/nodes.ts";
import { $selectPlace, $selectPlaces } from "../nodes/selection.ts";
import { goalBeside, goalOfTab } from "./tables/cell-keys.ts";
import { moveBorder, stepWidth } from "./tables/columns.ts";
import { editTable, insertFigures, insertObject, tableProperties } from "../document/edit.ts";
import { changeCells, cutArea, fillCells, readTabbed, textsOf, writeTabbed } from "./tables/fill.ts";
import { nearestShare, shareBeside, shareFor } from "./figures/figure-size.ts";
import { tableCommands, tableActions, type TableAction } from "./tables/table-actions.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor?.dispose());

const body = (id: string, text: string): Block => ({
  id,
  style: "body",
  runs: text === "" ? [] : [{ text }],
});
const figure: Figure = { asset: "a".repeat(64), type: "image/png", width: 400, height: 300, share: 50 };

function open(...blocks: Block[]): void {
  editor = buildEditorFromExtensions(bulletinExtension({ ...emptyDocument(sequentialIds("e")), blocks }));
}
const blocks = () => readBulletin(editor).blocks;
const styles = () => blocks().map(({ style, runs }) => `${style}:${runs.map((run) => run.text).join("")}`);
const update = (change: () => void) => editor.update(change, { discrete: true });
const caret = (index: number, offset: number) =>
  update(() => $selectPlace({ block: elementAt($getRoot().getChildren().filter($isBlock), index), offset }));
const press = (isBackward: boolean) =>
  update(() => void editor.dispatchCommand(DELETE_CHARACTER_COMMAND, isBackward));
const enter = () => update(() => void editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
const travel = (command: typeof UNDO_COMMAND) => {
  editor.dispatchCommand(command, undefined);
  update(() => undefined);
};

test("a table replaces an empty paragraph, follows another one, and is followed by a paragraph", () => {
  open(body("b1", "甲"), body("b2", ""));
  caret(1, 0);
  insertObject(editor, tableProperties(emptyTable(2, 2)));
  expect(styles()).toEqual(["body:甲", "table:", "body:"]);
  caret(0, 1);
  insertObject(editor, tableProperties(emptyTable(1, 2)));
  expect(styles()).toEqual(["body:甲", "table:", "table:", "body:"]);
});

test("each change of a table is one undo step, and so is typing in one cell", () => {
  open(body("b1", "甲"));
  caret(0, 1);
  const key = insertObject(editor, tableProperties(emptyTable(1, 2)))!;
  for (const text of ["一", "一二"])
    editTable(editor, key, (table) => withCell(table, { row: 0, column: 0 }, { text }), "0 0");
  editTable(editor, key, (table) => withCell(table, { row: 0, column: 1 }, { text: "三" }), "0 1");
  const texts = () => blocks()[1]?.table?.rows[0]?.map(({ text }) => text);
  expect(texts()).toEqual(["一二", "三"]);
  travel(UNDO_COMMAND);
  expect(texts()).toEqual(["一二", ""]);
  travel(UNDO_COMMAND);
  expect(texts()).toEqual(["", ""]);
  travel(UNDO_COMMAND);
  expect(styles()).toEqual(["body:甲"]);
  travel(REDO_COMMAND);
  travel(REDO_COMMAND);
  expect(texts()).toEqual(["一二", ""]);
});

test.each([
  ["Backspace behind it", 2, 0, true],
  ["Delete before it", 0, 1, false],
  ["Backspace in its caption", 1, 0, true],
] as const)("%s selects an object, the second press removes it", (_name, index, offset, isBackward) => {
  open(body("b1", "甲"), { id: "b2", style: "figure", figure, runs: [{ text: "图" }] }, body("b3", "乙"));
  caret(index, offset);
  press(isBackward);
  expect(blocks()).toHaveLength(3);
  press(isBackward);
  expect(styles()).toEqual(["body:甲", "body:乙"]);
  travel(UNDO_COMMAND);
  expect(blocks()[1]).toEqual({ id: "b2", style: "figure", figure, runs: [{ text: "图" }] });
});

test("Delete after the caption of a figure merges nothing; Enter starts a paragraph", () => {
  open({ id: "b1", style: "figure", figure, runs: [{ text: "图" }] }, body("b2", "乙"));
  caret(0, 1);
  press(false);
  expect(styles()).toEqual(["figure:图", "body:乙"]);
  enter();
  expect(styles()).toEqual(["figure:图", "body:", "body:乙"]);
});

test("deleting lines up to an object keeps the object; Enter over part of a caption keeps the table and adds a paragraph", () => {
  open(body("b1", "甲"), body("b2", "乙"), {
    id: "b3",
    style: "table",
    table: emptyTable(1, 1),
    runs: [{ text: "表题" }],
  });
  const at = (index: number, offset: number) => ({
    block: elementAt($getRoot().getChildren().filter($isBlock), index),
    offset,
  });
  update(() => $selectPlaces(at(1, 0), at(2, 0)));
  press(true);
  expect(styles()).toEqual(["body:甲", "body:", "table:表题"]);
  update(() => $selectPlaces(at(2, 0), at(2, 1)));
  enter();
  expect(styles()).toEqual(["body:甲", "body:", "table:题", "body:"]);
});

test("style commands ignore objects", () => {
  open(body("b1", "甲"), { id: "b2", style: "table", table: emptyTable(1, 1), runs: [] }, body("b3", "乙"));
  update(() => $getRoot().select(0, 3));
  editorCommands["style.brief"](editor);
  update(() => undefined);
  expect(styles()).toEqual(["brief:甲", "table:", "brief:乙"]);
});

test("several pictures for one place keep their order and are one undo step", () => {
  open(body("b1", "甲"), body("b2", "乙"));
  const of = (letter: string) => ({
    figure: { ...figure, asset: letter.repeat(64) },
    place: { after: "b1" },
  });
  insertFigures(editor, [of("a"), of("b")]);
  expect(blocks().map((block) => block.figure?.asset[0] ?? block.runs[0]?.text)).toEqual([
    "甲",
    "a",
    "b",
    "乙",
  ]);
  travel(UNDO_COMMAND);
  expect(styles()).toEqual(["body:甲", "body:乙"]);
});

test("every action of the menu keeps any table valid", () => {
  fc.assert(
    fc.property(arbitraryTable, fc.nat(), fc.constantFrom(...tableCommands), (table, index, name) => {
      const cells = placedCells(table);
      const area = elementAt(cells, index % cells.length);
      const action: TableAction = tableActions[name];
      if (action.isEnabled?.(table, area) === false) return;
      const changedTable = action.run(table, area);
      if (changedTable)
        expect(tableSchema.safeParse(changedTable).success && fillsGrid(changedTable)).toBe(true);
    }),
  );
});

test("pasting enlarges a table; copied cells paste unchanged", () => {
  const filledTable = fillCells(emptyTable(2, 2), { row: 1, column: 1 }, [["甲", "乙"], ["丙"]]);
  expect(textsOf(filledTable)).toEqual([
    ["", "", ""],
    ["", "甲", "乙"],
    ["", "丙", ""],
  ]);
  expect(readTabbed("一格")).toBeNull();
  fc.assert(
    fc.property(arbitraryTable, (table) => {
      const texts = textsOf(table);
      const alone = texts.length === 1 && texts[0]?.length === 1;
      if (!alone) expect(readTabbed(writeTabbed(table))).toEqual(texts);
      const whole = { row: 0, column: 0, rows: table.rows.length, columns: table.columns.length };
      expect(cutArea(table, whole)).toEqual(changeCells(table, whole, (cell) => cell));
    }),
  );
});

test("Tab and arrows move from cell to cell and leave the table at its ends", () => {
  const table = emptyTable(2, 2);
  const [first, , , last] = placedCells(table);
  expect([
    goalOfTab(table, first!, true),
    goalOfTab(table, last!, false),
    goalBeside(table, first!, "up"),
    goalBeside(table, last!, "down"),
    goalBeside(table, last!, "right"),
  ]).toEqual(["before", "row", "before", "after", "after"]);
  expect(goalBeside(table, first!, "down")).toEqual({ row: 1, column: 0 });
});

test("columns keep their sum and a minimum width; figures keep to their steps", () => {
  expect(moveBorder([50, 50], 0, 20)).toEqual([70, 30]);
  expect(moveBorder([50, 50], 0, 90)).toEqual([96, 4]);
  expect(columnWidths(stepWidth(emptyTable(1, 2), 1, 1)).map(Math.round)).toEqual([48, 52]);
  const narrow = { ...standardPage, margins: { ...standardPage.margins, left: 50, right: 50 } };
  expect([
    nearestShare(3),
    nearestShare(52),
    shareBeside(100, 1),
    shareFor(400, standardPage),
    shareFor(4000, standardPage),
    shareFor(400, narrow),
  ]).toEqual([10, 50, 100, 45, 100, 60]);
});
