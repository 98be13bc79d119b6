import type { ConflictChoice } from "../contract/transfer.ts";
import type { Translation } from "../basics/language.ts";

const choices: Record<ConflictChoice, string> = {
  mine: "保留这边的",
  theirs: "换成那边的",
  both: "两个都要",
};

/** The transfer of issues between machines. */
export const zhCN = {
  title: "与其他电脑往来",
  hint: "把各期导出成一个文件，带到另一台电脑上导入；版本、图片、刊物设置一起带走。导入前先比对，两边都改过的由您决定。",
  export: "导出各期……",
  import: "导入各期……",
  exportTitle: "导出各期",
  from: "从",
  to: "到",
  rangeHint: "按各期的日期；都空着就是全部。",
  folder: "文件夹",
  chooseFolder: "选择文件夹……",
  noFolder: "还没有选",
  start: "导出",
  exporting: "正在导出",
  exported: (issues: number, path: string) => `已导出 ${issues} 期：${path}`,
  nothing: "这段日期里没有各期。",
  importTitle: "导入各期",
  importHint: "选择放着文件的文件夹；资料库的备份也可以导入。",
  noFiles: "这个文件夹里没有可以导入的文件。",
  files: "文件",
  comparing: "正在比对……",
  compared: (issues: number, newIssues: number, same: number) =>
    `文件里有 ${issues} 期：新的 ${newIssues} 期，两边相同的 ${same} 期。`,
  conflicts: (count: number) => `两边不同的 ${count} 期，请选择：`,
  columns: { issue: "期", date: "日期", mine: "这边保存于", theirs: "那边保存于", take: "怎么办" },
  choices,
  locked: "这边已定稿，不换",
  all: "全部",
  run: "导入",
  importing: "正在导入",
  progress: (done: number, total: number) => `${done} / ${total} 期`,
  imported: (newIssues: number, replacedIssues: number, keptIssues: number) =>
    `新增 ${newIssues} 期，换成那边的 ${replacedIssues} 期，保留 ${keptIssues} 期`,
  stopped: (left: number) => `已停止，还有 ${left} 期没有处理`,
  undo: "撤销导入……",
};

export const en: Translation<typeof zhCN> = {
  title: "To and from other machines",
  hint: "Issues go into one file, to be taken in on another machine, with their versions, pictures and publications. They are compared first; where both have changed an issue you decide.",
  export: "Export issues…",
  import: "Take in issues…",
  exportTitle: "Export issues",
  from: "From",
  to: "To",
  rangeHint: "By the day of the issue; empty: all.",
  folder: "Folder",
  chooseFolder: "Choose folder…",
  noFolder: "None yet",
  start: "Export",
  exporting: "Exporting",
  exported: (issues, path) => `${issues} issues exported: ${path}`,
  nothing: "There are no issues between these days.",
  importTitle: "Take in issues",
  importHint: "Choose the folder with the file; backups of a library can be taken in too.",
  noFiles: "There is no such file in this folder.",
  files: "Files",
  comparing: "Comparing…",
  compared: (issues, newIssues, same) =>
    `${issues} issues in the file: ${newIssues} new, ${same} the same here.`,
  conflicts: (count) => `${count} differ, please choose:`,
  columns: { issue: "Issue", date: "Date", mine: "Saved here", theirs: "Saved there", take: "Take" },
  choices: { mine: "Mine stays", theirs: "Take theirs", both: "Both" },
  locked: "Final here: stays",
  all: "All",
  run: "Take in",
  importing: "Taking in",
  progress: (done, total) => `${done} of ${total} issues`,
  imported: (newIssues, replacedIssues, keptIssues) =>
    `${newIssues} added, ${replacedIssues} replaced, ${keptIssues} kept`,
  stopped: (left) => `Stopped; ${left} are left`,
  undo: "Undo…",
};
