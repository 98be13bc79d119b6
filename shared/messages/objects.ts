import type { Translation } from "../basics/language.ts";

/** Tables and figures on the paper. */
export const zhCN = {
  insert: "插入",
  insertTable: "插入表格",
  gridSize: (rows: number, columns: number) => `${rows} 行 × ${columns} 列`,
  gridHint: "用方向键或鼠标选择行数和列数，回车插入",
  table: (rows: number, columns: number) => `表格，${rows} 行 ${columns} 列`,
  cell: (row: number, column: number) => `第${row}行第${column}列`,
  tableCaption: "表题",
  figureCaption: "图题",
  tableMenu: "表格操作（右键或 Shift+F10）",
  picture: "图片",
  missingPicture: "缺图",
  share: (share: number) => `${share}%`,
  alternativeTitle: "替代文字",
  alternativeHint: "说明图片的内容，供看不到图片的人了解。不填则用图题。",
  keep: "确定",
  picturesLeftOut: (count: number) =>
    `粘贴的内容里有 ${count} 张图片没有带过来。请直接复制图片再粘贴，或用“图片”插入。`,
  largeTables: (count: number, rows: number, columns: number) =>
    `有 ${count} 个表格超过 ${rows} 行或 ${columns} 列，已按一行一段粘贴成文字。需要表格的，请在原文件中拆成小表格，撤销后分别粘贴。`,
  rowsLeftOut: (count: number) => `表格太大：后面 ${count} 行没有粘贴。请在原文件中分几次复制。`,
  headerRow: (has: boolean): string => (has ? "取消标题行" : "首行作为标题行"),
};

export const en: Translation<typeof zhCN> = {
  insert: "Insert",
  insertTable: "Insert table",
  gridSize: (rows, columns) => `${rows} × ${columns}`,
  gridHint: "Choose rows and columns by arrow keys or mouse; Enter inserts",
  table: (rows, columns) => `Table, ${rows} rows, ${columns} columns`,
  cell: (row, column) => `Row ${row}, column ${column}`,
  tableCaption: "Table caption",
  figureCaption: "Picture caption",
  tableMenu: "Table menu (right click or Shift+F10)",
  picture: "Picture",
  missingPicture: "Picture missing",
  share: (share) => `${share} %`,
  alternativeTitle: "Alternative text",
  alternativeHint:
    "Says what the picture shows, for those who cannot see it. Left empty, the caption serves.",
  keep: "OK",
  picturesLeftOut: (count) =>
    count === 1
      ? "1 picture of what was pasted did not come along. Copy the picture itself, or insert it by “Picture”."
      : `${count} pictures of what was pasted did not come along. Copy the pictures themselves, or insert them by “Picture”.`,
  largeTables: (count, rows, columns) =>
    `${count} pasted ${count === 1 ? "table has" : "tables have"} more than ${rows} rows or ${columns} columns; each row became a paragraph. If you need tables, undo, split them in the original file and paste the parts.`,
  rowsLeftOut: (count) =>
    `The table is too large: its last ${count} rows were not pasted. Copy them in several parts.`,
  headerRow: (has) => (has ? "No heading row" : "First row as heading"),
};
