import type { Translation } from "../basics/language.ts";

/** 名录: the tables of units and people, and the completion of their names in an issue. */
export const zhCN = {
  title: "名录",
  kind: "名录类别",
  kinds: { units: "单位", people: "人员" },
  columns: { units: ["全称", "简称", "起", "止"], people: ["姓名", "单位", "职务", "起", "止"] },
  /** Grey hints in the cells of the blank row. */
  hints: {
    units: ["单位全称", "常用的在前，用顿号隔开", "2026-01-01", "2026-12-31"],
    people: ["姓名", "所在单位", "职务", "2026-01-01", "2026-12-31"],
  },
  days: "起止日期",
  daysHint: "名称、任职从哪天起、到哪天止；空着为一直有效。检查和提示按本期日期用当时的名录。",
  import: "导入表格…",
  export: "导出…",
  exportAs: { xlsx: "Excel 表格（.xlsx）", csv: "文本表格（.csv）" },
  fileOf: (kind: string) => `名录-${kind}`,
  importTitle: (file: string) => `导入“${file}”`,
  importFound: (count: number) => `读出 ${count} 行。前几行：`,
  importNone: "这个表格里没有内容。",
  merge: "并入名录",
  replace: "换成这个表格",
  imported: (count: number, repeatedNames: number) =>
    repeatedNames === 0 ? `已导入 ${count} 行` : `已导入 ${count} 行，另有 ${repeatedNames} 行已经有了`,
  replaced: (count: number) => `名录已换成表格里的 ${count} 行`,
  often: (count: number) => `各期供稿里有 ${count} 个常见的单位还不在名录里。`,
  seeOften: "看一看",
  cell: (column: string, row: number) => `第 ${row} 行${column}`,
  filter: "筛选名称",
  nothingFound: "没有符合条件的名称",
  add: "加一行",
  tick: (row: number) => `选择第 ${row} 行`,
  tickAll: "全部选择",
  ticked: (count: number) => `已选 ${count} 行`,
  moveUp: "上移",
  moveDown: "下移",
  remove: "删除",
  removed: (count: number) => `已删除 ${count} 行`,
  pasted: (count: number, repeatedNames: number) => {
    if (count === 0) return "粘贴的各行都已经有了";
    return repeatedNames === 0
      ? `已添加 ${count} 行`
      : `已添加 ${count} 行，另有 ${repeatedNames} 行已经有了`;
  },
  undo: "撤销",
  empty: { units: "还没有单位", people: "还没有人员" },
  emptyHint: {
    units:
      "在上面的空行里填写，或者从 Excel、WPS 表格复制若干行，在空行里粘贴：第一列全称，后面各列简称。也可以导入 .xlsx、.csv 文件，或者从已有各期的供稿单位收录。填好以后，写稿时键入前两个字就会提示。",
    people:
      "在上面的空行里填写，或者从 Excel、WPS 表格复制若干行，在空行里粘贴：姓名、单位、职务。也可以导入 .xlsx、.csv 文件。填好以后，写稿和填版记时会提示。",
  },
  keysHint: "Enter 到下一行，Tab 到下一格，Alt+↑、Alt+↓ 移动一行。",
  saving: "正在保存……",
  saved: "已保存",
  unsaved: "未保存",
  incomplete: (count: number) => `有 ${count} 行缺名称、太长或日期不对，未保存`,
  takeTheirs: "载入那边的",
  keepMine: "以本窗口的为准",
  found: "从各期收录…",
  foundTitle: "从各期供稿收录单位",
  foundHint: "已有各期供稿中出现、名录中还没有的单位。收录后作为全称，可以再改。",
  foundNone: "各期供稿中的单位，名录中都有了。",
  foundIn: (articles: number) => `${articles} 篇`,
  takeIn: (count: number) => `收录 ${count} 个`,
  takenIn: (count: number) => `已收录 ${count} 个单位`,
  offered: "名称提示",
  noneOffered: "光标前的文字不是名录中任何名称的开头",
  forms: { full: "全称", short: "简称" },
};

export const en: Translation<typeof zhCN> = {
  title: "Names",
  kind: "Kind of names",
  kinds: { units: "Units", people: "People" },
  columns: {
    units: ["Full name", "Short forms", "From", "To"],
    people: ["Name", "Unit", "Post", "From", "To"],
  },
  hints: {
    units: ["Full name of a unit", "The usual one first, commas between", "2026-01-01", "2026-12-31"],
    people: ["Name", "Unit", "Post", "2026-01-01", "2026-12-31"],
  },
  days: "Days",
  daysHint:
    "From and until which day a name or a post holds; empty: always. Checks go by the day of the issue.",
  import: "Import…",
  export: "Export…",
  exportAs: { xlsx: "Excel (.xlsx)", csv: "Text (.csv)" },
  fileOf: (kind) => `Names-${kind}`,
  importTitle: (file) => `Import “${file}”`,
  importFound: (count) => `${count} rows were read. The first ones:`,
  importNone: "The table is empty.",
  merge: "Add to the table",
  replace: "Put in place of the table",
  imported: (count, repeatedNames) =>
    repeatedNames === 0
      ? `${count} rows imported`
      : `${count} rows imported; ${repeatedNames} were there already`,
  replaced: (count) => `The table is now the ${count} rows of the file`,
  often: (count) => `${count} units that often stand in source lines are not in the table.`,
  seeOften: "Have a look",
  cell: (column, row) => `${column}, row ${row}`,
  filter: "Filter names",
  nothingFound: "No name matches",
  add: "Add a row",
  tick: (row) => `Select row ${row}`,
  tickAll: "Select all",
  ticked: (count) => `${count} selected`,
  moveUp: "Move up",
  moveDown: "Move down",
  remove: "Delete",
  removed: (count) => `${count} rows deleted`,
  pasted: (count, repeatedNames) => {
    if (count === 0) return "All pasted rows are there already";
    return repeatedNames === 0
      ? `${count} rows added`
      : `${count} rows added; ${repeatedNames} were there already`;
  },
  undo: "Undo",
  empty: { units: "No units yet", people: "No people yet" },
  emptyHint: {
    units:
      "Fill in the blank row above, or copy rows in Excel or WPS and paste them there: the full name in the first column, short forms in the next ones. Units can also be taken from the sources of issues. From then on, two characters of a name are enough for it to be offered.",
    people:
      "Fill in the blank row above, or copy rows in Excel or WPS and paste them there: name, unit, post. From then on they are offered in the text and in the imprint.",
  },
  keysHint: "Enter goes to the next row, Tab to the next cell, Alt+↑ and Alt+↓ move a row.",
  saving: "Saving…",
  saved: "Saved",
  unsaved: "Not saved",
  incomplete: (count) => `${count} rows lack a name, are too long or have a wrong day: not saved`,
  takeTheirs: "Load theirs",
  keepMine: "Keep those of this window",
  found: "From issues…",
  foundTitle: "Take units from the sources of issues",
  foundHint:
    "Units in the source lines of issues that are not in the table yet. They come in as full names; change them as you like.",
  foundNone: "The table has all units of the source lines.",
  foundIn: (articles) => `${articles} articles`,
  takeIn: (count) => `Take in ${count}`,
  takenIn: (count) => `${count} units taken in`,
  offered: "Names",
  noneOffered: "The text before the caret begins no name of the tables",
  forms: { full: "full", short: "short" },
};
