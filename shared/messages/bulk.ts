import type { Translation } from "../basics/language.ts";

/** The import of a folder of old issues. */
export const zhCN = {
  title: "导入一批旧刊",
  open: "导入一批旧刊……",
  ways: "更多导入方式",
  intro:
    "把一个文件夹（连同里面的文件夹）里的旧刊全部导入资料库，Word、文本、markdown、快报文件都可以。已经有的不会重复导入；中途停止以后，再导入同一个文件夹会接着来。",
  folder: "文件夹",
  chooseFolder: "选择文件夹……",
  noFolder: "还没有选",
  isFinal: "都是已经印发的，作为定稿锁定",
  start: "开始导入",
  running: "正在导入旧刊",
  progress: (done: number, total: number) => `${done} / ${total} 个文件`,
  looking: "正在查看文件夹……",
  done: "旧刊已导入",
  stopped: "导入已停止",
  imported: (count: number) => `导入 ${count} 期`,
  repeated: (count: number) => `已有 ${count} 期，没有重复导入`,
  failed: (count: number) => `${count} 个文件读不出`,
  left: (count: number) => `还有 ${count} 个文件没有处理`,
  none: "这个文件夹里没有可以导入的文件。",
  knownAs: (file: string, issue: string) => `${file}：已有${issue}`,
  saveReport: "保存报告",
  reportFile: (day: string) => `旧刊导入报告-${day}`,
};

export const en: Translation<typeof zhCN> = {
  title: "Import old issues",
  open: "Import old issues…",
  ways: "More ways to import",
  intro:
    "Takes in all old issues of a folder and of those within: Word, text, markdown, .bulletin. What is here already is not taken twice; after a stop the same folder goes on where it was.",
  folder: "Folder",
  chooseFolder: "Choose folder…",
  noFolder: "None yet",
  isFinal: "All were printed: lock them as final",
  start: "Import",
  running: "Importing old issues",
  progress: (done, total) => `${done} of ${total} files`,
  looking: "Looking into the folder…",
  done: "Old issues imported",
  stopped: "Import stopped",
  imported: (count) => `${count} issues imported`,
  repeated: (count) => `${count} were here already`,
  failed: (count) => `${count} files cannot be read`,
  left: (count) => `${count} files are left`,
  none: "There is no file to import in this folder.",
  knownAs: (file, issue) => `${file}: here already, ${issue}`,
  saveReport: "Save report",
  reportFile: (day) => `old-issues-${day}`,
};
