import { expect, test } from "vitest";
import { elementAt } from "../../shared/basics/elements.ts";
import {
  hasDays,
  isIncomplete,
  readPasted,
  readRows,
  rowsOf,
  tablesOf,
  withAdded,
  withCell,
  withMoved,
  withoutRows,
  withRestored,
  type Rows,
} from "./rows.ts";

const tables = {
  units: [
    { full: "示例区城市管理局", short: ["区城管局", "城管局"], since: "2026" },
    { full: "东河街道办事处", short: ["东河街道"] },
    { full: "区妇联", short: [] },
  ],
  people: [{ name: "程一禾", unit: "区融媒体中心", post: "主任" }],
};
const units = () => rowsOf(tables, "units");
const people = () => rowsOf(tables, "people");
const first = (rows: Rows) => rows.map(({ cells }) => cells[0]);
const keys = (rows: Rows, ...names: string[]) =>
  new Set(rows.filter(({ cells }) => names.includes(cells[0] ?? "")).map(({ key }) => key));

test("tables become rows with a blank one at the end, and back, with the properties that the screen does not show", () => {
  expect(units().map(({ cells }) => cells)).toEqual([
    ["示例区城市管理局", "区城管局、城管局", "", ""],
    ["东河街道办事处", "东河街道", "", ""],
    ["区妇联", "", "", ""],
    ["", "", "", ""],
  ]);
  expect(tablesOf({ units: units(), people: people() })).toEqual(tables);
});

test("typing into the blank row adds another; a row is not saved if its name is missing or too long", () => {
  const rows = units();
  const typedRows = withCell(rows, "units", rows[3]?.key ?? 0, 1, "区委，党委; 区里");
  expect(first(typedRows)).toEqual(["示例区城市管理局", "东河街道办事处", "区妇联", "", ""]);
  expect(typedRows.map((each) => isIncomplete(each, "units"))).toEqual([false, false, false, true, false]);
  expect(tablesOf({ units: typedRows, people: [] }).units).toHaveLength(3);
  const namedRows = withCell(typedRows, "units", rows[3]?.key ?? 0, 0, "中共示例区委");
  expect(tablesOf({ units: namedRows, people: [] }).units.at(-1)).toEqual({
    full: "中共示例区委",
    short: ["区委", "党委", "区里"],
  });
  // After the text is deleted again, one blank row is left: the one with the caret.
  expect(withCell(typedRows, "units", rows[3]?.key ?? 0, 1, "").map(({ key }) => key)).toEqual(
    rows.map(({ key }) => key),
  );
  expect(
    isIncomplete(elementAt(withCell(rows, "units", rows[0]?.key ?? 0, 0, "甲".repeat(61)), 0), "units"),
  ).toBe(true);
});

test("reading spreadsheet rows drops the heading and blank lines, joins short forms and unquotes cells", () => {
  expect(readPasted("区委办", "units", ["全称"])).toBeNull();
  expect(readPasted("区委办\r\n", "units", ["全称"])).toBeNull();
  expect(
    readPasted('全称\t简称\r\n中共示例区委办公室\t区委办\t党办\r\n\r\n"区""两新""工委"\r\n', "units", [
      "全称",
    ]),
  ).toEqual([
    ["中共示例区委办公室", "区委办、党办", "", ""],
    ['区"两新"工委', "", "", ""],
  ]);
  expect(readPasted("程一禾\t区融媒体中心\t主任\t多余\n陆文川", "people", ["姓名"])).toEqual([
    ["程一禾", "区融媒体中心", "主任", "多余", ""],
    ["陆文川", "", "", "", ""],
  ]);
});

test("rows are pasted after the current row or before the blank one, without repeating any", () => {
  const rows = units();
  const cells = readRows([["区委办"], ["区妇联"], ["区委办"], ["区水务局"]], "units", []);
  const behind = withAdded(rows, "units", cells, rows[0]?.key ?? 0);
  expect(first(behind.rows)).toEqual([
    "示例区城市管理局",
    "区委办",
    "区水务局",
    "东河街道办事处",
    "区妇联",
    "",
  ]);
  expect(behind.repeatedCount).toBe(2);
  expect(first(withAdded(rows, "units", cells, rows[3]?.key ?? 0).rows)).toEqual([
    "示例区城市管理局",
    "东河街道办事处",
    "区妇联",
    "区委办",
    "区水务局",
    "",
  ]);
  expect(first(withAdded(rows, "units", cells, null).rows).slice(3)).toEqual(["区委办", "区水务局", ""]);
});

test("removed rows are restored to their places; the blank row stays", () => {
  const rows = units();
  const { rows: rest, removedRows } = withoutRows(
    rows,
    "units",
    new Set(rows.filter(({ cells }) => cells[0] !== "东河街道办事处").map(({ key }) => key)),
  );
  expect(first(rest)).toEqual(["东河街道办事处", ""]);
  expect(first(withRestored(rest, "units", removedRows))).toEqual(first(rows));
  const { rows: none, removedRows: all } = withoutRows(rows, "units", new Set(rows.map(({ key }) => key)));
  expect(first(none)).toEqual([""]);
  expect(first(withRestored(none, "units", all))).toEqual(first(rows));
});

test("rows move by one place, together, and not past the edges", () => {
  const rows = units();
  const two = keys(rows, "示例区城市管理局", "东河街道办事处");
  expect(first(withMoved(rows, two, 1))).toEqual(["区妇联", "示例区城市管理局", "东河街道办事处", ""]);
  expect(first(withMoved(rows, two, -1))).toEqual(first(rows));
  expect(first(withMoved(rows, keys(rows, "区妇联"), 1))).toEqual(first(rows));
  expect(first(withMoved(rows, keys(rows, "区妇联"), -1))).toEqual([
    "示例区城市管理局",
    "区妇联",
    "东河街道办事处",
    "",
  ]);
  expect(first(withMoved(rows, keys(rows, "示例区城市管理局", "区妇联"), -1))).toEqual([
    "示例区城市管理局",
    "区妇联",
    "东河街道办事处",
    "",
  ]);
});

test("the days of validity are read as people write them; other text is not saved", () => {
  const rows = rowsOf(
    { units: [], people: [{ name: "程一禾", unit: "", post: "主任", to: "2026-01-31" }] },
    "people",
  );
  expect([hasDays(rows, "people"), hasDays(units(), "units")]).toEqual([true, false]);
  const [{ key } = { key: 0 }] = rows;
  const readPeople = (text: string) =>
    tablesOf({ units: [], people: withCell(rows, "people", key, 3, text) }).people;
  expect(readPeople("2025年3月1日")).toEqual([
    { name: "程一禾", unit: "", post: "主任", from: "2025-03-01", to: "2026-01-31" },
  ]);
  expect(readPeople("2025/3/1")[0]?.from).toBe("2025-03-01");
  // A row that is not valid keeps its saved entry.
  expect(readPeople("去年")).toEqual([{ name: "程一禾", unit: "", post: "主任", to: "2026-01-31" }]);
  expect(tablesOf({ units: [], people: withCell(rows, "people", key, 4, "") }).people).toEqual([
    { name: "程一禾", unit: "", post: "主任" },
  ]);
});

test("a file written from the table is read back unchanged: its heading tells which columns are days", () => {
  const headings = ["全称", "简称", "起", "止"];
  expect(readRows([headings, ["区城管委", "", "", "2025-12-31"]], "units", headings)).toEqual([
    ["区城管委", "", "", "2025-12-31"],
  ]);
  expect(readRows([["区城管委", "城管委", "", "委"]], "units", headings)).toEqual([
    ["区城管委", "城管委、委", "", ""],
  ]);
});
